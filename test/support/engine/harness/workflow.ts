import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { core } from './core';
import { TestCredentials } from './credentials';
import { nodeTypesOf, type LoadedPackage } from './package';

/** The node under test and what surrounds it. */
export interface NodeSpec {
	/** Name of the node type within the package, e.g. `telnyxVoice`. */
	node: string;
	/** Name on the canvas; the node's default name when left out. */
	name?: string;
	parameters?: INodeParameters;
	/**
	 * What a user typed into the credential. A `baseUrl` turns the toggle `advanced` on, since n8n
	 * ignores hidden fields.
	 */
	credentials?: IDataObject;
	/** Items that reach the node: plain JSON objects, or whole items. One empty item by default. */
	items?: Array<IDataObject | INodeExecutionData>;
	/** `webhook` by default: a run in production. `manual` is a run in the editor. */
	mode?: WorkflowExecuteMode;
	/** Whether the workflow is published; by default it is, except in mode `manual`. */
	active?: boolean;
	settings?: IWorkflowSettings;
	executionId?: string;
	/** Where n8n is reached; `https://n8n.example.com` when left out. */
	origin?: string;
	/** Settings of the node, such as `onError`, `retryOnFail`, `maxTries`, `alwaysOutputData`. */
	nodeSettings?: Partial<INode>;
	/** More nodes of the workflow; `test.noop` is a type that passes its items on. */
	nodes?: INode[];
	/** Connections beside the one from `Start` to the node under test. */
	connections?: IConnections;
	/** What the node under test stored in the workflow's static data. */
	staticData?: IDataObject;
}

/** A workflow of `Start` → node under test (→ more), ready for n8n's engine. */
export interface TestWorkflow {
	workflow: Workflow;
	node: INode;
	/** What the package says and does for `node`. */
	type: INodeType;
	mode: WorkflowExecuteMode;
	additionalData: IWorkflowExecuteAdditionalData;
}

const WORKFLOW_ID = 'workflow-under-test';
const ORIGIN = 'https://n8n.example.com';

/** Builds everything anew, as n8n does for each run, resume and webhook. */
export function buildWorkflow(loaded: LoadedPackage, spec: NodeSpec): TestWorkflow {
	const type = loaded.node(spec.node);
	const { description } = type;
	const credential = description.credentials?.[0]?.name;
	const name = spec.name ?? String(description.defaults.name);
	const mode = spec.mode ?? 'webhook';
	const node: INode = {
		id: '6f1c7a52-3c1e-4d0b-9a55-0f4f6f1f7c11',
		name,
		type: `${loaded.name}.${spec.node}`,
		typeVersion: description.defaultVersion ?? [description.version].flat().at(-1) ?? 1,
		position: [200, 0],
		webhookId: 'webhook-under-test',
		parameters: spec.parameters ?? {},
		...(spec.credentials && credential
			? { credentials: { [credential]: { id: '1', name: 'Test account' } } }
			: {}),
		...spec.nodeSettings,
	};
	const workflow = new Workflow({
		id: WORKFLOW_ID,
		name: 'Workflow under test',
		active: spec.active ?? mode !== 'manual',
		nodes: [startNode, node, ...structuredClone(spec.nodes ?? [])],
		connections: {
			Start: { main: [[{ node: name, type: 'main', index: 0 }]] },
			...spec.connections,
		},
		nodeTypes: nodeTypesOf(loaded, toItems(spec.items ?? [{}])),
		settings: { executionOrder: 'v1', ...spec.settings },
		staticData: spec.staticData ? { [`node:${name}`]: structuredClone(spec.staticData) } : {},
	});
	const stored = credential ? { [credential]: withToggle(spec.credentials ?? {}) } : {};
	const additionalData = buildAdditionalData(new TestCredentials(loaded, stored), mode, spec);
	// The workflow completes the parameters with their defaults, in a copy of the node.
	return { workflow, node: workflow.getNode(name) ?? node, type, mode, additionalData };
}

const startNode: INode = {
	id: 'e1f2f2ee-8f0f-4f3e-8a0c-5d7b3c1d2e3f',
	name: 'Start',
	type: 'test.start',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

function toItems(items: Array<IDataObject | INodeExecutionData>): INodeExecutionData[] {
	const isItem = (item: object): item is INodeExecutionData =>
		'json' in item && typeof item.json === 'object';
	return items.map((item) => structuredClone(isItem(item) ? item : { json: item }));
}

const withToggle = (typed: IDataObject): ICredentialDataDecryptedObject =>
	({ advanced: typed.baseUrl !== undefined, ...typed }) as ICredentialDataDecryptedObject;

/** What n8n's server hands to its engine, less what needs a database. */
function buildAdditionalData(
	credentialsHelper: TestCredentials,
	mode: WorkflowExecuteMode,
	spec: NodeSpec,
): IWorkflowExecuteAdditionalData {
	const executionId = spec.executionId ?? '1';
	const origin = spec.origin ?? ORIGIN;
	const data: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper,
		executionId,
		workflowId: WORKFLOW_ID,
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${origin}/rest`,
		instanceBaseUrl: `${origin}/`,
		webhookBaseUrl: `${origin}/webhook`,
		webhookTestBaseUrl: `${origin}/webhook-test`,
		webhookWaitingBaseUrl: `${origin}/webhook-waiting`,
		formBaseUrl: `${origin}/form`,
		formTestBaseUrl: `${origin}/form-test`,
		formWaitingBaseUrl: `${origin}/form-waiting`,
		mcpBaseUrl: '',
		mcpTestBaseUrl: '',
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		logAiEvent: () => {},
		setExecutionStatus: () => {},
	};
	data.hooks = new core.ExecutionLifecycleHooks(mode, executionId, {
		id: WORKFLOW_ID,
	} as ConstructorParameters<typeof core.ExecutionLifecycleHooks>[2]);
	return data as IWorkflowExecuteAdditionalData;
}
