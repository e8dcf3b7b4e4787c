import { aiAssistantStart } from './aiAssistantStart';
import { aiAssistantStop } from './aiAssistantStop';
import { answer } from './answer';
import { bridge } from './bridge';
import { clientStateUpdate } from './clientStateUpdate';
import type { Command } from './command';
import { enqueue } from './enqueue';
import { gather } from './gather';
import { gatherStop } from './gatherStop';
import { gatherUsingAi } from './gatherUsingAi';
import { gatherUsingAudio } from './gatherUsingAudio';
import { gatherUsingSpeak } from './gatherUsingSpeak';
import { hangup } from './hangup';
import { leaveQueue } from './leaveQueue';
import { playbackStart } from './playbackStart';
import { playbackStop } from './playbackStop';
import { recordPause } from './recordPause';
import { recordResume } from './recordResume';
import { recordStart } from './recordStart';
import { recordStop } from './recordStop';
import { refer } from './refer';
import { reject } from './reject';
import { sendDtmf } from './sendDtmf';
import { sendSipInfo } from './sendSipInfo';
import { speak } from './speak';
import { transcriptionStart } from './transcriptionStart';
import { transcriptionStop } from './transcriptionStop';
import { transfer } from './transfer';

/** Every command on a call. A new one is a file beside this and a line here. */
export const commands: readonly Command[] = [
	aiAssistantStart,
	aiAssistantStop,
	answer,
	bridge,
	clientStateUpdate,
	enqueue,
	gather,
	gatherStop,
	gatherUsingAi,
	gatherUsingAudio,
	gatherUsingSpeak,
	hangup,
	leaveQueue,
	playbackStart,
	playbackStop,
	recordPause,
	recordResume,
	recordStart,
	recordStop,
	refer,
	reject,
	sendDtmf,
	sendSipInfo,
	speak,
	transcriptionStart,
	transcriptionStop,
	transfer,
];
