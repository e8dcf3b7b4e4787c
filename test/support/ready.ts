import type { INode, INodeParameters } from 'n8n-workflow';

import type { WorkflowJson } from '../n8n/clientTypes';
import { byId, byNumber } from './flow';
import { ACCOUNT_NUMBER, readWorkflow, TRIGGER_TYPE, type World } from './world';

/** Changes of parameters by the name of the node, each laid over what the file says. */
export type Changes = Readonly<Record<string, INodeParameters>>;

/**
 * A workflow of the folder `workflows/` after a user has chosen what only they can know: the
 * application, and the number that people they call will see.
 *
 * @param name of the file, e.g. `phone-menu`
 */
export function readyWorkflow(name: string, world: World, changes: Changes = {}): WorkflowJson {
	const workflow = readWorkflow(name);
	const unknown = Object.keys(changes).filter(
		(changed) => !workflow.nodes.some((node) => node.name === changed),
	);
	// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- beside n8n, as above
	if (unknown.length > 0) throw new Error(`${name} has no node ${unknown.join(', ')}`);
	const nodes = workflow.nodes.map((node) => ({
		...node,
		parameters: { ...node.parameters, ...chosen(node, world), ...changes[node.name] },
	}));
	return { ...workflow, nodes };
}

function chosen({ type, parameters }: INode, world: World): INodeParameters {
	const dials = parameters.operation === 'dial';
	return {
		...((dials || type === TRIGGER_TYPE) && { connectionId: byId(world.application.id) }),
		...(dials && { from: byNumber(ACCOUNT_NUMBER) }),
	};
}
