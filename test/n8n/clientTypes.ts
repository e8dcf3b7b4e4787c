import type { IWorkflowBase } from 'n8n-workflow';

/** A workflow as exported from n8n, or as written in `workflows/`. */
export type WorkflowJson = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections'> &
	Partial<Pick<IWorkflowBase, 'settings' | 'pinData'>>;

/** A workflow stored in n8n. */
export interface StoredWorkflow extends WorkflowJson {
	id: string;
	/** The version that `publish` makes live. */
	versionId: string;
	active: boolean;
}

/** A credential stored in n8n, as nodes refer to it. */
export interface CredentialReference {
	id: string;
	name: string;
}

/** One line of n8n's list of executions. */
export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: string;
	mode: string;
	startedAt: string;
	stoppedAt?: string;
}

/** What the editor asks for when a searchable list opens or is typed into. */
export interface ListSearch {
	/** Full type, e.g. `n8n-nodes-telnyx-voice.telnyxVoice`. */
	nodeType: string;
	version?: number;
	/** Name of the function under `methods.listSearch`. */
	method: string;
	/** Path of the parameter, e.g. `parameters.connectionId`. */
	path: string;
	/** The node's other parameters at that moment. */
	parameters: IWorkflowBase['nodes'][number]['parameters'];
	credentials?: Record<string, CredentialReference>;
	filter?: string;
	paginationToken?: string;
}

/** How far n8n is with making a workflow live, and what each trigger answered. */
export interface PublicationStatus {
	status: 'not_published' | 'in_progress' | 'published' | 'partial' | 'failed';
	triggers: Array<{ status: string; errorMessage: string | null }>;
}
