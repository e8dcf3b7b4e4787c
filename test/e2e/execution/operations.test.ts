import type { INodeParameters } from 'n8n-workflow';
import type { Leg } from '../../simulator';
import { post as command } from '../../support/engine/lab';
import { byId, byNumber } from '../../support/n8n/flow';
import { resultsOf, runNode, type OneNode } from '../../support/n8n/oneNode';
import { ACCOUNT_NUMBER, startWorld, type World } from '../../support/n8n/world';

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

const run = async (operation: string, parameters: INodeParameters, how: OneNode = {}) =>
	await runNode(world, operation, parameters, how);

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
		const [item] = resultsOf(await run('dial', dialling()));

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
		const [item] = resultsOf(
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
			resultsOf(await run('retrieveStatus', {}, { items: [{ call_control_id }] })),
		).toMatchObject([{ call_control_id, is_alive: true }]);
	});

	it('Get Many Active', async () => {
		const { call_control_id } = await answered();
		const parameters = { connectionId: byId(world.application.id), returnAll: true };
		const active = resultsOf(await run('listActiveCalls', parameters));
		expect(active.map((item) => item.call_control_id)).toContain(call_control_id);
	});
});

describe('an operation on an application', () => {
	const resource = 'application';
	let connectionId: INodeParameters;

	it('Create', async () => {
		const url = 'https://example.com/events';
		const given = { applicationName: 'Clinic', webhookEventUrl: url };
		const [item] = resultsOf(await run('create', given, { resource }));
		expect(item).toMatchObject({
			id: expect.stringMatching(/^\d{19}$/),
			application_name: 'Clinic',
			webhook_event_url: url,
			webhook_api_version: '2',
		});
		connectionId = byId(String(item.id));
	});

	it('Get', async () => {
		expect(resultsOf(await run('retrieve', { connectionId }, { resource }))).toMatchObject([
			{ id: connectionId.value, application_name: 'Clinic' },
		]);
	});

	it('Get Many', async () => {
		const list = resultsOf(await run('list', { returnAll: true }, { resource }));
		expect(list.map(({ id }) => id).sort()).toEqual(
			[connectionId.value, world.application.id].sort(),
		);
	});

	it('Update keeps what is not set', async () => {
		const options = { applicationName: 'Clinic two' };
		expect(resultsOf(await run('update', { connectionId, options }, { resource }))).toMatchObject([
			{ application_name: 'Clinic two', webhook_event_url: 'https://example.com/events' },
		]);
	});

	it('Delete', async () => {
		await run('delete', { connectionId }, { resource }).then(resultsOf);
		expect(world.simulator.applications.get(String(connectionId.value))).toBeUndefined();
	});
});
