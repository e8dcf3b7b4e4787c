import { uuid } from '../ids';
import type { World } from '../world';
import { emit } from './emit';
import type { Leg, RecordSettings } from './leg';
import { recordingSaved } from './payloads';

/** The `record_*` parameters of a command, or undefined when it does not record. */
export function recordSettings(body: Record<string, unknown>): RecordSettings | undefined {
	if (body.record !== 'record-from-answer') return undefined;
	return {
		id: uuid(),
		channels: body.record_channels === 'single' ? 'single' : 'dual',
		format: body.record_format === 'wav' ? 'wav' : 'mp3',
	};
}

/** `call.recording.saved` follows the hangup by seconds; a call nobody answered has no recording. */
export function saveRecording(world: World, leg: Leg): void {
	const recording = leg.recording;
	if (!recording || !leg.answered_at) return;
	const endedAt = leg.end_time ?? new Date();
	leg.recording = undefined;
	world.clock.after(world.switches.recordingDelayMs, () => {
		emit(world, leg, 'call.recording.saved', recordingSaved(leg, recording, world.origin, endedAt));
	});
}
