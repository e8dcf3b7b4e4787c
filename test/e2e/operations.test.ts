import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { itemsOf, type ExecutionResult } from '../n8n/execution';
import type { Leg } from '../simulator';
import { post as command } from '../support/action/lab';
import { byId, byNumber, Flow } from '../support/flow';
import { ACCOUNT_NUMBER, startWorld, type World } from '../support/world';

jest.setTimeout(120_000);

const CALLEE = '+13125550150';
const CALL_ID = /^v3:/;

let world: World;
beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 20 } });
	// Nothing here depends on an event.
	world.application.webhook_event_url = `${world.simulator.origin}/nobody-listens`;
});
afterAll(async () => await world?.close());
afterEach(() => world.simulator.faults.clear());

interface Run {
	/** What the node before this one gives; its parameters refer to it by their defaults. */
	items?: IDataObject[];
	resource?: string;
	more?: Partial<INode>;
}

/** Runs one node behind a trigger, as the editor's button “Execute workflow” does. */
async function run(
	operation: string,
	parameters: INodeParameters,
	{ items = [{}], resource = 'call', more = {} }: Run = {},
): Promise<ExecutionResult> {
	const { client } = world;
	const workflow = new Flow(operation)
		.node('Start', 'n8n-nodes-base.manualTrigger')
		.call('Telnyx', operation, { resource, ...parameters }, more)
		.arrow('Start', 'Telnyx')
		.build();
	const pinData = { Start: items.map((json) => ({ json })) };
	const { id } = await world.create({ ...workflow, pinData });
	const execution = await client.runWorkflow(id, { trigger: 'Start' });
	return await client.waitForExecution(String(execution));
}

function resultOf(execution: ExecutionResult): IDataObject[] {
	if (execution.error) throw new Error(JSON.stringify(execution.error));
	return itemsOf(execution, 'Telnyx') ?? [];
}

const ringing = async () =>
	await world.simulator.incomingCall({ from: '+13125550123', to: ACCOUNT_NUMBER });

async function answered(): Promise<Leg> {
	const leg = await ringing();
	await command(world.simulator, `/calls/${leg.call_control_id}/actions/answer`);
	return leg;
}

const dialling = (): INodeParameters => ({
	to: CALLEE,
	from: byNumber(ACCOUNT_NUMBER),
	connectionId: byId(world.application.id),
	waitForOutcome: false,
});

describe('an operation on a call', () => {
	it('Dial', async () => {
		const [item] = resultOf(await run('dial', dialling()));

		expect(item.call_control_id).toMatch(CALL_ID);
		const [{ body, ...done }] = world.simulator.commands.filter(({ name }) => name === 'dial');
		expect(done).toMatchObject({
			call_control_id: item.call_control_id,
			command_id: item.command_id,
		});
		expect(body).toEqual({
			to: CALLEE,
			from: ACCOUNT_NUMBER,
			connection_id: world.application.id,
			command_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
		});
	});

	it.each<[string, string, () => Promise<Leg>, () => Promise<INodeParameters>]>([
		['Answer', 'answer', ringing, async () => ({ waitForOutcome: false })],
		['Reject', 'reject', ringing, async () => ({ cause: 'USER_BUSY' })],
		['Hang Up', 'hangup', answered, async () => ({})],
		['Transfer', 'transfer', answered, async () => ({ to: CALLEE, waitForOutcome: false })],
		[
			'Bridge',
			'bridge',
			answered,
			async () => {
				const { call_control_id } = await answered();
				return { callControlIdToBridgeWith: call_control_id, waitForOutcome: false };
			},
		],
		[
			'SIP Refer',
			'refer',
			answered,
			async () => ({ sipAddress: 'sip:a@example.com', waitForOutcome: false }),
		],
		[
			'Send SIP Info',
			'sendSipInfo',
			answered,
			async () => ({ contentType: 'text/plain', body: 'Hi' }),
		],
	])('%s', async (_, operation, call, parameters) => {
		const { simulator } = world;
		const leg = await call();
		const given = await parameters();
		const before = simulator.commands.length;
		const [item] = resultOf(
			await run(operation, given, { items: [{ call_control_id: leg.call_control_id }] }),
		);

		const done = simulator.commands.slice(before);
		expect(done).toMatchObject([
			{ call_control_id: leg.call_control_id, command_id: item.command_id },
		]);
		expect(item).toMatchObject({ call_control_id: leg.call_control_id, result: 'ok' });
		expect(item.command_id).toMatch(/^[0-9a-f-]{36}$/);
	});

	it('Get Status', async () => {
		const { call_control_id } = await answered();
		expect(
			resultOf(await run('retrieveStatus', {}, { items: [{ call_control_id }] })),
		).toMatchObject([{ call_control_id, is_alive: true }]);
	});

	it('Get Many Active', async () => {
		const { call_control_id } = await answered();
		const parameters = { connectionId: byId(world.application.id), returnAll: true };
		const active = resultOf(await run('listActiveCalls', parameters));
		expect(active.map((item) => item.call_control_id)).toContain(call_control_id);
	});
});

