const base64 = (value: unknown) =>
	Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64');

const RESUME = '/webhook-waiting/1/telnyx-voice?signature=ab';
/** What has no text: `String()` of it throws. */
const NO_TEXT = { toString: 1, valueOf: 1 };
const every = ['call.initiated', 'call.hangup', 'call.speak.ended'];

/** States that a stranger can give a call of theirs; none is a correlation of ours to the letter. */
export const hostileStates: Array<[string, unknown]> = [
	['a correlation whose events have no text', base64({ n8nWait: ['n', RESUME, [NO_TEXT]] })],
	[
		'a correlation with one event without text',
		base64({ n8nWait: ['n', RESUME, [...every, NO_TEXT]] }),
	],
	['a correlation without text', base64({ n8nWait: [NO_TEXT, NO_TEXT, NO_TEXT] })],
	[
		'a correlation around what has no text',
		base64({ n8nWait: ['n', RESUME, every], own: NO_TEXT }),
	],
	['a correlation around a list', base64({ n8nWait: ['n', RESUME, every], own: [1] })],
	['a correlation around null', base64({ n8nWait: ['n', RESUME, every], own: null })],
	['a correlation of numbers', base64({ n8nWait: [1, 2, [3]] })],
	[
		'a correlation that is an object',
		base64({ n8nWait: { length: 3, 0: 'n', 1: RESUME, 2: every } }),
	],
	['a correlation with a huge list', base64({ n8nWait: ['n', RESUME, Array(200_000).fill(1)] })],
	[
		'a correlation with an event in a list',
		base64({ n8nWait: ['n', RESUME, [['call.initiated']]] }),
	],
	[
		'a correlation of a prototype',
		base64('{"__proto__":{"n8nWait":["n","/webhook/x",["call.initiated"]]}}'),
	],
	[
		'a correlation for another webhook',
		base64({ n8nWait: ['n', '/webhook/1/telnyx-voice', every] }),
	],
	['a correlation for another host', base64({ n8nWait: ['n', `//evil.example${RESUME}`, every] })],
	['a plain correlation that is none', '{"n8nWait":[{"toString":1},"/",[{"toString":1}]]}'],
	['lists in lists', base64('['.repeat(50_000) + ']'.repeat(50_000))],
	['objects in objects', base64('{"n8nWait":'.repeat(9_000) + '1' + '}'.repeat(9_000))],
	['a number', 7],
	['an object', { n8nWait: ['n', RESUME, every] }],
	['a list', [NO_TEXT]],
	['what has no text', NO_TEXT],
	['true', true],
];
