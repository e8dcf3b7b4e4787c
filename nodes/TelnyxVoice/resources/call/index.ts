import type { Operation } from '../../definition/types';
import { answer } from './control/answer';
import { bridge } from './control/bridge';
import { dial } from './control/dial';
import { downloadRecording } from './recording/downloadRecording';
import { enqueue } from './queue/enqueue';
import { gather } from './keys/gather';
import { gatherUsingAi } from './ai/gatherUsingAi';
import { gatherUsingAudio } from './keys/gatherUsingAudio';
import { gatherUsingSpeak } from './keys/gatherUsingSpeak';
import { hangup } from './control/hangup';
import { leaveQueue } from './queue/leaveQueue';
import { listActiveCalls } from './control/listActiveCalls';
import { pauseRecording } from './recording/pauseRecording';
import { recordMessage } from './recording/recordMessage';
import { refer } from './sip/refer';
import { reject } from './control/reject';
import { resumeRecording } from './recording/resumeRecording';
import { retrieveStatus } from './control/retrieveStatus';
import { sendDtmf } from './keys/sendDtmf';
import { sendSipInfo } from './sip/sendSipInfo';
import { speak } from './audio/speak';
import { startAiAssistant } from './ai/startAiAssistant';
import { startPlayback } from './audio/startPlayback';
import { startRecording } from './recording/startRecording';
import { startTranscription } from './recording/startTranscription';
import { stopAiAssistant } from './ai/stopAiAssistant';
import { stopGather } from './keys/stopGather';
import { stopPlayback } from './audio/stopPlayback';
import { stopRecording } from './recording/stopRecording';
import { stopTranscription } from './recording/stopTranscription';
import { transfer } from './control/transfer';
import { updateClientState } from './control/updateClientState';

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
