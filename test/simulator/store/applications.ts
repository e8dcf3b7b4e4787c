import type Telnyx from 'telnyx';
import { numericId } from '../ids';
import type { Profiles } from './profiles';

/** An application as the API returns it; `id` doubles as the `connection_id` of its calls. */
export type Application = Telnyx.CallControlApplication &
	Required<
		Pick<
			Telnyx.CallControlApplication,
			| 'id'
			| 'application_name'
			| 'webhook_event_url'
			| 'active'
			| 'created_at'
			| 'webhook_api_version'
		>
	>;

/** Address of an application that no workflow has been connected with. */
export const UNSET_URL = 'https://example.com/not-set-yet';

/** Whether nobody has set the address of an application's events. */
export function isUnset(url: string): boolean {
	return url === UNSET_URL;
}

/** Call Control Applications of the account. */
export class Applications {
	private readonly byId = new Map<string, Application>();

	constructor(private readonly profiles: Profiles) {}

	/**
	 * Adds an application ready for use: API version 2 and an outbound voice profile, unless said
	 * otherwise. Creation through the API keeps Telnyx's own defaults instead.
	 */
	add(params: Telnyx.CallControlApplicationCreateParams): Application {
		return this.create({
			webhook_api_version: '2',
			...params,
			outbound: { outbound_voice_profile_id: this.profiles.defaultId, ...params.outbound },
		});
	}

	/** What POST /call_control_applications does. */
	create(params: Telnyx.CallControlApplicationCreateParams): Application {
		const now = new Date().toISOString();
		const application: Application = {
			active: true,
			anchorsite_override: 'Latency',
			call_cost_in_webhooks: false,
			dtmf_type: 'RFC 2833',
			first_command_timeout: false,
			first_command_timeout_secs: 30,
			redact_dtmf_debug_logging: false,
			tags: [],
			webhook_api_version: '1',
			webhook_event_failover_url: null,
			webhook_timeout_secs: null,
			...params,
			inbound: { shaken_stir_enabled: false, ...params.inbound },
			outbound: { ...params.outbound },
			id: numericId(),
			record_type: 'call_control_application',
			created_at: now,
			updated_at: now,
		};
		this.byId.set(application.id, application);
		return application;
	}

	/** Puts back what an earlier simulator had. */
	restore(applications: readonly Application[]): void {
		for (const each of applications) this.byId.set(each.id, each);
	}

	update(application: Application, params: Telnyx.CallControlApplicationUpdateParams): Application {
		Object.assign(application, params, {
			inbound: { ...application.inbound, ...params.inbound },
			outbound: { ...application.outbound, ...params.outbound },
			updated_at: new Date().toISOString(),
		});
		return application;
	}

	remove(id: string): void {
		this.byId.delete(id);
	}

	get(id: string): Application | undefined {
		return this.byId.get(id);
	}

	/** Newest first, the API's default order. */
	all(): Application[] {
		return [...this.byId.values()].reverse();
	}
}
