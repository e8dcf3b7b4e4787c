import type { Operation } from '../../../definition/types';
import { gather } from './gather';
import { gatherUsingAudio } from './gatherUsingAudio';
import { gatherUsingSpeak } from './gatherUsingSpeak';
import { sendDtmf } from './sendDtmf';
import { stopGather } from './stopGather';

/** The operations about keys that a caller presses. */
export const keysOperations: readonly Operation[] = [
	gather,
	gatherUsingAudio,
	gatherUsingSpeak,
	sendDtmf,
	stopGather,
];
