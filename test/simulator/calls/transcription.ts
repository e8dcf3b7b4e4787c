import type Telnyx from 'telnyx';
import type { World } from '../world';
import { emit } from './emit';
import type { Activity, Leg } from './leg';
import { speechMs } from './person';

type Body = Telnyx.Calls.ActionStartTranscriptionParams;
type Data = NonNullable<NonNullable<Telnyx.Transcription['payload']>['transcription_data']>;
type Track = NonNullable<Data['transcription_track']>;

/** Phone time until a person begins to speak. */
const FIRST_WORD_MS = 500;

/** Live transcription of a leg: one `call.transcription` per sentence of the person's `says`. */
export class LiveTranscription implements Activity {
	readonly kind = 'transcription';
	private readonly cancels: Array<() => void> = [];

	constructor(
		private readonly world: World,
		private readonly leg: Leg,
		private readonly body: Body,
	) {}

	static on(leg: Leg): LiveTranscription | undefined {
		return [...leg.activities].find((activity) => activity instanceof LiveTranscription);
	}

	start(): void {
		const { leg, body } = this;
		if (!leg.isAlive) return;
		leg.activities.add(this);
		const { transcription_tracks: tracks = 'inbound' } = body;
		if (tracks !== 'outbound') this.hear(leg, 'inbound');
		if (tracks !== 'inbound' && leg.peer) this.hear(leg.peer, 'outbound');
	}

	stop(): void {
		this.leg.activities.delete(this);
		for (const cancel of this.cancels) cancel();
	}

	onEnd(reason: 'call_hangup' | 'cancelled' | 'cancelled_amd'): void {
		if (reason !== 'cancelled_amd') this.stop();
	}

	/** Words of somebody at the page, which come when they come. */
	onSpeech(text: string, by: 'self' | 'peer'): void {
		const track = by === 'self' ? 'inbound' : 'outbound';
		const { transcription_tracks: tracks = 'inbound' } = this.body;
		if (tracks !== 'both' && tracks !== track) return;
		this.later(speechMs(text), text, track, true);
	}

	private hear({ behaviour: { says = '' } }: Leg, track: Track): void {
		const sentences = says.match(/[^.!?]+[.!?]*/g) ?? [];
		let at = FIRST_WORD_MS;
		for (const sentence of sentences) {
			const half = at + speechMs(sentence) / 2;
			at += speechMs(sentence);
			const words = sentence.trim().split(' ');
			const interim = words.slice(0, Math.ceil(words.length / 2)).join(' ');
			if (this.wantsInterim()) this.later(half, interim, track, false);
			this.later(at, sentence.trim(), track, true);
		}
	}

	private later(ms: number, transcript: string, track: Track, isFinal: boolean): void {
		const job = (): void => {
			const transcription_data: Data = {
				confidence: 0.98,
				is_final: isFinal,
				transcript,
				...(this.namesTrack() ? { transcription_track: track } : {}),
			};
			emit(this.world, this.leg, 'call.transcription', { transcription_data });
		};
		this.cancels.push(this.world.network.later(this.leg, ms, job));
	}

	private wantsInterim(): boolean {
		const config = this.body.transcription_engine_config ?? {};
		return 'interim_results' in config && config.interim_results === true;
	}

	/** Only engine `B`, today called Telnyx, names the track (SDK). */
	private namesTrack(): boolean {
		return this.body.transcription_engine === 'B' || this.body.transcription_engine === 'Telnyx';
	}
}
