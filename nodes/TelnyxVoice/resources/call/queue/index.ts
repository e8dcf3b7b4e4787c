import type { Operation } from '../../../definition/types';
import { enqueue } from './enqueue';
import { leaveQueue } from './leaveQueue';

/** The operations about waiting in a queue. */
export const queueOperations: readonly Operation[] = [enqueue, leaveQueue];
