import { answer } from './answer';
import { bridge } from './bridge';
import type { Command } from './command';
import { enqueue } from './enqueue';
import { hangup } from './hangup';
import { leaveQueue } from './leaveQueue';
import { refer } from './refer';
import { reject } from './reject';
import { sendSipInfo } from './sendSipInfo';
import { transfer } from './transfer';

/** Every command on a call. A new one is a file beside this and a line here. */
export const commands: readonly Command[] = [
	answer,
	bridge,
	enqueue,
	hangup,
	leaveQueue,
	refer,
	reject,
	sendSipInfo,
	transfer,
];
