import type { IConnections, INode } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import type { NodeSpec } from './harness';
import { marks } from './events';

/**
 * Marks with these names behind the outputs of the node under test, and behind them a command that
 * says the `name` of the item of `Start` from which its own item came.
 */
export function marksAndLink(names: string[]): Required<Pick<NodeSpec, 'nodes' | 'connections'>> {
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
	return { nodes: [...nodes, says], connections: { ...connections, ...toSays } };
}

/** What that command said. Fails if another one was sent last. */
export function linked({ requests }: Simulator): string {
	const { path, body } = requests.at(-1) ?? {};
	expect(path).toMatch(/client_state_update$/);
	const { client_state } = body as { client_state: string };
	return Buffer.from(client_state, 'base64').toString();
}
