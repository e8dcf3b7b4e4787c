import type { INode } from 'n8n-workflow';
import { adviceFor } from '../../../../nodes/TelnyxVoice/shared/api/advice';
import { adviceOfEvent } from '../../../../nodes/TelnyxVoice/shared/api/dCodes';
import { refusalError } from '../../../../nodes/TelnyxVoice/shared/api/errors';

/**
 * Error codes that a caller of these operations can meet, with the HTTP status that Telnyx's
 * reference or its users report (422 where the catalogue gives none).
 * Source: Telnyx, "API error codes", and the examples of its OpenAPI description.
 */
const CODES: ReadonlyArray<[code: string, status: number, about: RegExp]> = [
	['10001', 422, /not active/],
	['10002', 422, /plus sign/],
	['10003', 422, /https?:/],
	['10004', 422, /field/],
	['10005', 404, /exist/],
	['10006', 422, /id/],
	['10007', 404, /exist/],
	['10009', 401, /API key/],
	['10010', 403, /account/],
	['10011', 422, /[Ee]ncryption/],
	['10012', 422, /exists already/],
	['10013', 422, /profile/],
	['10015', 422, /application/],
	['10015', 400, /field/],
	['10016', 422, /\+1/],
	['10017', 422, /profile/],
	['10021', 422, /in use/],
	['10023', 400, /Base URL/],
	['10024', 415, /Base URL/],
	['10025', 422, /length/],
	['10026', 422, /field/],
	['10027', 422, /field/],
	['10028', 400, /characters/],
	['10029', 415, /Base URL/],
	['10030', 405, /Base URL/],
	['10031', 400, /three characters/],
	['10032', 422, /values/],
	['10033', 422, /small|large/],
	['10034', 415, /Base URL/],
	['10035', 422, /minute/],
	['10036', 422, /minute/],
	['10037', 422, /minute/],
	['10038', 422, /limit/],
	['10039', 422, /limit/],
	['20001', 401, /API key/],
	['20002', 401, /new one/],
	['20006', 401, /new one/],
	['20008', 401, /API key/],
	['20012', 403, /account/],
	['20013', 403, /account/],
	['20014', 403, /[Vv]erify/],
	['20015', 403, /support/],
	['20016', 403, /[Vv]erify/],
	['20017', 403, /[Vv]erify/],
	['20100', 402, /funds/],
	['90000', 422, /field/],
	['90001', 422, /channels/],
	['90010', 422, /long/],
	['90014', 422, /keys/],
	['90015', 422, /call_control_id/],
	['90017', 422, /client state/],
	['90018', 422, /over/],
	['90019', 422, /over/],
	['90020', 422, /answered/],
	['90028', 422, /field/],
	['90029', 422, /14400/],
	['90030', 422, /field/],
	['90032', 422, /full/],
	['90033', 422, /name/],
	['90034', 422, /not answered yet/],
	['90035', 422, /queue/],
	['90036', 422, /full/],
	['90038', 422, /queue/],
	['90040', 400, /address of the file/],
	['90041', 422, /at once/],
	['90042', 403, /at once/],
	['90043', 422, /at once/],
	['90044', 422, /conference/],
	['90045', 422, /stream/],
	['90046', 422, /Stream URL/],
	['90053', 422, /transcription/],
	['90054', 422, /transcribed already/],
	['90055', 422, /field/],
	['90056', 422, /field/],
	['90057', 422, /event names/],
	['90058', 422, /field/],
	['90059', 422, /tracks/],
	['90061', 422, /assistant/],
	['90102', 422, /incoming/],
];

