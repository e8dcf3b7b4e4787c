import type { Operation } from '../../../definition/types';
import { downloadRecording } from './downloadRecording';
import { pauseRecording } from './pauseRecording';
import { recordMessage } from './recordMessage';
import { resumeRecording } from './resumeRecording';
import { startRecording } from './startRecording';
import { startTranscription } from './startTranscription';
import { stopRecording } from './stopRecording';
import { stopTranscription } from './stopTranscription';

/** The operations about recordings and written text. */
export const recordingOperations: readonly Operation[] = [
	downloadRecording,
	pauseRecording,
	recordMessage,
	resumeRecording,
	startRecording,
	startTranscription,
	stopRecording,
	stopTranscription,
];
