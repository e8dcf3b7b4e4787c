import type { IConnections, IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { NodeSpec } from '../support/engine';
import { IDS, marks } from '../support/wait/events';
import { exits } from '../support/wait/exits';
import { openWaitLab, type WaitLab } from '../support/wait/lab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

describe('every exit', () => {
	const cases: Array<[string, INodeParameters, string, IDataObject, string]> = [
		['dial', {}, 'call.answered', {}, 'Answered'],
		['dial', {}, 'call.hangup', { hangup_cause: 'user_busy' }, 'Busy'],
		[
			'dial',
			{ options: { waitLimitMinutes: 1 } },
			'call.hangup',
			{ hangup_cause: 'timeout' },
			'No Answer',
		],
		['gather', { keys: { key: [{ digits: '1' }] } }, 'call.gather.ended', { digits: '1' }, '1'],
		['speak', {}, 'call.hangup', {}, 'Call Ended'],
		['transfer', {}, 'call.hangup', {}, 'Caller Hung Up'],
	];
	it.each(cases)(
		'%s %j %s %j → %s: links to the item it came from, and fires alone',
		async (operation, parameters, type, payload, exit) => {
			const names = (await lab.outputs(lab.spec(operation, parameters))).map(String);
			const paused = await lab.pause(operation, parameters, {
				...marksAndLink(names),
				nodeSettings: { alwaysOutputData: true },
			});
			const { run } = await paused.send(type, payload);

			expect((await lab.left(run)).exit).toBe(exit);
			expect(names.filter((name) => run?.runData[name])).toEqual([exit]);
			expect(linked()).toBe('the first');
		},
	);

	it.each(Object.keys(exits))('%s: the timer of n8n does the same', async (operation) => {
		const names = [...exits[operation], 'Timed Out'];
		const paused = await lab.pause(
			operation,
			{ options: { waitLimitMinutes: 1 } },
			{
				...marksAndLink(names),
				nodeSettings: { alwaysOutputData: true },
			},
		);
		const run = await lab.engine.timeout(paused.run);

		expect((await lab.left(run)).exit).toBe('Timed Out');
		expect(names.filter((name) => run.runData[name])).toEqual(['Timed Out']);
		expect(linked()).toBe('the first');
	});
});

/** Marks behind the outputs, and behind them a command that says which item `Start` gave. */
function marksAndLink(names: string[]): Pick<NodeSpec, 'nodes' | 'connections' | 'items'> {
	const { nodes, connections } = marks('Telnyx Voice', names);
	const says: INode = {
		id: 'says',
		name: 'Says',
		type: 'n8n-nodes-telnyx-voice.telnyxVoice',
		typeVersion: 1,
		position: [600, 0],
		credentials: { telnyxVoiceApi: { id: '1', name: 'Test account' } },
		parameters: {
			resource: 'call',
			operation: 'updateClientState',
			clientState: "={{ $('Start').item.json.name }}",
		},
	};
	const toSays: IConnections = Object.fromEntries(
		names.map((name) => [name, { main: [[{ node: 'Says', type: 'main', index: 0 }]] }]),
	);
	return {
		nodes: [...nodes, says],
		connections: { ...connections, ...toSays },
		items: [{ ...IDS, name: 'the first' }],
	};
}

/** What that command said. */
function linked(): string {
	const { path, body } = lab.simulator.requests.at(-1) ?? {};
	expect(path).toMatch(/client_state_update$/);
	const { client_state } = body as { client_state: string };
	return Buffer.from(client_state, 'base64').toString();
}
