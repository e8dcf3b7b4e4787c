import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';
import { hook, listSearch, type HookResult, type HookSpec, type ListSpec } from './context';
import { testCredential, type CredentialTestResult } from './credentialTest';
import { logLines, type LogLine } from './core';
import { runNode, timeout, type EngineRun } from './execution';
import type { WebhookRequest } from './http';
import { loadPackage } from './package';
import { resume, webhook, type ResumeResult, type WebhookResult } from './webhook';
import type { NodeSpec } from './workflow';

export type { CredentialTestResult, EngineRun, HookResult, HookSpec, ListSpec, LogLine, NodeSpec };
export type { ResumeResult, WebhookRequest, WebhookResult };

/** n8n's own engine with one package loaded, and no server around it. */
export interface Engine {
	/** Runs `Start` → the node under test (→ more). A failed run resolves, with its `error`. */
	runNode(spec: NodeSpec): Promise<EngineRun>;
	/** A request to the resume URL of a waiting run. Does not change `waiting`: it can be repeated. */
	resume(waiting: EngineRun, request: WebhookRequest): Promise<ResumeResult>;
	/** The end of a wait whose time is up. */
	timeout(waiting: EngineRun): Promise<EngineRun>;
	/** A request to the node's live webhook. */
	webhook(spec: NodeSpec & WebhookRequest): Promise<WebhookResult>;
	/** A step in the life of a trigger's registration. */
	hook(spec: HookSpec): Promise<HookResult>;
	/** A search in a list of the editor. */
	listSearch(spec: ListSpec): Promise<INodeListSearchResult>;
	/** The test of the credential that a node uses, with what the user typed into its form. */
	testCredential(node: string, typed: IDataObject): Promise<CredentialTestResult>;
	/** What n8n would have logged since the start of the test file, oldest first. */
	logs: LogLine[];
}

/**
 * Loads a built package into n8n's engine. What the harness leaves out of n8n: its database,
 * server, queue and editor.
 *
 * @param directory folder with the package.json of the package; this repository when left out
 */
export async function loadEngine(directory?: string): Promise<Engine> {
	const loaded = await loadPackage(directory);
	return {
		runNode: async (spec) => await runNode(loaded, spec),
		resume: async (waiting, request) => await resume(loaded, waiting, request),
		timeout: async (waiting) => await timeout(loaded, waiting),
		webhook: async (spec) => await webhook(loaded, spec),
		hook: async (spec) => await hook(loaded, spec),
		listSearch: async (spec) => await listSearch(loaded, spec),
		testCredential: async (node, typed) => await testCredential(loaded, node, typed),
		logs: logLines,
	};
}
