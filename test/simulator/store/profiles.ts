import type Telnyx from 'telnyx';
import { numericId } from '../ids';

/** Outbound voice profiles; the account starts with one. */
export class Profiles {
	readonly defaultId = numericId();
	private readonly list: Telnyx.OutboundVoiceProfile[] = [];

	constructor() {
		this.add({ name: 'Default', id: this.defaultId });
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

	/** Newest first, the API's default order. */
	all(): Telnyx.OutboundVoiceProfile[] {
		return [...this.list].reverse();
	}
}
