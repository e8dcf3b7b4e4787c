import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { fetchRecording, toBinary, type RecordingLinks } from '../../shared/api/recordings';
import { storedFields } from '../../shared/api/storage';
import type { ItemEvent } from './run';

const RECORDING_EVENTS = new Set(['call.recording.saved', 'conference.recording.saved']);

/** Hours of speech as MP3; the file passes through n8n's memory. */
const MAX_BYTES = 100 * 1_048_576;

/** Name of the binary field, as most nodes of n8n expect it. */
const FIELD = 'data';

/**
 * Fetches the recording that an event tells of into its item. When that fails, the item says why in
 * `recording_error`: the event itself is never lost.
 */
export async function addRecording(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	{ eventType, payload }: ItemEvent,
): Promise<INodeExecutionData> {
	if (!RECORDING_EVENTS.has(eventType)) return item;
	const {
		recording_id: given,
		recording_urls: links,
		public_recording_urls: publicLinks,
		call_leg_id: leg,
	} = payload as IDataObject;
	const id = typeof given === 'string' && given !== '' ? given : undefined;
	const withError = (recording_error: string): INodeExecutionData => ({
		...item,
		json: { ...item.json, ...storedFields(links), recording_error },
	});
	try {
		const source = {
			id,
			links: (links ?? undefined) as RecordingLinks | undefined,
			publicLinks: (publicLinks ?? undefined) as RecordingLinks | undefined,
		};
		const recording = await fetchRecording(context, source, { maxBytes: MAX_BYTES });
		if (!recording.ok) return withError(recording.message);
		const name = id ?? `recording-${String(leg ?? '')}`;
		return { ...item, binary: { [FIELD]: await toBinary(context, recording, name) } };
	} catch {
		return withError('The recording was downloaded, but n8n could not store the file.');
	}
}
