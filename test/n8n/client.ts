import type { IRunData } from 'n8n-workflow';

import type {
	CredentialReference,
	ExecutionSummary,
	ListSearch,
	PublicationStatus,
	StoredWorkflow,
	WorkflowJson,
} from './clientTypes';
import { decodeExecution, type ExecutionResult } from './execution';
import { listExecutions } from './executionList';
import type { Session } from './session';

const PUBLISH_WITHIN_MS = 60_000;
const FINISH_WITHIN_MS = 60_000;
const UNFINISHED = new Set(['new', 'running', 'waiting']);

/** n8n's own REST API, in the way its editor uses it (n8n 2.40). */
export class N8nClient {
	constructor(readonly session: Session) {}

	/** Stores a credential. @param type e.g. `telnyxVoiceApi` */
	async createCredential(
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<CredentialReference> {
		const { id } = await this.session.post<{ id: string }>('/credentials', { name, type, data });
		return { id, name };
	}

	/** Stores other data in a credential, for every node that uses it. */
	async updateCredential(
		{ id, name }: CredentialReference,
		type: string,
		data: Record<string, unknown>,
	): Promise<void> {
		await this.session.patch(`/credentials/${id}`, { name, type, data });
	}

	async deleteCredential({ id }: CredentialReference): Promise<void> {
		await this.session.delete(`/credentials/${id}`);
	}

	/** The "Test" of the credential's dialogue. */
	async testCredential(
		credential: CredentialReference,
		type: string,
		data: Record<string, unknown>,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		return await this.session.post('/credentials/test', {
			credentials: { ...credential, type, data },
		});
	}

	async createWorkflow(workflow: WorkflowJson): Promise<StoredWorkflow> {
		return await this.session.post('/workflows', {
			settings: { executionOrder: 'v1' },
			...workflow,
		});
	}

	async getWorkflow(id: string): Promise<StoredWorkflow> {
		return await this.session.get(`/workflows/${id}`);
	}

	/** Saves changes of a workflow as a new version, which is not live yet. */
	async updateWorkflow(
		id: string,
		changes: Partial<WorkflowJson> & { versionId: string },
	): Promise<StoredWorkflow> {
		return await this.session.patch(`/workflows/${id}`, changes);
	}

	/**
	 * Publishes a workflow (its trigger goes live) and waits until n8n has done so.
	 *
	 * @throws {Error} with the trigger's own message when it could not be activated
	 */
	async publish(workflow: Pick<StoredWorkflow, 'id' | 'versionId'>): Promise<void> {
		const { id, versionId } = workflow;
		await this.session.post(`/workflows/${id}/activate`, { versionId });
		const settled = await this.session.poll(
			async () => await this.publicationStatus(id),
			({ status }) => status !== 'in_progress' && status !== 'not_published',
			PUBLISH_WITHIN_MS,
			`workflow ${id} to be published`,
		);
		if (settled.status === 'published') return;
		const reasons = settled.triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
		throw new Error(`n8n could not publish the workflow: ${reasons.join('; ') || settled.status}`);
	}

	async publicationStatus(id: string): Promise<PublicationStatus> {
		return await this.session.get(`/workflows/${id}/publication-status`);
	}

	/** Takes a workflow off line and waits until its webhooks are gone. */
	async unpublish(id: string): Promise<void> {
		await this.session.post(`/workflows/${id}/deactivate`, {});
		await this.session.poll(
			async () => await this.publicationStatus(id),
			({ status }) => status === 'not_published',
			PUBLISH_WITHIN_MS,
			`workflow ${id} to be unpublished`,
		);
	}

	/** Deletes a workflow; n8n wants it archived first. */
	async deleteWorkflow(id: string): Promise<void> {
		await this.session.post(`/workflows/${id}/archive`, {});
		await this.session.delete(`/workflows/${id}`);
	}

	/**
	 * Runs a workflow as the editor's "Execute" buttons do.
	 *
	 * @param options.trigger the trigger node to start at (whole run)
	 * @param options.destination the node whose "Execute step" was pressed
	 * @param options.runData earlier results to reuse, as the editor holds them
	 * @returns the run's id, or `undefined` when n8n listens for a test event first
	 */
	async runWorkflow(
		id: string,
		options: { trigger?: string; destination?: string; runData?: IRunData },
	): Promise<string | undefined> {
		const reply = await this.session.post<{ executionId?: string }>(`/workflows/${id}/run`, {
			...(options.trigger && { triggerToStartFrom: { name: options.trigger } }),
			...(options.destination && {
				destinationNode: { nodeName: options.destination, mode: 'inclusive' },
			}),
			...(options.runData && { runData: options.runData }),
		});
		return reply.executionId;
	}

	/** The "Stop Listening" of the editor. */
	async stopListening(id: string): Promise<void> {
		await this.session.delete(`/test-webhook/${id}`);
	}

	/** All of a workflow, or of all workflows, newest first. */
	async listExecutions(workflowId?: string): Promise<ExecutionSummary[]> {
		return await listExecutions(this.session, workflowId);
	}

	async getExecution(id: string): Promise<ExecutionResult> {
		return decodeExecution(await this.session.get(`/executions/${id}`));
	}

	/** Waits until a run has ended, or has reached one of the given states, e.g. `waiting`. */
	async waitForExecution(
		id: string,
		until?: string[],
		withinMs = FINISH_WITHIN_MS,
	): Promise<ExecutionResult> {
		return await this.session.poll(
			async () => await this.getExecution(id),
			({ status }) => (until ? until.includes(status) : !UNFINISHED.has(status)),
			withinMs,
			`execution ${id} to be ${until?.join(' or ') ?? 'finished'}`,
		);
	}

	async stopExecution(id: string): Promise<void> {
		await this.session.post(`/executions/${id}/stop`, {});
	}

	/** Full descriptions, as the editor loads them. */
	async nodeTypes(
		types: Array<{ name: string; version: number }>,
	): Promise<Array<Record<string, unknown>>> {
		return await this.session.post('/node-types', { nodeInfos: types });
	}

	async listSearch(
		search: ListSearch,
	): Promise<{ results: Array<{ name: string; value: string }>; paginationToken?: string }> {
		return await this.session.post('/dynamic-node-parameters/resource-locator-results', {
			nodeTypeAndVersion: { name: search.nodeType, version: search.version ?? 1 },
			methodName: search.method,
			path: search.path,
			currentNodeParameters: search.parameters,
			credentials: search.credentials,
			filter: search.filter,
			paginationToken: search.paginationToken,
		});
	}

	/** The output schema the editor shows before a node has run; `undefined` when there is none. */
	async outputSchema(
		nodeType: string,
		resource: string,
		operation: string,
		version = '2.0.0',
	): Promise<Record<string, unknown> | undefined> {
		return await this.session.file(`/schemas/${nodeType}/${version}/${resource}/${operation}.json`);
	}
}