describe('an operation on an application', () => {
	const resource = 'application';
	let connectionId: INodeParameters;

	it('Create', async () => {
		const url = 'https://example.com/events';
		const given = { applicationName: 'Clinic', webhookEventUrl: url };
		const [item] = resultOf(await run('create', given, { resource }));
		expect(item).toMatchObject({
			id: expect.stringMatching(/^\d{19}$/),
			application_name: 'Clinic',
			webhook_event_url: url,
			webhook_api_version: '2',
		});
		connectionId = byId(String(item.id));
	});

	it('Get', async () => {
		expect(resultOf(await run('retrieve', { connectionId }, { resource }))).toMatchObject([
			{ id: connectionId.value, application_name: 'Clinic' },
		]);
	});

	it('Get Many', async () => {
		const list = resultOf(await run('list', { returnAll: true }, { resource }));
		expect(list.map(({ id }) => id).sort()).toEqual(
			[connectionId.value, world.application.id].sort(),
		);
	});

	it('Update keeps what is not set', async () => {
		const options = { applicationName: 'Clinic two' };
		expect(resultOf(await run('update', { connectionId, options }, { resource }))).toMatchObject([
			{ application_name: 'Clinic two', webhook_event_url: 'https://example.com/events' },
		]);
	});

	it('Delete', async () => {
		await run('delete', { connectionId }, { resource }).then(resultOf);
		expect(world.simulator.applications.get(String(connectionId.value))).toBeUndefined();
	});
});

describe('a refusal', () => {
	const tooMany = { errors: [{ code: '10011', title: 'Too many requests', detail: 'Slow down.' }] };

	it.each<[string, () => Promise<ExecutionResult>, RegExp[]]>([
		[
			'422',
			async () => await run('retrieveStatus', { callControlId: 'v3:nobody' }),
			[/^Get Status failed: Invalid Call Control ID/, /Telnyx code 90015/, /starts with v3:/],
		],
		[
			'403 with the code D38',
			async () => {
				world.simulator.people.set('+13125550138', { does: 'refused', code: 'D38' });
				return await run('dial', { ...dialling(), to: '+13125550138' });
			},
			[/^Dial failed: /, /D38/, /outbound voice profile/],
		],
		[
			'429',
			async () => {
				const after = { 'retry-after': '120' };
				world.simulator.faults.add({
					path: /\/calls$/,
					status: 429,
					headers: after,
					body: tooMany,
				});
				return await run('dial', dialling());
			},
			[/^Dial failed: Too many requests/, /Slow down/, /Telnyx code 10011/, /wait 120 seconds/],
		],
	])('%s says what failed, what Telnyx said, and what to do', async (_, refused, says) => {
		const { status, error, lastNode, full } = await refused();

		expect({ status, lastNode }).toEqual({ status: 'error', lastNode: 'Telnyx' });
		const shown = `${error?.message}\n${error?.description}`;
		for (const text of says) expect(shown).toMatch(text);
		expect(shown).not.toMatch(/undefined|\[object|status code \d/);
		const stored = JSON.stringify(full);
		for (const secret of [world.simulator.apiKey, 'Bearer']) expect(stored).not.toContain(secret);
	});
});

describe('with several items, of which one fails', () => {
	it.each([
		['continueRegularOutput', [[0, 1, 2]]],
		['continueErrorOutput', [[0, 2], [1]]],
	] as const)('%s keeps each result with its item', async (onError, expected) => {
		const { call_control_id } = await answered();
		const items = [{ call_control_id }, { call_control_id: 'v3:nobody' }, { call_control_id }];
		const { status, runData } = await run('retrieveStatus', {}, { items, more: { onError } });

		expect(status).toBe('success');
		const outputs = runData.Telnyx[0].data?.main.slice(0, expected.length) ?? [];
		const paired = outputs.map((list) => list?.map(({ pairedItem }) => pairedItem));
		expect(paired).toMatchObject(expected.map((list) => list.map((item) => ({ item }))));
		const all = outputs.flat().map((item) => item?.json);
		expect(all.filter((json) => json?.is_alive)).toHaveLength(2);
		expect(all.filter((json) => /90015.*starts with v3:/.test(String(json?.error)))).toHaveLength(
			1,
		);
	});
});

it('Retry On Fail does not dial twice', async () => {
	const { simulator } = world;
	const before = simulator.count('dial');
	const sent = simulator.requests.length;
	// More often than the node itself tries, so that n8n has to.
	simulator.faults.add({ path: /\/calls$/, reset: true, when: 'after', times: 5 });
	const more = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
	const [item] = resultOf(await run('dial', dialling(), { more }));

	expect(simulator.requests.slice(sent)).toHaveLength(6);
	expect(simulator.count('dial') - before).toBe(1);
	expect(item).toMatchObject({
		call_control_id: simulator.commands.at(-1)?.call_control_id,
		command_id: simulator.commands.at(-1)?.command_id,
	});
});
