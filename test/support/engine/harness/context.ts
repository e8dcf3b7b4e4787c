import {
	NodeHelpers,
	type IDataObject,
	type INodeListSearchResult,
	type IWebhookData,
	type IWebhookDescription,
	type Workflow,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { core } from './core';
import type { LoadedPackage } from './package';
import { buildWorkflow, type NodeSpec, type TestWorkflow } from './workflow';

/** A step in the life of a trigger's registration. */
export interface HookSpec extends NodeSpec {
	method: 'checkExists' | 'create' | 'delete';
	/** What `getActivationMode()` says: `activate` by default, `manual` for a test listener. */
	activation?: WorkflowActivateMode;
}

/** What came of that step. */
export interface HookResult {
	result: boolean;
	/** The URL that n8n gives the trigger. */
	webhookUrl?: string;
	/** What the node keeps in the workflow's static data afterwards. */
	staticData: IDataObject;
}

/** A search in a list of the editor. */
export interface ListSpec extends NodeSpec {
	/** Name of the method, as in the parameter's `searchListMethod`. */
	method: string;
	filter?: string;
	paginationToken?: string;
}

/** Calls one of the node's `webhookMethods`. Rejects with what it throws. */
export async function hook(loaded: LoadedPackage, spec: HookSpec): Promise<HookResult> {
	const mode: WorkflowExecuteMode = spec.mode ?? 'trigger';
	const built = buildWorkflow(loaded, { ...spec, mode });
	const { workflow, node, type, additionalData } = built;
	const data = await webhookDataOf(built, false);
	const activation = spec.activation ?? (mode === 'manual' ? 'manual' : 'activate');
	const context = new core.HookContext(workflow, node, additionalData, mode, activation, data);
	const method = type.webhookMethods?.[data.webhookDescription.name]?.[spec.method];
	if (!method) throw new Error(`${node.type} has no webhook method ${spec.method}`);
	const result = await inIsolate(built, async () => await method.call(context));
	return {
		result,
		webhookUrl: context.getNodeWebhookUrl(data.webhookDescription.name),
		staticData: structuredClone({ ...workflow.getStaticData('node', node) }),
	};
}

/** Calls one of the node's `methods.listSearch`. Rejects with what it throws. */
export async function listSearch(
	loaded: LoadedPackage,
	spec: ListSpec,
): Promise<INodeListSearchResult> {
	const built = buildWorkflow(loaded, { mode: 'internal', ...spec });
	const { workflow, node, type, additionalData } = built;
	const search = type.methods?.listSearch?.[spec.method];
	if (!search) throw new Error(`${node.type} has no list search ${spec.method}`);
	additionalData.currentNodeParameters = node.parameters;
	const context = new core.LoadOptionsContext(workflow, node, additionalData, '');
	return await inIsolate(
		built,
		async () => await search.call(context, spec.filter, spec.paginationToken),
	);
}

/**
 * @param restart whether the resume URL of a waiting run is meant, or the live webhook
 * @throws if the node has no such webhook
 */
export async function webhookDataOf(built: TestWorkflow, restart: boolean): Promise<IWebhookData> {
	const { workflow, node, type, additionalData } = built;
	const description = type.description.webhooks?.find(
		({ restartWebhook = false }) => restartWebhook === restart,
	);
	if (!description) throw new Error(`${node.type} has no such webhook`);
	const workflowId = workflow.id;
	const { path, httpMethod } = await inIsolate(built, async () => ({
		path: evaluate(built, description, 'path'),
		httpMethod: evaluate(built, description, 'httpMethod'),
	}));
	return {
		httpMethod: httpMethod as IWebhookData['httpMethod'],
		node: node.name,
		path: NodeHelpers.getNodeWebhookPath(workflowId, node, path, false, restart),
		webhookDescription: description,
		workflowId,
		isTest: built.mode === 'manual',
		workflowExecuteAdditionalData: additionalData,
	};
}

function evaluate(
	{ workflow, node }: TestWorkflow,
	description: IWebhookDescription,
	field: 'path' | 'httpMethod',
): string {
	const written = description[field];
	return String(workflow.expression.getSimpleParameterValue(node, written, 'internal', {}) ?? '');
}

/**
 * n8n prepares its expression engine around every direct call of a node's method. The one of n8n 2.8
 * needs no preparation, and has no methods for it.
 */
export async function inIsolate<T>({ workflow }: TestWorkflow, call: () => Promise<T>): Promise<T> {
	const expression: Partial<Workflow['expression']> = workflow.expression;
	await expression.acquireIsolate?.();
	try {
		return await call();
	} finally {
		await expression.releaseIsolate?.();
	}
}