/** Source: Telnyx, "SIP response codes", with what users found behind D11 and D13. */
const D_CODES: ReadonlyArray<[code: string, about: RegExp]> = [
	['D1', /at once/],
	['D2', /at once/],
	['D3', /at once/],
	['D5', /billing/],
	['D7', /outbound voice profile/],
	['D8', /E911/],
	['D9', /international/],
	['D4', /at once.*inbound/],
	['D10', /at once/],
	['D11', /number that is called/],
	['D12', /service plan.*destination/],
	['D13', /country/],
	['D14', /number that is called is not valid/],
	['D15', /switched off/],
	['D16', /switched off/],
	['D17', /switched off/],
	['D18', /not active/],
	['D19', /billing/],
	['D21', /destination/],
	['D22', /at once/],
	['D24', /rate/],
	['D25', /account.*SIP/],
	['D26', /connection.*SIP/],
	['D29', /token.*SIP/],
	['D30', /SIP address is not valid/],
	['D31', /subdomain/],
	['D34', /EEA/],
	['D35', /format/],
	['D36', /another account/],
	['D37', /[Ee]mergency/],
	['D38', /outbound voice profile/],
	['D39', /daily spending limit.*international/],
	['D40', /route/],
	['D41', /fraud/],
	['D42', /REFER/],
	['D44', /application.*list/],
	['D46', /From number may only receive/],
	['D48', /destination/],
	['D49', /From number is not valid/],
	['D50', /number that is called is not valid/],
	['D51', /not verified/],
	['D52', /screening/],
	['D53', /same number/],
	['D54', /reputation/],
	['D56', /channel billing/],
	['D57', /HD voice/],
	['D58', /restricted.*Ask Telnyx/],
	['D59', /short or special/],
	['D60', /verified numbers/],
	['D61', /[Ii]ncoming.*trial.*verified numbers/],
	['D63', /ported/],
	['D64', /regulatory/],
	['D65', /regulatory/],
];

it.each(CODES)('code %s with status %d has a next step', (code, status, about) => {
	const advice = adviceFor({ code, title: '', detail: '' }, status);
	expect(advice).toMatch(about);
	expect(advice).toMatch(/^[A-Z].*\.$/);
});

it.each(D_CODES)('%s has a next step, more precise than that of its code', (code, about) => {
	const inDetail = adviceFor({ code: '10010', title: '', detail: `Call refused ${code}` }, 403);
	expect(inDetail).toMatch(about);
	expect(inDetail).toMatch(/^[A-Z].*\.$/);
	expect(adviceFor({ code: '10010', title: '' }, 403, code)).toBe(inDetail);
});

it.each(D_CODES)('%s says the same over HTTP and in an event, cause first', (code) => {
	const refusal = refusalError(
		{ name: 'Telnyx Voice' } as INode,
		{ doing: 'Dial' },
		{
			statusCode: 403,
			headers: {},
			body: { errors: [{ code: '10010', title: 'Authorization failed', detail: `No. ${code}` }] },
		},
	);
	const [, cause] = /^Dial failed: (\S.*) \((D\d+)\)$/.exec(refusal.message) ?? [];
	expect(refusal.message).toBe(`Dial failed: ${cause} (${code})`);
	expect(refusal.description).toContain('Authorization failed');
	const advice = adviceFor({ code: '10010', title: '' }, 403, code) ?? '';
	expect(refusal.description).toContain(advice);
	const inEvent = adviceOfEvent({ telnyx_error: { error_code: code } });
	expect(inEvent?.toLowerCase()).toBe(`${cause} (${code}). ${advice}`.toLowerCase());
});

it.each([
	[{ error_code: 'D13' }],
	['D13'],
	[{ code: 'D13', detail: 'Not allowed' }],
	[{ title: 'Forbidden', detail: 'Dialed number is not included in whitelisted countries D13' }],
	[[{ code: '10010', detail: 'Forbidden D13' }]],
])('finds the D-code of an event in %j', (telnyx_error) => {
	expect(adviceOfEvent({ telnyx_error })).toMatch(/^The country is not allowed \(D13\)\. /);
});

it.each([[null], [undefined], [{}], [{ error_code: 'D99' }], [{ error_code: 13 }], ['']])(
	'has no advice for an event with %j',
	(telnyx_error) => {
		expect(adviceOfEvent({ telnyx_error })).toBeUndefined();
	},
);

it('keeps the words of a refusal that is not known', () => {
	const { message, description } = refusalError(
		{ name: 'Telnyx Voice' } as INode,
		{ doing: 'Dial' },
		{
			statusCode: 403,
			headers: {},
			body: { errors: [{ code: '10010', title: 'Authorization failed', detail: 'New rule D99' }] },
		},
	);
	expect(message).toBe('Dial failed: New rule D99');
	expect(description).toMatch(/New rule D99.*Ask Telnyx support|or ask Telnyx support/);
});

it('mistakes no other text for a D-code', () => {
	const general = adviceFor({ code: '10010', title: '' }, 403);
	for (const detail of ['AD38', 'D380', 'id-38', 'd38', 'D99']) {
		expect(adviceFor({ code: '10010', title: '', detail }, 403)).toBe(general);
	}
});

it('has none for a code that is not known', () => {
	expect(adviceFor({ code: '12345', title: '' }, 422)).toBeUndefined();
	expect(adviceFor({ code: 'constructor', title: '' }, 422)).toBeUndefined();
});
