import type { INodeParameters } from 'n8n-workflow';
import type { ExecutionResult } from '../../n8n/execution';
import { post as command } from '../../support/engine/lab';
import { byId, byNumber } from '../../support/n8n/flow';
import { NODE, resultsOf, runNode, type OneNode } from '../../support/n8n/oneNode';
import { ACCOUNT_NUMBER, startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 20 } });
	// Nothing here depends on an event.
	world.application.webhook_event_url = `${world.simulator.origin}/nobody-listens`;
});
afterAll(async () => await world?.close());
afterEach(() => world.simulator.faults.clear());

const run = async (operation: string, parameters: INodeParameters, how: OneNode = {}) =>
	await runNode(world, operation, parameters, how);

const dialling = (to = '+13125550150'): INodeParameters => ({
	to,
	from: byNumber(ACCOUNT_NUMBER),
	connectionId: byId(world.application.id),
	waitForOutcome: false,
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
				return await run('dial', dialling('+13125550138'));
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

		expect({ status, lastNode }).toEqual({ status: 'error', lastNode: NODE });
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
		const { simulator } = world;
		const incoming = { from: '+13125550123', to: ACCOUNT_NUMBER };
		const { call_control_id } = await simulator.incomingCall(incoming);
		await command(simulator, `/calls/${call_control_id}/actions/answer`);
		const items = [{ call_control_id }, { call_control_id: 'v3:nobody' }, { call_control_id }];
		const { status, runData } = await run('retrieveStatus', {}, { items, more: { onError } });

		expect(status).toBe('success');
		const outputs = runData[NODE][0].data?.main.slice(0, expected.length) ?? [];
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
	const [item] = resultsOf(await run('dial', dialling(), { more }));

	expect(simulator.requests.slice(sent)).toHaveLength(6);
	expect(simulator.count('dial') - before).toBe(1);
	expect(item).toMatchObject({
		call_control_id: simulator.commands.at(-1)?.call_control_id,
		command_id: simulator.commands.at(-1)?.command_id,
	});
});
