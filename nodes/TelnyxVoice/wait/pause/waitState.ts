import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { Waiting } from '../outcomes/types';

const KEY = 'telnyxVoice';

/**
 * Keeps what a paused command is, in the node's context: n8n stores it with the execution, so it
 * survives restarts and queue mode, and each loop iteration replaces it.
 */
export function saveWaitState(context: IExecuteFunctions, waiting: Waiting): void {
	context.getContext('node')[KEY] = waiting;
}

/** What this node has kept in this run; undefined when it has not waited yet. */
export function remembered(context: IExecuteFunctions): Waiting | undefined {
	return context.getContext('node')[KEY] as Waiting | undefined;
}

/**
 * What the paused node waits for. `getContext` does not exist while a webhook is handled, and
 * `$json` is empty once the timer's outputs are prepared; an expression reaches the context in
 * every version of n8n.
 */
export function readWaitState(context: IWebhookFunctions): Waiting | undefined {
	const name = quoted(context.getNode().name);
	const found: unknown = context.evaluateExpression(`{{ $node[${name}].context.${KEY} }}`);
	return typeof found === 'object' && found !== null ? (found as Waiting) : undefined;
}

/** The name of a node inside an expression, which braces would end early. */
export function quoted(name: string): string {
	return JSON.stringify(name).replace(/[{}]/g, (brace) => (brace === '{' ? '\\u007b' : '\\u007d'));
}
