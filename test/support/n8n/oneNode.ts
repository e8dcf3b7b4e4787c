import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { itemsOf, type ExecutionResult } from '../../n8n/execution';
import { Flow } from './flow';
import type { World } from './world';

/** Name of the node that `runNode` runs. */
export const NODE = 'Telnyx';

/** How `runNode` runs its node. */
export interface OneNode {
	/** What the node before it gives, to which its parameters refer by their defaults. */
	items?: IDataObject[];
	/** Default: `call`. */
	resource?: string;
	/** Settings of the node beside its parameters. */
	more?: Partial<INode>;
}

/** Runs a Telnyx Voice node behind a trigger, as the editor's “Execute workflow” does. */
export async function runNode(
	{ client, create }: World,
	operation: string,
	parameters: INodeParameters,
	{ items = [{}], resource = 'call', more = {} }: OneNode = {},
): Promise<ExecutionResult> {
	const workflow = new Flow(operation)
		.node('Start', 'n8n-nodes-base.manualTrigger')
		.call(NODE, operation, { resource, ...parameters }, more)
		.arrow('Start', NODE)
		.build();
	const pinData = { Start: items.map((json) => ({ json })) };
	const { id } = await create({ ...workflow, pinData });
	const execution = await client.runWorkflow(id, { trigger: 'Start' });
	return await client.waitForExecution(String(execution));
}

/**
 * What came out of the node's first output.
 *
 * @throws {Error} with the error of an execution that failed
 */
export function resultsOf(execution: ExecutionResult): IDataObject[] {
	if (execution.error) throw new Error(JSON.stringify(execution.error));
	return itemsOf(execution, NODE) ?? [];
}
