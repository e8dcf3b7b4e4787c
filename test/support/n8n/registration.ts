import type { INodeParameters } from 'n8n-workflow';
import type { Application, Simulator } from '../../simulator';
import type { Engine, HookResult, HookSpec } from '../engine/harness';

/** How an application stands at Telnyx, as far as publishing changes it. */
export interface Webhook {
	url: string;
	version?: '1' | '2';
	timeout: number | null;
	failover: string | null;
}

/** Another trigger than the one under test, on the same n8n. */
export const OTHER: HookSpec['nodeSettings'] = {
	id: 'c2d7f9d4-6a0e-4b6b-8f1b-2f0c59b2d8a1',
	webhookId: 'another-webhook',
};

/** What stands at Telnyx now. */
export function webhookOf(application: Application): Webhook {
	return {
		url: application.webhook_event_url,
		version: application.webhook_api_version,
		timeout: application.webhook_timeout_secs ?? null,
		failover: application.webhook_event_failover_url ?? null,
	};
}

/** The URL that gets the events, without what it remembers. */
export function placeOf({ webhook_event_url: url }: Application): string {
	return url.split('?')[0];
}

/** Where the applications of {@link addApplication} send their events at first: to nobody. */
export const NOTHING_SET = 'https://example.com/not-set-yet';

/** Adds an application that is free to be used, unless `more` says otherwise. */
export function addApplication(
	{ applications }: Simulator,
	more: Partial<Application> = {},
): Application {
	return applications.add({
		application_name: 'Clinic',
		webhook_event_url: NOTHING_SET,
		...(more as object),
	});
}

/** Parameters of a trigger with automatic setup. */
export function automatic(application: Application, more: INodeParameters = {}): INodeParameters {
	const connectionId = { __rl: true, mode: 'list', value: application.id };
	return { setup: 'automatic', connectionId, events: ['incomingCall'], ...more };
}

/** A trigger's life on n8n's engine: published, unpublished, listened to. */
export class TriggerLife {
	constructor(
		private readonly engine: Engine,
		private readonly simulator: Simulator,
	) {}

	async publish(parameters: INodeParameters, more: Partial<HookSpec> = {}): Promise<HookResult> {
		return await this.engine.hook({ ...this.spec(parameters), method: 'create', ...more });
	}

	async unpublish(parameters: INodeParameters, more: Partial<HookSpec> = {}): Promise<HookResult> {
		const activation = 'update';
		return await this.engine.hook({
			...this.spec(parameters),
			method: 'delete',
			activation,
			...more,
		});
	}

	async listen(parameters: INodeParameters, more: Partial<HookSpec> = {}): Promise<HookResult> {
		const spec = this.spec(parameters);
		return await this.engine.hook({ ...spec, mode: 'manual', method: 'create', ...more });
	}

	/** The end of a listener: its time is up, it was cancelled, or it got its event. */
	async stopListening(
		parameters: INodeParameters,
		more: Partial<HookSpec> = {},
	): Promise<HookResult> {
		const spec = { ...this.spec(parameters), mode: 'manual', activation: 'update' } as const;
		return await this.engine.hook({ ...spec, method: 'delete', ...more });
	}

	private spec(parameters: INodeParameters): Omit<HookSpec, 'method'> {
		const { apiKey, publicKey, baseUrl } = this.simulator;
		return {
			node: 'telnyxVoiceTrigger',
			parameters,
			credentials: { apiKey, publicKey, baseUrl },
		};
	}
}
