import type {
	INodeExecutionData,
	IRunExecutionData,
	IWebhookDescription,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { inIsolate, webhookDataOf } from './context';
import { core } from './core';
import { proceed, savedData, type EngineRun } from './execution';
import {
	RecordingResponse,
	toIncoming,
	unparsable,
	type WebhookReply,
	type WebhookRequest,
} from './http';
import type { LoadedPackage } from './package';
import { buildWorkflow, type NodeSpec, type TestWorkflow } from './workflow';

/** What came of a request to a webhook. */
export interface WebhookResult extends WebhookReply {
	/** Items per output with which a run starts or continues; `undefined` when none does. */
	workflowData?: INodeExecutionData[][];
}

/** What came of a request to the webhook of a run that waits. */
export interface ResumeResult extends WebhookResult {
	/** The continued run; `undefined` when it still waits. */
	run?: EngineRun;
}

/** The live webhook of a node: of a trigger, or the one an action node has beside its resume URL. */
export async function webhook(
	loaded: LoadedPackage,
	spec: NodeSpec & WebhookRequest,
): Promise<WebhookResult> {
	return await receive(buildWorkflow(loaded, spec), spec, false, null);
}

/**
 * A request to the resume URL of a waiting run.
 *
 * @throws what the node's `webhook()` throws. n8n would then run the first output with an empty
 * item, so no node may ever let it come to that.
 */
export async function resume(
	loaded: LoadedPackage,
	waiting: EngineRun,
	request: WebhookRequest,
): Promise<ResumeResult> {
	const data = savedData(waiting);
	const entry = data.executionData?.nodeExecutionStack[0];
	const last = data.resultData.lastNodeExecuted ?? '';
	if (!entry) throw new Error('The run waits for nothing');
	entry.node.disabled = true;
	data.waitTill = undefined;
	data.resultData.runData[last]?.pop();
	const built = buildWorkflow(loaded, waiting.spec);
	const result = await receive(built, request, true, data);
	if (!result.workflowData) return result;
	entry.data.main = result.workflowData;
	entry.metadata = { ...entry.metadata, forwardAllOutputs: true };
	return { ...result, run: await proceed(loaded, waiting.spec, data) };
}

async function receive(
	built: TestWorkflow,
	request: WebhookRequest,
	restart: boolean,
	runData: IRunExecutionData | null,
): Promise<WebhookResult> {
	const { workflow, node, type, additionalData, mode } = built;
	const response = new RecordingResponse();
	// Express's types are not at hand, and the node only uses the part that these two have.
	const fake: unknown = { httpRequest: toIncoming(request), httpResponse: response };
	Object.assign(additionalData, fake as Partial<IWorkflowExecuteAdditionalData>);
	if (additionalData.httpRequest?.body === unparsable) {
		return { status: 422, headers: {}, body: { message: 'Failed to parse request body' } };
	}
	const data = await webhookDataOf(built, restart);
	const context = new core.WebhookContext(workflow, node, additionalData, mode, data, [], runData);
	const returned = await inIsolate(built, async () => await type.webhook?.call(context));
	if (!returned) throw new Error(`${node.type} has no webhook()`);
	const answer = reply(response, returned, data.webhookDescription);
	response.close(answer.status);
	return {
		...answer,
		workflowData: returned.workflowData as INodeExecutionData[][] | undefined,
	};
}

/** How n8n answers the sender for a node that did not do so itself (response mode `onReceived`). */
function reply(
	response: RecordingResponse,
	returned: IWebhookResponseData,
	{ responseData = 'firstEntryJson', responseCode = '200' }: IWebhookDescription,
): WebhookReply {
	const { statusCode, headers, body } = response;
	if (returned.noWebhookResponse) {
		if (!response.headersSent) throw new Error('The sender would wait for a response for ever');
		return { status: statusCode, headers, body };
	}
	if (response.headersSent) throw new Error('n8n would answer a second time');
	const status = Number(responseCode);
	const own: unknown = returned.webhookResponse;
	if (!returned.workflowData) {
		return { status, headers, body: own ?? { message: 'Webhook call received' } };
	}
	if (responseData === 'noData') return { status, headers, body: undefined };
	return { status, headers, body: responseData || (own ?? { message: 'Workflow was started' }) };
}
