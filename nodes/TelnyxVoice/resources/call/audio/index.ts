import type { Operation } from '../../../definition/types';
import { speak } from './speak';
import { startPlayback } from './startPlayback';
import { stopPlayback } from './stopPlayback';

/** The operations about what a caller hears. */
export const audioOperations: readonly Operation[] = [speak, startPlayback, stopPlayback];
