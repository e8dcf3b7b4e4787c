import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import type { FieldOf, LocalField } from '../../../../definition/types';
import { uuid5 } from '../../../../shared/values/commandId';
import { timedOut } from '../../../../wait/outcomes/exits';
import { ofOwnLeg } from '../../../../wait/outcomes/judges';
import type { Found, OutcomeEvent, WaitDefinition, Waiting } from '../../../../wait/outcomes/types';
import { recordingFormat, recordingOptions } from '../fields/startRecordingFields';
import { findRecording, isOfWholeCall, lengthSecs, type MessageSettings } from './messageRecording';

type Params = Telnyx.Calls.ActionStartRecordingParams;

const LONGEST_SECS = 120;
const SHORTEST_SECS = 2;
/** Saving a recording takes seconds, writing it down longer; deliveries may be repeated. */
const SAVING_SECS = 300;

const STOP_KEYS = ['#', '*', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'none'].map(
	(value) => ({ name: value === 'none' ? 'None' : value, value }),
);

/** The two ends of a message that people think of first. */
export const recordMessageFields = [
	{
		displayName: 'Maximum Length (Seconds)',
		name: 'maxLength',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 14400, numberPrecision: 0 },
		required: true,
		default: LONGEST_SECS,
		description: 'The recording ends after so many seconds at the latest',
	},
	{
		displayName: 'Stop Key',
		name: 'stopKey',
		type: 'options',
		noDataExpression: true,
		default: '#',
		description: 'The key that ends the recording',
		options: STOP_KEYS,
		local: true,
	},
] as const satisfies ReadonlyArray<FieldOf<Params> | LocalField>;

/** What is asked for above is not offered again. */
const [playBeep, , ...rest] = recordingOptions;
const [channels, format] = recordingFormat;

export const recordMessageOptions = [
	playBeep,
	...rest,
	{ ...channels, required: false, default: 'single' },
	{ ...format, required: false },
	{
		displayName: 'Shortest Message (Seconds)',
		name: 'shortestSecs',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 0, maxValue: 60 },
		default: SHORTEST_SECS,
		description: 'A shorter recording leaves by the output No Message',
		local: true,
	},
] as const satisfies ReadonlyArray<FieldOf<Params> | LocalField>;

interface Settings extends MessageSettings {
	stopKey: string;
	shortestSecs: number;
	/** The outcome is the written text, which comes after the file. */
	transcribes: boolean;
}

function settings(parameters: IDataObject, item: IDataObject): Settings {
	const options = (parameters.options ?? {}) as IDataObject;
	const transcription = (options.recordingTranscription ?? {}) as IDataObject;
	return {
		stopKey: String(parameters.stopKey ?? '#'),
		shortestSecs: Number(options.shortestSecs ?? SHORTEST_SECS),
		transcribes: transcription.transcription === true,
		maxLength: Number(parameters.maxLength ?? LONGEST_SECS),
		notBefore:
			item.call_control_id === parameters.callControlId ? String(item.occurred_at ?? '') : '',
	};
}

/**
 * What can come of a message. Callers mostly just hang up, and Telnyx saves the recording after
 * that, so the end of the call is not the outcome yet.
 */
export const recordMessageWait: WaitDefinition = {
	byDefault: true,
	always: true,
	// The whole call can be recorded at the same time.
	needsState: true,
	exits: [
		{ value: 'recorded', name: 'Recorded' },
		{ value: 'no_message', name: 'No Message' },
		{ value: 'call_ended', name: 'Call Ended' },
		timedOut,
	],
	events: [
		'call.recording.saved',
		'call.recording.error',
		'call.recording.transcription.saved',
		'call.dtmf.received',
	],
	settings,
	judge: (event, waiting) => {
		const { shortestSecs, transcribes } = waiting.settings as Settings;
		switch (event.eventType) {
			case 'call.recording.saved':
				if (isOfWholeCall(event.payload, waiting)) return undefined;
				if (lengthSecs(event.payload) < shortestSecs) return 'no_message';
				return transcribes ? undefined : 'recorded';
			case 'call.recording.transcription.saved':
				return 'recorded';
			case 'call.recording.error':
				return 'no_message';
			default:
				return undefined;
		}
	},
	command: stopOnKey,
	ask: findMessage,
	ended: 'call_ended',
	refused: 'call_ended',
	limit: {
		seconds: ({ maxLength }) => Number(maxLength ?? LONGEST_SECS) + SAVING_SECS,
		exit: 'call_ended',
	},
};

function stopOnKey(event: OutcomeEvent, waiting: Waiting) {
	const { stopKey } = waiting.settings as Settings;
	const pressed = event.eventType === 'call.dtmf.received' && event.payload.digit === stopKey;
	if (!pressed || !ofOwnLeg(event, waiting)) return undefined;
	const call = encodeURIComponent(String(waiting.result.call_control_id));
	return {
		path: `/calls/${call}/actions/record_stop`,
		body: { command_id: uuid5(`${waiting.correlationId}/stop`) },
		doing: 'Stop Recording',
	};
}

/** The text of a message may never come, nor the event of its recording: the file is there. */
async function findMessage(
	context: IExecuteFunctions,
	waiting: Waiting,
	isDue: boolean,
): Promise<Found | undefined> {
	const fields = isDue ? await findRecording(context, waiting) : undefined;
	if (!fields) return undefined;
	const { shortestSecs } = waiting.settings as Settings;
	return { outcome: lengthSecs(fields) < shortestSecs ? 'no_message' : 'recorded', fields };
}
