import type { INode, INodeParameters } from 'n8n-workflow';

import type { WorkflowJson } from '../../n8n/clientTypes';
import { byId, byNumber } from './flow';
import { ACCOUNT_NUMBER, readWorkflow, TRIGGER_TYPE, type World } from './world';

/** Business hours as the phone menu asks for them; the clock is that of the workflow's time zone. */
export interface Hours {
	/** 1 is Monday. */
	lastDay: number;
	/** Hours of the day, from 0. */
	opensAt: number;
	closesAt: number;
}

export const ALWAYS_OPEN: Hours = { lastDay: 7, opensAt: 0, closesAt: 24 };

/** Asks for the hours in the phone menu. */
const HOURS_NODE = 'Closed now?';

/**
 * A workflow of the folder `workflows/` after a user has chosen what only they can know: the
 * application, and the number that people they call will see.
 *
 * @param name of the file, e.g. `phone-menu`
 */
export function readyWorkflow(
	name: string,
	{ application }: Pick<World, 'application'>,
): WorkflowJson {
	const workflow = readWorkflow(name);
	const chosen = ({ type, parameters }: INode): INodeParameters => {
		const dials = parameters.operation === 'dial';
		return {
			...((dials || type === TRIGGER_TYPE) && { connectionId: byId(application.id) }),
			...(dials && { from: byNumber(ACCOUNT_NUMBER) }),
		};
	};
	const nodes = workflow.nodes.map((node) => ({
		...node,
		parameters: { ...node.parameters, ...chosen(node) },
	}));
	return { ...workflow, nodes };
}

/** The phone menu with other business hours. @throws {Error} for a workflow without any */
export function withHours(workflow: WorkflowJson, hours: Hours): WorkflowJson {
	const copy = structuredClone(workflow);
	const node = copy.nodes.find(({ name }) => name === HOURS_NODE);
	if (!node) throw new Error(`The workflow “${workflow.name}” has no node “${HOURS_NODE}”`);
	const { conditions } = node.parameters.conditions as {
		conditions: Array<{ rightValue: number }>;
	};
	const values = [hours.lastDay, hours.opensAt, hours.closesAt];
	values.forEach((value, index) => (conditions[index].rightValue = value));
	return copy;
}
