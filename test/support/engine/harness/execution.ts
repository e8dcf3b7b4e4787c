import { parse, stringify } from 'flatted';
import {
	createRunExecutionData,
	type ExecutionError,
	type ExecutionStatus,
	type INodeExecutionData,
	type IRun,
	type IRunData,
	type IRunExecutionData,
} from 'n8n-workflow';
import { core } from './core';
import type { LoadedPackage } from './package';
import { buildWorkflow, type NodeSpec, type TestWorkflow } from './workflow';

/** A run that ended or waits. */
export interface EngineRun {
	status: ExecutionStatus;
	/** Items per output of the last run of the node under test; `[]` for an output without any. */
	outputs: INodeExecutionData[][];
	/** What ended the run, or (with a continue-on-fail setting) nothing. */
	error?: ExecutionError;
	/** Everything that every node of the workflow did. */
	runData: IRunData;
	/** Until when a waiting run waits at the most. */
	waitTill?: Date;
	/** The run as n8n stores it in its database. */
	saved: string;
	spec: NodeSpec;
}

/** Runs `Start` → the node under test (→ more) on n8n's engine. */
export async function runNode(loaded: LoadedPackage, spec: NodeSpec): Promise<EngineRun> {
	const built = buildWorkflow(loaded, spec);
	const { workflow, additionalData, mode } = built;
	const startNode = workflow.getNode('Start') ?? undefined;
	const run = await new core.WorkflowExecute(additionalData, mode).run({ workflow, startNode });
	return toEngineRun(run, built, spec);
}

/**
 * Continues a run that waits, the way n8n does when a timer strikes: with what is stored, whatever
 * the time is. Not every timer is that of this wait (n8n `wait-tracker`).
 */
export async function timeout(loaded: LoadedPackage, waiting: EngineRun): Promise<EngineRun> {
	return await proceed(loaded, waiting.spec, savedData(waiting));
}

/** The stored run of a waiting node, as n8n reads it again: nothing in it is shared. */
export function savedData(waiting: EngineRun): IRunExecutionData {
	if (waiting.status !== 'waiting') throw new Error(`The run does not wait: ${waiting.status}`);
	return createRunExecutionData(parse(waiting.saved) as IRunExecutionData);
}

/** Lets the engine go on with stored data, in a workflow built anew. */
export async function proceed(
	loaded: LoadedPackage,
	spec: NodeSpec,
	data: IRunExecutionData,
): Promise<EngineRun> {
	const built = buildWorkflow(loaded, spec);
	const { workflow, additionalData, mode } = built;
	additionalData.restartExecutionId = additionalData.executionId;
	const run = await new core.WorkflowExecute(additionalData, mode, data).processRunExecutionData(
		workflow,
	);
	return toEngineRun(run, built, spec);
}

function toEngineRun(run: IRun, { node }: TestWorkflow, spec: NodeSpec): EngineRun {
	const { runData, error } = run.data.resultData;
	const outputs = runData[node.name]?.at(-1)?.data?.main ?? [];
	return {
		status: run.status,
		outputs: outputs.map((items) => items ?? []),
		error,
		runData,
		waitTill: run.waitTill ?? undefined,
		saved: stringify(run.data),
		spec,
	};
}
