import type Telnyx from 'telnyx';
import { microTime, uuid } from '../ids';
import type { SavedRecording } from '../store/recordings';
import type { Switches } from '../switches';
import type { Ending, Leg } from './leg';

type Payload<E extends { payload?: unknown }> = NonNullable<E['payload']>;

/** Fields that live captures show and no published type names. */
interface Observed {
	calling_party_type?: 'pstn' | 'sip';
	end_time?: string;
	telnyx_error?: unknown;
	codec?: string;
	sampling_rate?: number;
}

/** Makes `null` possible, which Telnyx sends where the type says "optional string". */
type Wire<T> = { [K in keyof T]?: T[K] | null } & Observed;

/** Fields of every event of a leg. */
export function common(leg: Leg, switches: Switches): Record<string, unknown> {
	const unset = { null: { client_state: null }, empty: { client_state: '' }, missing: {} };
	return {
		call_control_id: leg.call_control_id,
		call_leg_id: leg.call_leg_id,
		call_session_id: leg.call_session_id,
		connection_id: leg.connection_id,
		from: leg.from,
		to: leg.to,
		...(leg.client_state === undefined
			? unset[switches.unsetClientState]
			: { client_state: leg.client_state }),
	};
}

function optional(leg: Leg): { custom_headers?: never; sip_headers?: never } {
	return {
		...(leg.custom_headers === undefined ? {} : { custom_headers: leg.custom_headers as never }),
		...(leg.sip_headers === undefined ? {} : { sip_headers: leg.sip_headers as never }),
	};
}

/** Kind of the phone on this leg. */
export function partyType(leg: Leg): 'pstn' | 'sip' {
	return (leg.direction === 'incoming' ? leg.from : leg.to).startsWith('+') ? 'pstn' : 'sip';
}

export function initiated(leg: Leg): Wire<Payload<Telnyx.CallInitiated>> {
	const incoming = leg.direction === 'incoming';
	return {
		caller_id_name: leg.caller_id_name ?? leg.from,
		calling_party_type: partyType(leg),
		connection_codecs: 'G722,PCMU,PCMA',
		direction: leg.direction,
		offered_codecs: 'PCMU',
		...(incoming ? { shaken_stir_attestation: 'A', shaken_stir_validated: true } : {}),
		start_time: microTime(leg.start_time),
		state: incoming ? 'parked' : 'bridging',
		tags: [],
		...optional(leg),
	};
}

export function answered(leg: Leg): Wire<Payload<Telnyx.CallAnswered>> {
	return {
		calling_party_type: partyType(leg),
		codec: 'PCMU',
		sampling_rate: 8000,
		start_time: microTime(leg.start_time),
		state: 'answered',
		tags: [],
		...optional(leg),
	};
}

export function hangup(leg: Leg, ending: Ending): Wire<Payload<Telnyx.CallHangup>> {
	return {
		call_quality_stats: leg.answered_at
			? {
					inbound: {
						jitter_max_variance: '53.52',
						jitter_packet_count: '0',
						mos: '4.50',
						packet_count: '220',
						skip_packet_count: '0',
					},
					outbound: { packet_count: '330', skip_packet_count: '0' },
				}
			: null,
		calling_party_type: partyType(leg),
		end_time: microTime(leg.end_time ?? new Date()),
		hangup_cause: ending.cause,
		hangup_source: ending.source,
		sip_hangup_cause: ending.sip,
		start_time: microTime(leg.start_time),
		state: 'hangup',
		tags: [],
		telnyx_error: ending.dCode === undefined ? null : { error_code: ending.dCode },
		...optional(leg),
	};
}

export function recordingSaved(
	recording: SavedRecording,
	url: string,
): Wire<Payload<Telnyx.CallRecordingSaved>> & { format: string; recording_id: string } {
	const { id, channels, format, startedAt, endedAt } = recording;
	return {
		channels,
		format,
		recording_id: id,
		recording_started_at: microTime(startedAt),
		recording_ended_at: microTime(endedAt),
		recording_urls: { [format]: url },
		public_recording_urls: {},
	};
}

export function recordingTranscribed({
	id,
	leg,
	text,
}: SavedRecording): Wire<Payload<Telnyx.CallRecordingTranscriptionSaved>> {
	return {
		calling_party_type: partyType(leg),
		recording_id: id,
		recording_transcription_id: uuid(),
		status: 'completed',
		transcription_text: text,
	};
}
