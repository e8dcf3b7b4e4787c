import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { telnyxRequest } from '../../../../shared/api/telnyxRequest';
import type { Waiting } from '../../../../wait/outcomes/types';

/** When a recording began and ended, as events and the API say it alike. */
type Times = Pick<Telnyx.RecordingResponseData, 'recording_started_at' | 'recording_ended_at'>;

/** What tells the recording of a message from another one of the same call. */
export interface MessageSettings extends IDataObject {
	/** The longest message, in seconds. */
	maxLength: number;
	/** When something happened in the call before the message, by Telnyx' clock (ISO 8601). */
	notBefore: string;
}

/** What a message may be longer than it should, in seconds: the beep, the network, rounding. */
const TOLERANCE_SECS = 5;

/** Infinity where Telnyx does not say when the recording began and ended. */
export function lengthSecs({ recording_started_at, recording_ended_at }: Times): number {
	const secs = (Date.parse(String(recording_ended_at)) - began(recording_started_at)) / 1000;
	return Number.isNaN(secs) ? Infinity : secs;
}

/**
 * Whether a recording cannot be that of the message: it began before the message did, or is longer
 * than a message may be. The whole call can be recorded as well, and its events carry the same
 * `client_state`. The clock of n8n is not compared with that of Telnyx, which may differ by minutes.
 */
export function isOfWholeCall(times: Times, { settings }: Waiting): boolean {
	const { maxLength, notBefore } = settings as MessageSettings;
	const secs = lengthSecs(times);
	if (secs === Infinity) return false;
	const startedAt = began(times.recording_started_at);
	return startedAt < Date.parse(notBefore) || secs > maxLength + TOLERANCE_SECS;
}

/**
 * Asks Telnyx for the recording of the message (Telnyx, List all call recordings).
 *
 * @returns undefined when there is none; else its fields, under the names of the event
 * @throws {NodeApiError} when Telnyx does not say
 */
export async function findRecording(
	context: IExecuteFunctions,
	waiting: Waiting,
): Promise<IDataObject | undefined> {
	const { call_leg_id: leg, call_control_id: call } = waiting.result;
	const filter = leg === undefined ? { call_control_id: call } : { call_leg_id: leg };
	const request = {
		method: 'GET',
		path: '/recordings',
		qs: { filter, page: { size: 250 } },
		doing: 'Find Recording',
	} as const;
	const { data } = await telnyxRequest.call(context, request);
	const [latest] = ([data].flat() as Telnyx.RecordingResponseData[])
		.filter((each) => each.id !== undefined && !isOfWholeCall(each, waiting))
		.sort((a, b) => began(b.recording_started_at) - began(a.recording_started_at));
	if (!latest) return undefined;
	const { id, channels, download_urls, recording_started_at, recording_ended_at } = latest;
	return {
		recording_id: id,
		channels,
		recording_urls: download_urls as IDataObject | undefined,
		recording_started_at,
		recording_ended_at,
	};
}

function began(time: unknown): number {
	return Date.parse(String(time));
}
