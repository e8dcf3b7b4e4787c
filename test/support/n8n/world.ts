/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- this file runs beside n8n, never inside it */
/**
 * Everything a call needs, on this machine: the simulated phone network with an application and a
 * number, and a real n8n that has the built package, a credential, and somebody logged in.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Telnyx from 'telnyx';

import type { N8nClient } from '../../n8n/client';
import type { CredentialReference, StoredWorkflow, WorkflowJson } from '../../n8n/clientTypes';
import { connectClient } from '../../n8n/connect';
import { startN8n, type N8nOptions, type RunningN8n } from '../../n8n/host';
import {
	startSimulator,
	type Application,
	type Simulator,
	type SimulatorOptions,
} from '../../simulator';

/** Root of this repository, whose `dist` n8n gets to run. */
export const repositoryRoot = resolve(__dirname, '../../..');

/** The account's number; calls to it ring the world's application. */
export const ACCOUNT_NUMBER = '+13125550100';

export const CREDENTIAL_TYPE = 'telnyxVoiceApi';
export const ACTION_TYPE = 'n8n-nodes-telnyx-voice.telnyxVoice';
export const TRIGGER_TYPE = 'n8n-nodes-telnyx-voice.telnyxVoiceTrigger';

/** What {@link startWorld} takes; every part may be left out. */
export interface WorldOptions {
	simulator?: SimulatorOptions;
	n8n?: Partial<N8nOptions>;
	/** How n8n is started; {@link startN8n} when left out. */
	host?: (options: N8nOptions) => Promise<RunningN8n>;
	onProgress?: (text: string) => void;
}

/** A workflow that is live. */
export interface PublishedWorkflow extends StoredWorkflow {
	/** Production URL of its Telnyx trigger; `undefined` when it has none. */
	triggerUrl?: string;
}

/** A phone network and an n8n that know each other. */
export interface World {
	simulator: Simulator;
	/** Owns {@link ACCOUNT_NUMBER}. Its webhook URL is the trigger of the last `publish`. */
	application: Application;
	n8n: RunningN8n;
	client: N8nClient;
	/** Key, public key and base URL of the simulator. */
	credential: CredentialReference;
	/** What the credential holds, for tests that change one part of it. */
	credentialData: Record<string, unknown>;
	/** Stores a workflow; its Telnyx nodes get the credential. */
	create(workflow: WorkflowJson): Promise<StoredWorkflow>;
	/**
	 * Stores and publishes a workflow. If it has a Telnyx trigger, the application's calls go to it
	 * afterwards: a trigger with automatic setup and no application gets this one, as a user chooses
	 * it; for one with manual setup its production URL is set by hand.
	 */
	publish(workflow: WorkflowJson): Promise<PublishedWorkflow>;
	close(): Promise<void>;
}

/** Reads a workflow of the folder `workflows/`. @param name e.g. `answer-and-transfer` */
export function readWorkflow(name: string): WorkflowJson {
	const file = join(repositoryRoot, 'workflows', `${name}.json`);
	return JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
}

function withCredential(workflow: WorkflowJson, credential: CredentialReference): WorkflowJson {
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.type === ACTION_TYPE || node.type === TRIGGER_TYPE
				? { ...node, credentials: { [CREDENTIAL_TYPE]: credential } }
				: node,
		),
	};
}

function withApplication(workflow: WorkflowJson, application: Application): WorkflowJson {
	const connectionId = { __rl: true, mode: 'id', value: application.id };
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.type === TRIGGER_TYPE && isAutomatic(node) && !hasApplication(node)
				? { ...node, parameters: { ...node.parameters, connectionId } }
				: node,
		),
	};
}

function hasApplication({ parameters }: WorkflowJson['nodes'][number]): boolean {
	const chosen = parameters.connectionId as { value?: string } | undefined;
	return Boolean(chosen?.value);
}

function isAutomatic({ parameters }: WorkflowJson['nodes'][number]): boolean {
	return parameters.setup !== 'manual';
}

function triggerUrlOf(workflow: StoredWorkflow, n8nUrl: string): string | undefined {
	const trigger = workflow.nodes.find(({ type }) => type === TRIGGER_TYPE);
	return trigger && `${n8nUrl}/webhook/${trigger.webhookId}/telnyx-voice`;
}

async function startBoth(options: WorldOptions): Promise<[Simulator, RunningN8n]> {
	options.onProgress?.('Starting the simulated phone network');
	const simulator = await startSimulator(options.simulator);
	try {
		const n8n = await (options.host ?? startN8n)({
			packageDir: repositoryRoot,
			onProgress: options.onProgress,
			...options.n8n,
		});
		return [simulator, n8n];
	} catch (error) {
		await simulator.close();
		throw error;
	}
}

/**
 * Starts both. The package must have been built. Close it when done.
 *
 * @throws {Error} when n8n cannot be installed or started
 */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
	const [simulator, n8n] = await startBoth(options);
	const close = async () => {
		await Promise.all([n8n.stop(), simulator.close()]);
	};
	try {
		const application = simulator.applications.add({
			application_name: 'n8n',
			webhook_event_url: 'https://example.com/not-set-yet',
			// Telnyx's default of 2 s is short for an n8n that shares two cores with its tests.
			webhook_timeout_secs: 10,
		});
		simulator.numbers.add({ phone_number: ACCOUNT_NUMBER, connection_id: application.id });
		const telnyx = new Telnyx({ apiKey: simulator.apiKey, baseURL: simulator.baseUrl });

		const client = await connectClient(n8n);
		const credentialData = {
			apiKey: simulator.apiKey,
			publicKey: simulator.publicKey,
			advanced: true,
			baseUrl: simulator.baseUrl,
		};
		const credential = await client.createCredential(
			'Telnyx Voice (simulated)',
			CREDENTIAL_TYPE,
			credentialData,
		);
		const create = async (workflow: WorkflowJson) =>
			await client.createWorkflow(withCredential(workflow, credential));
		const publish = async (workflow: WorkflowJson): Promise<PublishedWorkflow> => {
			const stored = await create(withApplication(workflow, application));
			await client.publish(stored);
			const triggerUrl = triggerUrlOf(stored, n8n.url);
			const trigger = stored.nodes.find(({ type }) => type === TRIGGER_TYPE);
			if (triggerUrl && trigger && !isAutomatic(trigger)) {
				await telnyx.callControlApplications.update(application.id, {
					application_name: application.application_name,
					webhook_event_url: triggerUrl,
				});
			}
			return { ...stored, triggerUrl };
		};
		return {
			simulator,
			application,
			n8n,
			client,
			credential,
			credentialData,
			create,
			publish,
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}
