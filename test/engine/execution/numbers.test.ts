import type { INodeParameters } from 'n8n-workflow';
import { idsOf, openLab, OWN_NUMBER, type Lab } from '../../support/engine/lab';

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
});
afterAll(async () => await lab.close());
beforeEach(() => lab.forget());

const body = () => lab.requests()[0]?.body as Record<string, unknown>;
const byNumber = (value: string) => ({ __rl: true, mode: 'number', value });
const dial = async (parameters: INodeParameters) =>
	await lab.run('dial', { ...lab.dialing, ...parameters });
const onCall = async (operation: string, parameters: INodeParameters) => {
	const leg = await lab.answered();
	lab.forget();
	return await lab.run(operation, parameters, { items: [idsOf(leg)] });
};

/** Each place where a number is typed, with a way to type it there. */
const PLACES: ReadonlyArray<[place: string, run: (typed: string) => ReturnType<typeof dial>]> = [
	['To of Dial', async (to) => await dial({ to })],
	['From of Dial', async (from) => await dial({ from: byNumber(from) })],
	['Also Ring', async (number) => await dial({ options: { ringAlso: [number] } })],
	['Diversion', async (diversion) => await dial({ options: { diversion } })],
	['To of Transfer', async (to) => await onCall('transfer', { to })],
	[
		'From of Transfer',
		async (from) => await onCall('transfer', { to: '+13125550001', options: { from } }),
	],
	['the address of SIP Refer', async (sipAddress) => await onCall('refer', { sipAddress })],
	[
		'the number to assign',
		async (number) =>
			await lab.run('assign', {
				resource: 'phoneNumber',
				phoneNumberId: byNumber(number),
				connectionId: { __rl: true, mode: 'id', value: lab.application.id },
			}),
	],
];

describe.each(PLACES)('%s', (_, run) => {
	it.each([
		'+13125550001/2',
		'+1 312 555 0001 (2)',
		'13125550001.0',
		'+13125550001 ext. 12',
		'+13125550001; +13125550002',
		'+131255500012',
		'13125550001@s.whatsapp.net',
	])('does not take %s, and nothing is sent', async (typed) => {
		const { error } = await run(typed);
		expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		expect(error?.description).toMatch(/\S/);
		expect(lab.requests()).toEqual([]);
	});
});

it.each(['(+1) 312 555 0001', 'tel:+13125550001', "'+13125550001", '＋１３１２５５５０００１'])(
	'calls one number for %s',
	async (typed) => {
		await dial({ to: typed });
		expect(body()).toMatchObject({ to: '+13125550001', from: OWN_NUMBER });
	},
);

it.each(['+13125550001,123', '+1 312 555 0001, 123'])(
	'Dial and Transfer press the keys behind a comma: %s',
	async (to) => {
		await dial({ to });
		expect(body().to).toBe('+13125550001,123');
		const run = await onCall('transfer', { to });
		expect(run.error).toBeUndefined();
		expect(body().to).toBe('+13125550001,123');
	},
);

it.each(['tel:+13125550001,200', "'+13125550001,200", '(+1) 312 555 0001,200'])(
	'no keys behind one of several numbers: %s',
	async (to) => {
		const { error } = await dial({ to, options: { ringAlso: ['+13125550003'] } });
		expect(error?.message).toMatch(/Digits behind a comma/);
		expect(lab.requests()).toEqual([]);
	},
);

it('an address of an event is called and referred to as it is', async () => {
	await dial({ to: '+13125550101@192.0.2.72:5060' });
	expect(body().to).toBe('sip:+13125550101@192.0.2.72:5060');
	await onCall('refer', { sipAddress: '<sip:+13125550101@192.0.2.72:5060>' });
	expect(body().sip_address).toBe('sip:+13125550101@192.0.2.72:5060');
});

it('a number is assigned however it is written', async () => {
	const { error } = await lab.run('assign', {
		resource: 'phoneNumber',
		phoneNumberId: byNumber('(+1) 312 555 0002'),
		connectionId: { __rl: true, mode: 'id', value: lab.application.id },
	});
	expect(error).toBeUndefined();
});
