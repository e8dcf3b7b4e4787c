import { eventChoices } from '../../../nodes/TelnyxVoice/resources/call/control/fields/webhookEvents';
import { VOICE_EVENTS } from '../../simulator/validation/events';
import {
	id,
	json,
	matching,
	plainText,
	rows,
	socketUrl,
	webUrl,
} from '../../../nodes/TelnyxVoice/definition/mappers';
import { ParameterError } from '../../../nodes/TelnyxVoice/shared/values/parameterError';
import { customHeaders } from '../../../nodes/TelnyxVoice/resources/call/sip/fields/sipFields';
import { webhooks } from '../../../nodes/TelnyxVoice/resources/call/control/fields/webhookFields';

interface Shaped {
	id: string;
	count?: number;
	on?: boolean;
	list?: string[];
	more?: object;
}
const shaped = json<Shaped>({
	id: 'string!',
	count: 'number',
	on: 'boolean',
	list: 'array',
	more: 'object',
});

describe('json', () => {
	it.each<[unknown, unknown]>([
		[
			'{"id":"a","count":1,"on":false,"list":[],"more":{}}',
			{ id: 'a', count: 1, on: false, list: [], more: {} },
		],
		[{ id: 'a' }, { id: 'a' }],
	])('reads %j', (value, expected) => {
		expect(shaped(value)).toEqual(expected);
	});

	it.each<[unknown, RegExp]>([
		['{"id":"a",}', /not valid JSON/],
		['', /not valid JSON/],
		['[]', /needs a JSON object/],
		['null', /needs a JSON object/],
		['"text"', /needs a JSON object/],
		[42, /needs a JSON object/],
		['{}', /needs the key “id”/],
		['{"id":""}', /needs the key “id”/],
		['{"id":1}', /needs string in “id”/],
		['{"id":"a","list":{}}', /needs array in “list”/],
		['{"id":"a","more":[]}', /needs object in “more”/],
		['{"id":"a","count":null}', /needs number in “count”/],
		['{"id":"a","colour":"red"}', /unknown key “colour”/],
		['{"id":"a","__proto__":{}}', /unknown key “__proto__”/],
		['{"id":"a","constructor":1}', /unknown key “constructor”/],
	])('refuses %j', (value, message) => {
		expect(() => shaped(value)).toThrow(message);
		expect(() => shaped(value)).toThrow(ParameterError);
	});
});

describe('rows', () => {
	const read = rows('row', ({ name }) => name);

	it.each<[unknown, unknown]>([
		[{ row: [{ name: 'a' }, {}, { name: 'b' }] }, ['a', 'b']],
		[{ row: { name: 'a' } }, ['a']],
		[{ row: [] }, undefined],
		[{}, undefined],
	])('reads %j', (value, expected) => {
		expect(read(value)).toEqual(expected);
	});

	it.each<unknown>(['text', [{ name: 'a' }], 1])(
		'does not lose what is no group of rows: %j',
		(value) => {
			expect(() => read(value)).toThrow('needs rows');
		},
	);
});

describe('id', () => {
	it.each<[unknown, string]>([
		[
			'v3:dtGH0P7fQqBQ0FmQcVZ3vN2m8kLrYtWxSoEaJbHiCnUuDgPfKlMzRw',
			'v3:dtGH0P7fQqBQ0FmQcVZ3vN2m8kLrYtWxSoEaJbHiCnUuDgPfKlMzRw',
		],
		[' 1293384261075731499\n', '1293384261075731499'],
		[42, '42'],
		['a/b%2F..', 'a/b%2F..'],
	])('keeps %j', (value, expected) => {
		expect(id(value)).toBe(expected);
	});

	it.each<unknown>([
		'',
		'  ',
		'.',
		'..',
		'...',
		'a\u0000b',
		'a\nb',
		'\ud800',
		{},
		[{}],
		undefined,
		1e21,
		2 ** 53,
	])('refuses %p', (value) => {
		expect(() => id(value)).toThrow(ParameterError);
	});
});

it('makes text of plain values only', () => {
	expect([plainText('a'), plainText(1), plainText(false), plainText(['a', 'b'])]).toEqual([
		'a',
		'1',
		'false',
		'a,b',
	]);
	for (const value of [{}, [{}], null, undefined])
		expect(() => plainText(value)).toThrow('needs text');
	expect(() => matching(/./, 'is odd', 'x')({})).toThrow('needs text');
});

it.each<[(value: unknown) => unknown, unknown, boolean]>([
	[webUrl, 'https://example.com/a?b=c', true],
	[webUrl, ' HTTP://127.0.0.1:8080 ', true],
	[webUrl, 'example.com', false],
	[webUrl, 'ftp://example.com', false],
	[webUrl, 'https:///path', false],
	[webUrl, 'https://a b', false],
	[webUrl, 'javascript:alert(1)', false],
	[socketUrl, 'wss://example.com/media', true],
	[socketUrl, 'https://example.com/media', false],
])('addresses %#', (read, value, good) => {
	if (good) expect(read(value)).toBe(String(value).trim());
	else expect(() => read(value)).toThrow(ParameterError);
});

describe('rows of the operations', () => {
	const option = (name: string) => {
		const found = webhooks.options.find((each) => each.name === name);
		return (found as unknown as { toApi: (value: unknown) => unknown }).toApi;
	};

	it('reads headers and refuses names that SIP does not have', () => {
		const header = (name: unknown, value: unknown) => ({ header: [{ name, value }] });
		expect(customHeaders.toApi(header('X-Customer', 42))).toEqual([
			{ name: 'X-Customer', value: '42' },
		]);
		for (const name of ['X Customer', 'X:Y', 'X\r\nVia', '', 'Ü']) {
			expect(() => customHeaders.toApi(header(name, 'a'))).toThrow(/unusable header name/);
		}
		expect(() => customHeaders.toApi(header('X', { a: 1 }))).toThrow('needs text');
	});

	it('collects addresses by event', () => {
		const row = (event: string, url: string) => ({ event, url });
		const entry = [
			row('call.answered', 'https://a.example'),
			row('call.answered', 'https://b.example'),
		];
		expect(option('webhookUrls')({ entry })).toEqual({
			'call.answered': ['https://a.example', 'https://b.example'],
		});
		expect(() => option('webhookUrls')({ entry: [row('answered', 'https://a.example')] })).toThrow(
			/does not know the event/,
		);
	});

	it.each<[unknown, number[] | undefined]>([
		['1000, 2000,5000', [1000, 2000, 5000]],
		[1000, [1000]],
		['60000', [60000]],
		['', undefined],
		['1000,,2000', undefined],
		['1,2,3,4,5,6', undefined],
		['60001', undefined],
		['0x10', undefined],
		['-1', undefined],
	])('reads the delays %j', (retriesMs, expected) => {
		const read = () =>
			option('webhookRetriesPolicies')({ policy: [{ event: 'call.answered', retriesMs }] });
		if (expected) expect(read()).toEqual({ 'call.answered': { retries_ms: expected } });
		else expect(read).toThrow(/up to five delays/);
	});
});

it('offers the events of Telnyx by name, and no others', () => {
	expect(new Set(eventChoices.map(({ value }) => value))).toEqual(VOICE_EVENTS);
	expect(eventChoices).toContainEqual({ name: 'Call Answered', value: 'call.answered' });
});
