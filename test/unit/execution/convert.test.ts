import { toBody, toLocal, wireName } from '../../../nodes/TelnyxVoice/execution/convert';
import { isEmpty } from '../../../nodes/TelnyxVoice/shared/values/isEmpty';
import type { Field } from '../../../nodes/TelnyxVoice/definition/types';
import { ParameterError } from '../../../nodes/TelnyxVoice/shared/values/parameterError';

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
	displayName: 'Ring Time',
	name: 'ringTime',
	type,
	default: '',
	...more,
});
const choices = field('options', {
	options: [
		{ name: 'A', value: 'a' },
		{ name: '8', value: 8000 },
	] as Field['options'],
});
const range = field('number', { typeOptions: { minValue: 5, maxValue: 600, numberPrecision: 0 } });

function refusal(one: Field, value: unknown): ParameterError {
	try {
		toBody([one], { ringTime: value as never });
	} catch (error) {
		expect(error).toBeInstanceOf(ParameterError);
		return error as ParameterError;
	}
	throw new Error('It was accepted');
}

describe('toBody', () => {
	it.each<[string, Field, unknown, unknown]>([
		['a number', range, 30, 30],
		['a number as text', range, ' 30 ', 30],
		['zero', field('number'), 0, 0],
		['a negative number', field('number'), -1.5, -1.5],
		['false', field('boolean'), false, false],
		['true as text', field('boolean'), 'true', true],
		['a choice', choices, 'a', 'a'],
		['a number choice as text', choices, '8000', 8000],
		['text', field('string'), ' as it is ', ' as it is '],
		['a number as text field', field('string'), 42, '42'],
		['a long id', field('string'), '1293384261075731499', '1293384261075731499'],
	])('sends %s', (_, one, value, expected) => {
		expect(toBody([one], { ringTime: value as never })).toEqual({ ring_time: expected });
	});

	it.each([undefined, null, ''])('sends nothing for %p', (value) => {
		expect(isEmpty(value)).toBe(true);
		expect(toBody([range], { ringTime: value })).toEqual({});
	});

	it.each<[string, Field, unknown, RegExp]>([
		['text for a number', range, 'soon', /needs a number, not “soon”/],
		['blanks for a number', range, '  ', /needs a number/],
		['true for a number', range, true, /needs a number, not “true”/],
		['a list for a number', range, [30], /needs a number/],
		['infinity', field('number'), 'Infinity', /needs a number/],
		['a fraction', range, 30.5, /needs a whole number, not 30.5/],
		['too little', range, 4, /from 5 to 600, not 4/],
		['too much', range, 601, /from 5 to 600, not 601/],
		[
			'too little without an upper limit',
			field('number', { typeOptions: { minValue: 1 } }),
			0,
			/from 1 or more, not 0/,
		],
		['a word for a switch', field('boolean'), 'yes', /needs true or false, not “yes”/],
		['a number for a switch', field('boolean'), 1, /needs true or false/],
		['an unknown choice', choices, 'b', /does not know “b”/],
		['an object for a choice', choices, { a: 1 }, /does not know “{"a":1}”/],
		['an object for text', field('string'), { a: 1 }, /needs text, not “{"a":1}”/],
		['a list for text', field('string'), ['a'], /needs text/],
		// 2^53 + 2 and an id of Telnyx: the last digits are gone before they come here.
		['an unsafe integer', field('string'), 2 ** 53 + 2, /last digits are lost/],
		[
			'a long id without quotes',
			field('string'),
			Number('1293384261075731499'),
			/last digits are lost/,
		],
		['text for a group', field('collection', { options: [] }), 'x', /needs an object, not “x”/],
		['a list for a group', field('collection', { options: [] }), [{}], /needs an object/],
	])('refuses %s', (_, one, value, message) => {
		const error = refusal(one, value);
		expect(error.message).toMatch(message);
		expect(error.field).toBe('Ring Time');
	});

	it('lists the choices and shortens what it quotes', () => {
		expect(refusal(choices, 'b').advice).toBe('Use one of: a, 8000.');
		expect(refusal(choices, 'b'.repeat(9999)).message.length).toBeLessThan(100);
	});

	it('nests a group, flattens another, and leaves empty ones out', () => {
		const inner = { ...range, name: 'maxLength', displayName: 'Max Length' };
		const nested = field('collection', { name: 'callConfig', options: [inner] });
		const flat = field('collection', { name: 'more', flatten: true, options: [inner, choices] });
		expect(
			toBody([nested, flat], { callConfig: { maxLength: 9 }, more: { ringTime: 'a' } }),
		).toEqual({
			call_config: { max_length: 9 },
			ring_time: 'a',
		});
		expect(toBody([nested, flat], { callConfig: {}, more: {} })).toEqual({});
		expect(() => toBody([nested], { callConfig: { maxLength: 4 } })).toThrow(/from 5 to 600/);
	});

	it('maps a value, leaves out what maps to nothing, and never sends local fields', () => {
		const mapped = field('boolean', { toApi: (value) => (value ? 'self' : undefined) });
		expect(toBody([mapped], { ringTime: 'true' })).toEqual({ ring_time: 'self' });
		expect(toBody([mapped], { ringTime: false })).toEqual({});
		expect(toBody([{ ...range, local: true }], { ringTime: 30 })).toEqual({});
	});

	it('turns a crash of a mapping into a message that names the field', () => {
		const crash = field('json', {
			toApi: () => {
				throw new TypeError('x is undefined');
			},
		});
		expect(refusal(crash, {})).toMatchObject({ message: 'cannot be read', field: 'Ring Time' });
	});
});

describe('toLocal', () => {
	it('gives the checked values of the local fields alone', () => {
		const local = { ...range, local: true as const };
		expect(toLocal([local, choices], { ringTime: '30' })).toEqual({ ringTime: 30 });
		expect(() => toLocal([local], { ringTime: 'many' })).toThrow(/needs a number/);
		expect(toLocal([local], {})).toEqual({});
	});
});

it('writes names as the wire does', () => {
	expect(wireName(field('string', { name: 'webhookEventFailoverUrl' }))).toBe(
		'webhook_event_failover_url',
	);
	expect(
		wireName(field('string', { name: 'callControlIdToBridgeWith', apiName: 'call_control_id' })),
	).toBe('call_control_id');
});
