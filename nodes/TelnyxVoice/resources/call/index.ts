import type { Operation } from '../../definition/types';
import { aiOperations } from './ai';
import { audioOperations } from './audio';
import { controlOperations } from './control';
import { keysOperations } from './keys';
import { queueOperations } from './queue';
import { recordingOperations } from './recording';
import { sipOperations } from './sip';

/** The operations on calls, a room for each thing that a call can do. */
export const callOperations: readonly Operation[] = [
	...controlOperations,
	...keysOperations,
	...audioOperations,
	...recordingOperations,
	...aiOperations,
	...queueOperations,
	...sipOperations,
];
