import type Telnyx from 'telnyx';
import { numericId } from '../ids';

/** Outbound voice profiles; the account starts with one. */
export class Profiles {
	/** Applications get this one unless they say otherwise. */
	get defaultId(): string {
		return this.list[0].id ?? '';
	}

	private readonly list: Telnyx.OutboundVoiceProfile[] = [];

	constructor() {
		this.add({ name: 'Default' });
	}

	add(params: Telnyx.OutboundVoiceProfile): Telnyx.OutboundVoiceProfile {
		const now = new Date().toISOString();
		const profile: Telnyx.OutboundVoiceProfile = {
			enabled: true,
			concurrent_call_limit: null,
			record_type: 'outbound_voice_profile',
			service_plan: 'global',
			tags: [],
			traffic_type: 'conversational',
			whitelisted_destinations: ['US', 'CA'],
			created_at: now,
			updated_at: now,
			...params,
			id: params.id ?? numericId(),
		};
		this.list.push(profile);
		return profile;
	}

	/** Puts back what an earlier simulator had. */
	restore(profiles: readonly Telnyx.OutboundVoiceProfile[]): void {
		this.list.splice(0, this.list.length, ...profiles);
	}

	/** Newest first, the API's default order. */
	all(): Telnyx.OutboundVoiceProfile[] {
		return [...this.list].reverse();
	}
}
