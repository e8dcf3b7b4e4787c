import { adviceFor } from '../../../../nodes/TelnyxVoice/shared/api/advice';

/** Codes of Telnyx's "API error codes" that only the commands during a call can meet. */
const CODES: ReadonlyArray<[code: string, says: RegExp]> = [
	['90009', /Repeat/],
	['90012', /voice/],
	['90013', /language/],
	['90016', /current/],
	['90022', /Minimum Digits/],
	['90023', /field/],
	['90024', /Maximum Tries/],
	['90025', /Timeout/],
	['90026', /Between Digits/],
	['90027', /field/],
	['90037', /queue/],
];

test.each(CODES)('code %s has an advice', (code, says) => {
	expect(adviceFor({ code, title: '' }, 422)).toMatch(says);
});
