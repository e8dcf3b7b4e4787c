import type Telnyx from 'telnyx';
import { command } from './command';

/** Heard by the person on the leg; no event tells of it. */
export const sendDtmf = command<Telnyx.Calls.ActionSendDtmfParams>({
	name: 'send_dtmf',
	needs: 'answered',
	events: [],
	run: () => ({}),
});
