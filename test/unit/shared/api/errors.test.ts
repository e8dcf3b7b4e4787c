import type { INode } from 'n8n-workflow';
import {
	isCallEnded,
	noReplyError,
	refusalError,
	strangeReplyError,
} from '../../../../nodes/TelnyxVoice/shared/api/errors';

const node: INode = {
	id: '1',
	name: 'Telnyx Voice',
	type: 'n8n-nodes-telnyx-voice.telnyxVoice',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const asked = { doing: 'Dial', itemIndex: 2 };
const refuse = (statusCode: number, body: unknown, headers = {}) =>
	refusalError(node, asked, { statusCode, headers, body });
const entry = (code: string, title: string, detail?: string, source?: object) => ({
	code,
	title,
	detail,
	source,
});

// The envelopes of Telnyx's reference and of users' reports.
const NOT_E164 = entry(
	'10016',
	'Phone number must be in +E164 format',
	"The 'to' parameter must be in E164 format.",
	{ pointer: '/to' },
);
const NO_PROFILE = entry('10010', 'Authorization failed', 'Call was refused by Telnyx D38');

it('says what failed, what Telnyx said, and what to do', () => {
	const error = refuse(422, { errors: [NOT_E164] });
	expect(error.message).toBe('Dial failed: Phone number must be in +E164 format');
	expect(error.description).toBe(
		"The 'to' parameter must be in E164 format (Telnyx code 10016, field /to). Write phone numbers with the plus sign and the country code, e.g. +13125550001.",
	);
	expect(error).toMatchObject({ httpCode: '422', context: { itemIndex: 2 } });
});

it('names the query parameter of a refused filter', () => {
	const bad = entry('10031', 'Invalid filter', 'Too short.', { parameter: 'filter[name]' });
	expect(refuse(400, { errors: [bad] }).description).toContain('field filter[name]');
});

it('tells all of several errors', () => {
	const second = entry('10004', 'Missing required parameter', "The 'from' parameter is required.", {
		pointer: '/from',
	});
	const { description } = refuse(422, { errors: [NOT_E164, second] });
	expect(description).toContain('10016');
	expect(description).toContain(
		"The 'from' parameter is required (Telnyx code 10004, field /from).",
	);
});

it.each<[string, unknown]>([
	['in the detail', { errors: [NO_PROFILE] }],
	[
		'beside the errors',
		{ errors: [entry('10010', 'Authorization failed')], telnyx_error: { error_code: 'D38' } },
	],
	['in both', { errors: [NO_PROFILE], data: {}, telnyx_error: { error_code: 'D38' } }],
])('finds the D-code %s', (_, body) => {
	expect(refuse(403, body).description).toMatch(/outbound voice profile/);
});

it('does not decide on the code alone', () => {
	const tooMany = entry('10011', 'Too many requests', 'You have exceeded the rate limit.');
	const encrypted = entry(
		'10011',
		'Unsupported',
		'Media encryption is not supported for PSTN calls.',
		{ pointer: '/media_encryption' },
	);
	expect(refuse(429, { errors: [tooMany] }).description).toMatch(/fewer items at once/);
	expect(refuse(422, { errors: [encrypted] }).description).toMatch(
		/Encryption .* SIP addresses only/,
	);
	expect(refuse(404, { errors: [entry('10007', 'Resource not found')] }).description).toMatch(
		/does not exist/,
	);
	expect(refuse(500, { errors: [entry('10007', 'Unexpected error')] }).description).toMatch(
		/problem at the moment/,
	);
});

it('says how long Telnyx wants to be left alone', () => {
	expect(refuse(429, {}, { 'retry-after': '120' }).description).toContain('wait 120 seconds');
});

it.each<[string, number, unknown]>([
	['an HTML page', 502, '<html><body>Bad Gateway</body></html>'],
	['an empty body', 503, ''],
	['nothing', 500, undefined],
	['null', 422, null],
	['a list', 422, []],
	['errors that are no list', 422, { errors: 'none' }],
	['entries that are none', 422, { errors: [null, 'text', 7] }],
	['an empty entry', 422, { errors: [{}] }],
	['an unknown status', 418, { errors: [] }],
	['a redirect', 302, ''],
])('is readable with %s', (_, status, body) => {
	const error = refuse(status, body);
	expect(error.message).toMatch(/^Dial failed: \S/);
	expect(error.description).toMatch(/[a-z]\.$/);
	expect(`${error.message} ${error.description}`).not.toMatch(
		/undefined|null|\[object|<html|\(\)|code \)/,
	);
});

it('shows title, detail and code of what it does not know', () => {
	const error = refuse(422, {
		errors: [entry('99999', 'New rule', 'Something new is forbidden.')],
	});
	expect(error.message).toBe('Dial failed: New rule');
	expect(error.description).toBe(
		'Something new is forbidden (Telnyx code 99999). Check the fields of the node.',
	);
});

it('never shows an API key', () => {
	const key = `KEY${'0123456789ABCDEF_'.repeat(2)}`;
	const error = refuse(401, {
		errors: [entry('10009', `Bad ${key}`, `The key ${key} is wrong.`, { pointer: key })],
	});
	expect(JSON.stringify([error, error.message, error.description, error.context])).not.toContain(
		'0123456789',
	);
	expect(error.message).toContain('KEY…');
});

describe('without a reply', () => {
	it.each([
		'ECONNRESET',
		'ECONNREFUSED',
		'ENOTFOUND',
		'EAI_AGAIN',
		'ECONNABORTED',
		'ETIMEDOUT',
		'ERR_INVALID_URL',
		'EWHATEVER',
	])('explains %s', (code) => {
		const error = noReplyError(node, asked, code, false);
		expect(error.message).toBe('Dial failed: no answer from Telnyx');
		expect(error.description).toMatch(/API Base URL in the credential/);
		expect(error.httpCode).toBe(code);
	});

	it('says when a repeat could do something twice', () => {
		const error = noReplyError(node, asked, 'ECONNRESET', true);
		expect(error.description).toMatch(/not known whether Telnyx received it.*Telnyx portal/);
		expect(error.description).not.toMatch(/run the node again/);
	});

	it('says so after a failure of Telnyx, too', () => {
		const reply = { statusCode: 503, headers: {}, body: '' };
		const error = refusalError(node, asked, reply, true);
		expect(error.description).toMatch(/not known whether it was done.*Telnyx portal/);
		expect(error.description).not.toMatch(/run the node again/);
	});

	it('doubts an answer that is not Telnyx’s', () => {
		const error = strangeReplyError(node, asked, { statusCode: 200, headers: {}, body: '<html>' });
		expect(error.description).toMatch(/API Base URL/);
	});
});

it('knows that a call is over', () => {
	const over = entry('90018', 'Call has already ended', 'This call is no longer active.');
	expect(isCallEnded(refuse(422, { errors: [over] }))).toBe(true);
	expect(isCallEnded(refuse(422, { errors: [NOT_E164, over] }))).toBe(true);
	expect(isCallEnded(refuse(422, { errors: [NOT_E164] }))).toBe(false);
	expect(isCallEnded(new Error('90018'))).toBe(false);
	expect(isCallEnded(undefined)).toBe(false);
});
