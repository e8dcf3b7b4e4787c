import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';
import { ParameterError } from '../../shared/values/parameterError';
import { shownExits } from './exits';
import type { WaitDefinition } from './types';

/** Where the outcomes of a node lead. */
export interface ExitPlan {
	/** Outcomes in the order of the outputs, also where there is one output for all. */
	exits: string[];
	/** One output per outcome, or one output with the field `outcome`. */
	branches: boolean;
	/** Where an outcome leads that has no exit. */
	otherwise: string;
}

/** Whether the node runs as a tool of an AI agent that can wait: its results go to output 0. */
export function isAgentTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/**
 * The exits of a node, from its parameters as they are written: the editor has nothing else to
 * draw the outputs from, and a run must find the same ones. Never throws.
 */
export function planExits(context: IExecuteFunctions, wait: WaitDefinition): ExitPlan {
	const node = context.getNode();
	const operation = String(node.parameters.operation);
	const shown = shownExits(node.parameters, { [operation]: wait }, true) ?? [];
	return {
		exits: shown.map(({ value }) => value),
		branches: node.parameters.outcomeOutputs === 'branches' && !isAgentTool(node),
		otherwise: wait.refused,
	};
}

/**
 * @param branches whether the node has an output per outcome
 * @throws {ParameterError} when an expression decides which outputs there are, or names the outcomes
 */
export function assertFixedExits({ parameters }: INode, branches: boolean): void {
	const { answeringMachineDetection, waitLimitMinutes } = (parameters.options ?? {}) as IDataObject;
	const shown = branches ? [answeringMachineDetection, waitLimitMinutes] : [];
	if (!/"=/.test(JSON.stringify([parameters.keys, shown]))) return;
	throw new ParameterError(
		'The outputs of this node cannot depend on an expression',
		'Write the keys, the detection and the limit as fixed values.',
	);
}
