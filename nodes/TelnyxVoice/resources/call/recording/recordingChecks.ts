import type { IDataObject } from 'n8n-workflow';
import { isEmpty } from '../../../shared/values/isEmpty';
import { ParameterError } from '../../../shared/values/parameterError';

/** @throws {ParameterError} for settings of a recording that none would come of */
export function checkRecording({ recording }: IDataObject): void {
	checkSwitch('Recording', recording, 'record', 'Record From Answer');
}

/** @throws {ParameterError} for settings that nothing would come of, or that contradict each other */
export function checkTranscription({ recordingTranscription: group }: IDataObject): void {
	const { transcriptionMinSpeakerCount: least, transcriptionMaxSpeakerCount: most } = (group ??
		{}) as IDataObject;
	if (!isEmpty(least) && !isEmpty(most) && Number(least) > Number(most)) {
		throw new ParameterError(
			'Minimum Speakers is larger than Maximum Speakers',
			'Raise Maximum Speakers, or lower Minimum Speakers.',
		);
	}
	checkSwitch('Transcription', group, 'transcription', 'Transcription');
}

/** Who adds a group wants what it is about; its switch can still be off, but not missing. */
function checkSwitch(title: string, group: unknown, name: string, switchTitle: string): void {
	if (typeof group !== 'object' || group === null || !isEmpty((group as IDataObject)[name])) return;
	throw new ParameterError(
		`The option “${title}” does nothing without “${switchTitle}”`,
		`Add “${switchTitle}” to it, or remove the option.`,
	);
}
