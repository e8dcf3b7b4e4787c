import type { Operation } from '../../definition/types';
import { answer } from './answer';
import { bridge } from './bridge';
import { dial } from './dial';
import { hangup } from './hangup';
import { listActiveCalls } from './listActiveCalls';
import { refer } from './refer';
import { reject } from './reject';
import { retrieveStatus } from './retrieveStatus';
import { sendSipInfo } from './sendSipInfo';
import { transfer } from './transfer';

/** The operations on calls. */
export const callOperations: readonly Operation[] = [
	answer,
	bridge,
	dial,
	hangup,
	listActiveCalls,
	refer,
	reject,
	retrieveStatus,
	sendSipInfo,
	transfer,
];
