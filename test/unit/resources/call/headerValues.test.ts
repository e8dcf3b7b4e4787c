import type { IDataObject } from 'n8n-workflow';
import { bodyOf, refusal } from './command';

const DIAL = { to: '+13125550001', from: '+13125550002' };
const header = (value: unknown, name = 'X-Customer') => ({ header: [{ name, value }] });

/** Every way in which a value of the user gets into a header of a SIP or HTTP message. */
const WAYS: Array<[operation: string, field: string, set: (value: string) => IDataObject]> = [
	['dial', 'Custom Headers', (value) => ({ ...DIAL, sip: { customHeaders: header(value) } })],
	['dial', 'User-to-User Header', (value) => ({ ...DIAL, sip: { sipHeaders: value } })],
	['dial', 'SIP User Name', (value) => ({ ...DIAL, sip: { sipAuthUsername: value } })],
	['dial', 'SIP Password', (value) => ({ ...DIAL, sip: { sipAuthPassword: value } })],
	['dial', 'Caller Name', (value) => ({ ...DIAL, fromDisplayName: value })],
	['dial', 'Stream Auth Token', (value) => ({ ...DIAL, streaming: { streamAuthToken: value } })],
	[
		'dial',
		'Stream URL',
		(value) => ({ ...DIAL, streaming: { streamUrl: `wss://x.org/${value}` } }),
	],
	[
		'dial',
		'Webhook URL',
		(value) => ({ ...DIAL, webhooks: { webhookUrl: `https://x.org/${value}` } }),
	],
	['answer', 'Custom Headers', (value) => ({ customHeaders: header(value) })],
	['answer', 'User-to-User Header', (value) => ({ sipHeaders: value })],
	[
		'transfer',
		'Custom Headers',
		(value) => ({ to: DIAL.to, sip: { customHeaders: header(value) } }),
	],
	['transfer', 'User-to-User Header', (value) => ({ to: DIAL.to, sip: { sipHeaders: value } })],
	['hangup', 'Custom Headers', (value) => ({ customHeaders: header(value) })],
	[
		'refer',
		'Custom Headers',
		(value) => ({ sipAddress: 'sip:a@x.org', customHeaders: header(value) }),
	],
	['refer', 'User-to-User Header', (value) => ({ sipAddress: 'sip:a@x.org', sipHeaders: value })],
	['refer', 'SIP User Name', (value) => ({ sipAddress: 'sip:a@x.org', sipAuthUsername: value })],
	['refer', 'SIP Password', (value) => ({ sipAddress: 'sip:a@x.org', sipAuthPassword: value })],
	['refer', 'SIP Address', (value) => ({ sipAddress: `sip:a@x.org${value}` })],
	['sendSipInfo', 'Content Type', (value) => ({ contentType: `text/plain;${value}`, body: 'a' })],
];

const SIGNS = ['\r', '\n', '\r\n', '\0', '\t', '\v', '\x1b', '\x7f', '\x85', '\u2028', '\u2029'];

describe.each(WAYS)('%s, %s', (operation, field, set) => {
	it.each(SIGNS)('refuses %j', (sign) => {
		const said = refusal(operation, set(`a${sign}X-Admin: b`));
		expect(said).toMatch(new RegExp(`^${field} \\| `));
		expect(said).not.toContain(sign);
	});
});

it.each(['\r\n', '\0'])('a header’s name cannot hold %j either', (sign) => {
	const customHeaders = header('a', `X-A${sign}X-B`);
	expect(refusal('hangup', { customHeaders })).toMatch(/^Custom Headers/);
	expect(refusal('sendSipInfo', { contentType: `text/plain${sign};q=1`, body: 'a' })).toMatch(
		/^Content Type/,
	);
});

it.each(['Grüße, “Dr. Smith” <42>; a=b', '0', '00c8;encoding=hex'])(
	'sends the value %s as it is',
	(value) => {
		const { custom_headers, sip_headers } = bodyOf('answer', {
			customHeaders: header(value),
			sipHeaders: value,
		});
		expect(custom_headers).toEqual([{ name: 'X-Customer', value }]);
		expect(sip_headers).toEqual([{ name: 'User-to-User', value }]);
	},
);
