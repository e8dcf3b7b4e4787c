import type { Operation } from '../../../definition/types';
import { answer } from './answer';
import { bridge } from './bridge';
import { dial } from './dial';
import { hangup } from './hangup';
import { listActiveCalls } from './listActiveCalls';
import { reject } from './reject';
import { retrieveStatus } from './retrieveStatus';
import { transfer } from './transfer';
import { updateClientState } from './updateClientState';

/** The operations about starting, joining and ending calls. */
export const controlOperations: readonly Operation[] = [
	answer,
	bridge,
	dial,
	hangup,
	listActiveCalls,
	reject,
	retrieveStatus,
	transfer,
	updateClientState,
];
