import type { Operation } from '../../definition/types';
import { answer } from './answer';
import { bridge } from './bridge';
import { dial } from './dial';
import { downloadRecording } from './downloadRecording';
import { enqueue } from './enqueue';
import { gather } from './gather';
import { gatherUsingAi } from './gatherUsingAi';
import { gatherUsingAudio } from './gatherUsingAudio';
import { gatherUsingSpeak } from './gatherUsingSpeak';
import { hangup } from './hangup';
import { leaveQueue } from './leaveQueue';
import { listActiveCalls } from './listActiveCalls';
import { pauseRecording } from './pauseRecording';
import { recordMessage } from './recordMessage';
import { refer } from './refer';
import { reject } from './reject';
import { resumeRecording } from './resumeRecording';
import { retrieveStatus } from './retrieveStatus';
import { sendDtmf } from './sendDtmf';
import { sendSipInfo } from './sendSipInfo';
import { speak } from './speak';
import { startAiAssistant } from './startAiAssistant';
import { startPlayback } from './startPlayback';
import { startRecording } from './startRecording';
import { startTranscription } from './startTranscription';
import { stopAiAssistant } from './stopAiAssistant';
import { stopGather } from './stopGather';
import { stopPlayback } from './stopPlayback';
import { stopRecording } from './stopRecording';
import { stopTranscription } from './stopTranscription';
import { transfer } from './transfer';
import { updateClientState } from './updateClientState';

/** The operations on calls. */
export const callOperations: readonly Operation[] = [
	answer,
	bridge,
	dial,
	downloadRecording,
	enqueue,
	gather,
	gatherUsingAi,
	gatherUsingAudio,
	gatherUsingSpeak,
	hangup,
	leaveQueue,
	listActiveCalls,
	pauseRecording,
	recordMessage,
	refer,
	reject,
	resumeRecording,
	retrieveStatus,
	sendDtmf,
	sendSipInfo,
	speak,
	startAiAssistant,
	startPlayback,
	startRecording,
	startTranscription,
	stopAiAssistant,
	stopGather,
	stopPlayback,
	stopRecording,
	stopTranscription,
	transfer,
	updateClientState,
];
