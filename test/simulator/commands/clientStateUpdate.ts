import type Telnyx from 'telnyx';
import { command } from './command';

/** Every command leaves its `client_state` on the leg; this one does nothing else. */
export const clientStateUpdate = command<Telnyx.Calls.ActionUpdateClientStateParams>({
	name: 'client_state_update',
	method: 'PUT',
	needs: 'alive',
	events: [],
	run: () => ({}),
});
