import type { INodeParameters } from 'n8n-workflow';
import { idsOf, openLab, OWN_NUMBER, results, type Lab } from '../../support/engine/lab';

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
});
afterAll(async () => await lab.close());
beforeEach(() => lab.forget());

const body = () => lab.requests()[0]?.body as Record<string, unknown>;
const dial = async (options: INodeParameters, more: INodeParameters = {}) =>
	await lab.run('dial', { ...lab.dialing, ...more, options });
const text = (encoded: unknown) => Buffer.from(String(encoded), 'base64').toString();

describe('the Call Control ID', () => {
	it.each([
		'v3:a/b',
		'v3:a%2Fb%',
		'../../call_control_applications',
		'v3:a?x=1#y',
		'v3:☎ é\\;,@&=+$',
		'%2e%2e',
		`v3:${'x'.repeat(400)}`,
	])('%s stays within its part of the path', async (call_control_id) => {
		const run = await lab.run('hangup', {}, { items: [{ call_control_id }] });

		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({ name: 'NodeApiError' });
		const [request] = lab.requests();
		expect(request).toMatchObject({ method: 'POST' });
		expect(request.path.split('/').map(decodeURIComponent)).toEqual([
			'',
			'v2',
			'calls',
			call_control_id,
			'actions',
			'hangup',
		]);
	});

	it.each<[unknown, RegExp]>([
		[undefined, /“Call Control ID” is empty/],
		['', /“Call Control ID” is empty/],
		[null, /“Call Control ID” is empty/],
		['   ', /“Call Control ID” is empty/],
		['..', /“Call Control ID” is not an id/],
		['.', /“Call Control ID” is not an id/],
		[{ id: 'v3:x' }, /“Call Control ID” needs text/],
		[1293384261075731499n.toString() + '\u0000', /“Call Control ID” is not an id/],
	])('%j is refused before anything is sent', async (call_control_id, message) => {
		const run = await lab.run('hangup', {}, { items: [{ call_control_id } as never] });

		expect(run.error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		expect(run.error?.message).toMatch(message);
		expect(run.error?.description).toMatch(/\S/);
		expect(lab.requests()).toEqual([]);
	});

	it('comes from the item without being typed, and is trimmed', async () => {
		const leg = await lab.answered();
		const [result] = results(await lab.run('retrieveStatus', {}, { items: [idsOf(leg)] }));
		expect(result).toMatchObject({ ...idsOf(leg), is_alive: true });

		const typed = { callControlId: ` ${leg.call_control_id}\n` };
		expect(results(await lab.run('retrieveStatus', typed))[0]).toMatchObject(idsOf(leg));
	});
});

describe('long ids', () => {
	it('stay text from the list, typed, and from an expression', async () => {
		const { id } = lab.application;
		expect(Number(id)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
		for (const connectionId of [
			{ __rl: true, mode: 'list', value: id, cachedResultName: 'Clinic' },
			{ __rl: true, mode: 'id', value: ` ${id} ` },
			{ __rl: true, mode: 'id', value: '={{ $json.id }}' },
			'={{ $json.id }}',
			id,
		]) {
			lab.forget();
			await lab.run('dial', { ...lab.dialing, connectionId }, { items: [{ id }] });
			expect(body().connection_id).toBe(id);
		}
	});

	it('are refused when an expression made a number of them', async () => {
		const run = await dial(
			{},
			{ connectionId: { __rl: true, mode: 'id', value: '={{ 1293384261075731499 }}' } },
		);
		expect(run.error?.message).toMatch(/“Application” got a number that is too long/);
		expect(lab.requests()).toEqual([]);
	});
});

describe('the client state', () => {
	it.each<[string, string, string]>([
		['text', 'plain text ☎', 'plain text ☎'],
		['JSON', '{"patient": 42}', '{"patient": 42}'],
		['an object', '={{ { patient: 42 } }}', '{"patient":42}'],
		['a list', '={{ [1, "b"] }}', '[1,"b"]'],
		['a number', '={{ 7 }}', '7'],
	])('is encoded from %s', async (_, clientState, expected) => {
		await dial({ clientState });
		expect(text(body().client_state)).toBe(expected);
	});

	it('is left out when it is empty', async () => {
		await dial({ clientState: '' });
		expect(body()).not.toHaveProperty('client_state');
	});
});

describe('several destinations', () => {
	it.each<[string, INodeParameters, INodeParameters]>([
		['Also Ring', { ringAlso: ['+1 312 555 0003', ''] }, {}],
		['Also Ring from an expression', { ringAlso: '={{ "+13125550003" }}' }, {}],
		['a list in To', {}, { to: '={{ ["+13125550001", "+13125550003"] }}' }],
	])('come from %s', async (_, options, more) => {
		const [result] = results(await dial(options, more));
		expect(body().to).toEqual(['+13125550001', '+13125550003']);
		expect(result.call_control_id).toMatch(/^v3:/);
	});

	it('give an item per leg, should Telnyx answer with a list', async () => {
		lab.simulator.switches.dialManyReply = 'list';
		const out = results(await dial({ ringAlso: ['+13125550003'] }));
		lab.simulator.switches.dialManyReply = 'first';

		expect(new Set(out.map(({ call_control_id: id }) => id)).size).toBe(2);
		for (const json of out)
			expect(json).toMatchObject({ record_type: 'call', command_id: body().command_id });
	});

	it.each<[string, INodeParameters, INodeParameters, RegExp]>([
		['an empty list', {}, { to: '={{ [] }}' }, /“To” is an empty list/],
		[
			'digits behind one of them',
			{ ringAlso: ['+13125550003'] },
			{ to: '+13125550001,200' },
			/Digits behind a comma/,
		],
		['a bad one among them', { ringAlso: ['555'] }, {}, /“To” is not a phone number: “555”/],
	])('refuse %s', async (_, options, more, message) => {
		expect((await dial(options, more)).error?.message).toMatch(message);
		expect(lab.requests()).toEqual([]);
	});
});

it.each<[string, INodeParameters, RegExp]>([
	[
		'text for a number',
		{ timeoutSecs: '={{ "soon" }}' },
		/“Ring Time \(Seconds\)” needs a number, not “soon”/,
	],
	['a number out of range', { timeoutSecs: 4 }, /from 5 to 600, not 4/],
	['a wrong choice', { privacy: '={{ "maybe" }}' }, /“Privacy” does not know “maybe”/],
	[
		'a word for a switch',
		{ routeToMobile: '={{ "yes" }}' },
		/“Route to Mobile” needs true or false/,
	],
	['an object for text', { mediaName: '={{ {} }}' }, /“Media Name” needs text/],
	[
		'broken JSON',
		{ conferenceConfig: '{ "conference_name": ' },
		/“Conference \(JSON\)” is not valid JSON/,
	],
	['an unknown key in JSON', { conferenceConfig: '{ "name": "x" }' }, /unknown key “name”/],
	['both sounds', { audioUrl: 'https://example.com/a.mp3', mediaName: 'a' }, /exclude each other/],
	['a link without its call', { link: { bridgeOnAnswer: true } }, /needs “Link To”/],
	['an empty From', { clientState: 'x' }, /“From” is empty/],
])('refuses %s before anything is sent', async (name, options, message) => {
	const from = name === 'an empty From' ? '={{ $json.nothing }}' : OWN_NUMBER;
	const run = await dial(options, { from: { __rl: true, mode: 'number', value: from } });

	expect(run.error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
	expect(run.error?.message).toMatch(message);
	expect(lab.requests()).toEqual([]);
});

it('takes values as expressions give them', async () => {
	await dial(
		{ timeoutSecs: '={{ "25" }}', routeToMobile: '={{ "false" }}' },
		{ from: `={{ "${OWN_NUMBER}" }}` },
	);
	expect(body()).toMatchObject({ timeout_secs: 25, route_to_mobile: false, from: OWN_NUMBER });
});

it('sends no tuning of the beep until it is set', async () => {
	const zeros = {
		beepMaxFrequencyHz: 0,
		beepMinFrequencyHz: 0,
		beepMinToneDurationMillis: 0,
		beepSpectralMinPurity: 0,
		beepSpectralWindowMillis: 0,
	};
	await dial({ answeringMachineDetectionConfig: zeros });
	expect(body()).not.toHaveProperty('answering_machine_detection_config');
	lab.forget();
	await dial({ answeringMachineDetectionConfig: { ...zeros, beepMinFrequencyHz: 350 } });
	expect(body().answering_machine_detection_config).toEqual({ beep_min_frequency_hz: 350 });
});
