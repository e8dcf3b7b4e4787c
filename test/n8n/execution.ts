import type { IRunExecutionData, ITaskData, IDataObject, IWorkflowBase } from 'n8n-workflow';

/** An execution as `GET /rest/executions/:id` returns it. */
export interface StoredExecution {
	id: string;
	workflowId: string;
	mode: string;
	status: string;
	startedAt: string;
	stoppedAt?: string;
	/** The workflow as it was when the run started. */
	workflowData: Pick<IWorkflowBase, 'nodes'>;
	/** `IRunExecutionData` in the format of the npm package `flatted`. */
	data: string;
}

/** One execution, decoded. */
export interface ExecutionResult extends Omit<StoredExecution, 'data'> {
	/** Every run of every node, by node name. */
	runData: Record<string, ITaskData[]>;
	/** Name of the node that ran last. */
	lastNode?: string;
	/** What the execution ended with, if it failed. */
	error?: { message: string; description?: string | null };
	/** The complete data, for what is not above; absent until n8n has stored some. */
	full?: IRunExecutionData;
}

/**
 * Reads the format of `flatted`: a list of values in which each string inside an object or a list
 * is the index of a value, and only the values of the list itself are plain strings.
 */
export function parseFlatted(text: string): unknown {
	const values = JSON.parse(text) as unknown[];
	const done = new Map<number, unknown>();
	const at = (index: number): unknown => {
		if (done.has(index)) return done.get(index);
		const value = values[index];
		if (typeof value !== 'object' || value === null) return value;
		// Known before it is filled, since values may refer back to it.
		const result: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {};
		done.set(index, result);
		for (const [key, entry] of Object.entries(value)) {
			(result as Record<string, unknown>)[key] =
				typeof entry === 'string' ? at(Number(entry)) : entry;
		}
		return result;
	};
	return at(0);
}

/** Turns n8n's stored form into one that tests can ask questions. */
export function decodeExecution({ data, ...stored }: StoredExecution): ExecutionResult {
	const full = parseFlatted(data) as IRunExecutionData | undefined;
	const result = full?.resultData;
	return {
		...stored,
		runData: result?.runData ?? {},
		lastNode: result?.lastNodeExecuted,
		error: result?.error && {
			message: result.error.message,
			description: 'description' in result.error ? result.error.description : undefined,
		},
		full,
	};
}

/**
 * @param output number of the node's output, from 0
 * @param run number of the node's run, from 0
 * @returns what a node put out, or `undefined` if it did not run or that output stayed silent
 */
export function itemsOf(
	execution: ExecutionResult,
	node: string,
	output = 0,
	run = 0,
): IDataObject[] | undefined {
	return execution.runData[node]?.[run]?.data?.main[output]?.map(({ json }) => json);
}
