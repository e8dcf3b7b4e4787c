import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { defineOperation } from '../../../definition/defineOperation';
import type { PreparedRequest } from '../../../definition/types';
import { fetchRecording, toBinary, type NoRecording } from '../../../shared/api/recordings';
import {
	binaryField,
	fileFormat,
	maxMegabytes,
	recordingLinks,
} from './fields/downloadRecordingFields';
import { SAMPLE_IDS } from '../common/samples';

const BYTES_PER_MB = 1_048_576;
const NO_FILE = 'Telnyx has no file under this Recording ID that can be downloaded now.';
const GIVE_ID =
	'Give the Recording ID as well: with it, Telnyx makes new links when the old ones are dead.';

export const downloadRecording = defineOperation<object>()({
	resource: 'call',
	option: {
		name: 'Download Recording',
		value: 'downloadRecording',
		action: 'Download the recording of a call',
		description: 'Fetch the file of a saved recording as binary data',
	},
	method: 'GET',
	path: '/recordings/{recordingId}',
	required: [recordingLinks, fileFormat, binaryField],
	optional: [maxMegabytes],
	sendItems,
	sample: {
		...SAMPLE_IDS,
		recording_id: '3d8b8b9a-0f5e-4f43-9b0d-2f6f2a0f6c11',
		format: 'mp3',
	} satisfies Pick<Telnyx.RecordingResponseData, 'call_control_id' | 'call_leg_id'> & IDataObject,
});

async function sendItems(
	this: IExecuteFunctions,
	{ local, parameters, itemIndex }: PreparedRequest,
): Promise<INodeExecutionData[]> {
	const { recordingId } = parameters;
	const id = typeof recordingId === 'string' && recordingId !== '' ? recordingId.trim() : undefined;
	const { json } = this.getInputData()[itemIndex];
	const ofItem = id === undefined || json.recording_id === id;
	const recording = await fetchRecording(
		this,
		{
			id,
			links: local.recordingLinks as IDataObject | undefined,
			publicLinks: ofItem ? (json.public_recording_urls as IDataObject | undefined) : undefined,
		},
		{
			format: local.format === 'mp3' || local.format === 'wav' ? local.format : undefined,
			maxBytes: Number(local.maxMegabytes ?? maxMegabytes.default) * BYTES_PER_MB,
		},
	);
	if (!recording.ok) {
		throw new NodeApiError(
			this.getNode(),
			{},
			{
				message: recording.message,
				description: adviceFor(recording, id),
				itemIndex,
			},
		);
	}
	const callIds = Object.keys(SAMPLE_IDS).filter((name) => json[name] !== undefined);
	const name = id ?? `recording-${String(json.call_leg_id ?? itemIndex)}`;
	return [
		{
			json: {
				...Object.fromEntries(callIds.map((key) => [key, json[key]])),
				...(id !== undefined && { recording_id: id }),
				format: recording.format,
			},
			binary: { [String(local.binaryField)]: await toBinary(this, recording, name) },
		},
	];
}

function adviceFor({ needsLink, otherFormat }: NoRecording, id?: string): string | undefined {
	if (otherFormat) return 'Choose “As Recorded” in the field File Format.';
	return needsLink && (id ? NO_FILE : GIVE_ID);
}
