import type Telnyx from 'telnyx';
import { emit } from '../calls/emit';
import type { Leg, RecordSettings } from '../calls/leg';
import { recordingSaved, recordingTranscribed } from '../calls/payloads';
import { uuid } from '../ids';
import type { World } from '../world';

/** Phone time from `call.recording.saved` to the text of the recording. */
const TRANSCRIPTION_MS = 2000;

/** A recording that was saved. Times are phone time, also where `speed` is not 1. */
export interface SavedRecording extends RecordSettings {
	leg: Leg;
	startedAt: Date;
	endedAt: Date;
	/** Without pauses. */
	durationMs: number;
	/** What was said. */
	text: string;
}

/** Saved recordings and the links to their files. */
export class Recordings {
	private readonly saved = new Map<string, SavedRecording>();
	private readonly links = new Map<string, { id: string; at: Date }>();

	constructor(private readonly world: World) {}

	/** Saves a recording that has ended and reports it, then its text if that was wanted. */
	save(recording: SavedRecording): void {
		const { clock, switches } = this.world;
		clock.after(switches.recordingDelayMs, () => {
			if (switches.recordingError) {
				const reason = switches.recordingError;
				emit(this.world, recording.leg, 'call.recording.error', { reason });
				return;
			}
			this.saved.set(recording.id, recording);
			emit(this.world, recording.leg, 'call.recording.saved', {
				...(switches.recordingCallControlId ? {} : { call_control_id: undefined }),
				...recordingSaved(recording, this.link(recording)),
			});
			if (recording.transcribes) this.transcribe(recording);
		});
	}

	/** All that were saved, oldest first. */
	all(): SavedRecording[] {
		return [...this.saved.values()];
	}

	/** What GET /recordings/{id} returns, with fresh links. */
	describe(id: string): Telnyx.RecordingResponseData | undefined {
		const recording = this.saved.get(id);
		if (!recording) return undefined;
		const { leg, startedAt, endedAt, durationMs, channels, format, initiatedBy } = recording;
		return {
			id,
			record_type: 'recording',
			call_control_id: leg.call_control_id,
			call_leg_id: leg.call_leg_id,
			call_session_id: leg.call_session_id,
			connection_id: leg.connection_id,
			channels,
			created_at: endedAt.toISOString(),
			updated_at: endedAt.toISOString(),
			download_urls: { [format]: this.link(recording) },
			duration_millis: Math.round(durationMs),
			from: leg.from,
			to: leg.to,
			initiated_by: initiatedBy,
			recording_started_at: startedAt.toISOString(),
			recording_ended_at: endedAt.toISOString(),
			source: 'call',
			status: 'completed',
		};
	}

	/** The recording a link leads to, or undefined when the link was never made or is too old. */
	open(signature: string): SavedRecording | undefined {
		const link = this.links.get(signature);
		if (!link || this.world.clock.msSince(link.at) > this.world.switches.recordingUrlMs) {
			return undefined;
		}
		return this.saved.get(link.id);
	}

	private link({ id, format }: SavedRecording): string {
		const signature = uuid();
		this.links.set(signature, { id, at: new Date() });
		return `${this.world.origin}/recordings/${id}.${format}?signature=${signature}`;
	}

	private transcribe(recording: SavedRecording): void {
		this.world.clock.after(TRANSCRIPTION_MS, () => {
			const { leg } = recording;
			const event = 'call.recording.transcription.saved';
			emit(this.world, leg, event, recordingTranscribed(recording));
		});
	}
}
