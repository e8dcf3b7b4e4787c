import type { Telnyx } from 'telnyx';
import type { FieldOf } from '../../../definition/types';
import { encodeClientState } from '../../../shared/values/clientState';

type Standard = Pick<Telnyx.CallDialParams, 'client_state' | 'command_id'>;

export const clientState = {
	displayName: 'Client State',
	name: 'clientState',
	type: 'string',
	default: '',
	placeholder: 'e.g. {"patient": 42}',
	description:
		'Text or JSON that Telnyx hands back with every later event of this call. Write it plainly: it is encoded for you. What is base64 already stays as it is.',
	toApi: encodeClientState,
} satisfies FieldOf<Standard>;

export const commandId = {
	displayName: 'Command ID',
	name: 'commandId',
	type: 'string',
	default: '',
	description:
		'Telnyx ignores a second command with the same ID for 60 seconds. Without this option the node makes one that stays the same when a try is repeated.',
} satisfies FieldOf<Standard>;

/** The two parameters that nearly every command takes. */
export const standard = [clientState, commandId] as const;
