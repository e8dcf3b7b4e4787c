import { NodeOperationError } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	NodeTypeAndVersion,
} from 'n8n-workflow';

/** What somebody is told who waits for the answer of a run that pauses. */
const UNDER_WAY = 'The call is under way. The workflow goes on when it is known what became of it.';

/**
 * What a node returns while its run is paused: nothing on any output, so that the canvas shows no
 * exit as taken. It must be a list all the same, or n8n does not find the node on resume.
 *
 * Where the start of the workflow answers when the last node finishes, n8n answers at the first
 * pause, with the first item of the first output. Without one it answers 500, so that a sender who
 * repeats after that would place a second call; a chat shows `output` (n8n, Chat Trigger).
 */
export function meanwhile(context: IExecuteFunctions, outputs: number): INodeExecutionData[][] {
	if (context.isStreaming?.()) {
		void context.sendChunk('begin', 0);
		void context.sendChunk('item', 0, UNDER_WAY);
		void context.sendChunk('end', 0);
	}
	const json = { outcome: 'waiting', output: UNDER_WAY };
	const isAsked = answersWhenDone(context);
	return Array.from({ length: outputs }, (_, output) =>
		isAsked && output === 0 ? [{ json, pairedItem: { item: 0 } }] : [],
	);
}

/** Whether whoever started the workflow waits until its last node is done, or until it pauses. */
export function answersWhenDone(context: IExecuteFunctions): boolean {
	return context.isStreaming?.() === true || starts(context).some(answersAtEnd);
}

/** @throws {NodeOperationError} where the answer is a file, which there is none of in a pause */
export function assertCanAnswer(context: IExecuteFunctions): void {
	const start = starts(context).find(
		(node) => answersAtEnd(node) && node.parameters?.responseData === 'firstEntryBinary',
	);
	if (!start) return;
	throw new NodeOperationError(
		context.getNode(),
		`“${start.name}” answers with a file, and there is none while a call is waited for`,
		{
			description: `Nothing was sent. In “${start.name}”, choose another Response Data, or set Respond to “Immediately”.`,
		},
	);
}

function starts(context: IExecuteFunctions): NodeTypeAndVersion[] {
	return context
		.getParentNodes(context.getNode().name, { includeNodeParameters: true })
		.filter(({ disabled }) => !disabled);
}

function answersAtEnd({ type, parameters = {} }: NodeTypeAndVersion): boolean {
	const { options, responseMode } = parameters as IDataObject;
	const mode = responseMode ?? (options as IDataObject | undefined)?.responseMode;
	return mode === undefined
		? type.endsWith('.chatTrigger')
		: mode === 'lastNode' || mode === 'streaming';
}
