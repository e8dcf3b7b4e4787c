import type { World } from '../world';
import { emit } from './emit';
import type { Activity, Leg } from './leg';
import { maybeHangUp } from './person';
import { note } from './talk';

/** How a sound ends, in the words of `call.playback.ended`. */
export type SoundEnd =
	| 'completed'
	| 'call_hangup'
	| 'cancelled'
	| 'cancelled_amd'
	| 'file_not_found';

/** The words of a speech with their language, or the name and the address of a file. */
export interface Heard {
	text: string;
	language?: string;
	audioUrl?: string;
}

/** A text that is spoken or a file that is played. */
export interface Sound {
	kind: 'speak' | 'playback';
	/** Phone time; `Infinity` for an endless loop. */
	lengthMs: number;
	/** Payload fields of both events. */
	fields: Record<string, unknown>;
	/** What the person on the phone hears. */
	heard?: Heard;
	/** The file does not exist: no start, and the end says so. */
	missing?: boolean;
	/** The prompt of a gather, not a command of its own. */
	isPrompt?: boolean;
	/** Mixed on top of what is being played. */
	overlay?: boolean;
	onEnd?(status: SoundEnd): void;
}

interface Playing {
	sound: Sound;
	finish(status: SoundEnd): void;
}

interface Deck {
	current?: Playing;
	waiting: Sound[];
	overlays: Set<Playing>;
}

/** What is heard on each leg: one sound at a time, the rest waits, overlays come on top. */
export class Sounds {
	private readonly decks = new WeakMap<Leg, Deck>();

	constructor(private readonly world: World) {}

	/** Plays a sound after those that wait already; `stop` makes room first. */
	play(leg: Leg, sound: Sound, stop?: string): void {
		if (!leg.isAlive) return;
		const deck = this.deck(leg);
		if (sound.overlay && deck.current) {
			this.begin(leg, deck, sound);
			return;
		}
		if (stop === 'all') deck.waiting.length = 0;
		deck.waiting.push({ ...sound, overlay: false });
		if (stop !== undefined && deck.current) deck.current.finish('cancelled');
		else this.next(leg, deck);
	}

	/**
	 * Stops the current sound (`current`), or also those that wait (`all`), or the overlays.
	 *
	 * @returns whether anything was played
	 */
	stop(leg: Leg, which: string, overlay: boolean): boolean {
		const deck = this.deck(leg);
		const playing = overlay ? [...deck.overlays] : [deck.current];
		if (!overlay && which === 'all') deck.waiting.length = 0;
		for (const each of playing) each?.finish('cancelled');
		return playing.some((each) => each !== undefined);
	}

	/** Whether a sound is being played, of either kind. */
	isPlaying(leg: Leg): boolean {
		return this.deck(leg).current !== undefined;
	}

	/** Ends the prompt of a gather, whether it is heard already or still waits. */
	stopPrompt(leg: Leg): void {
		const deck = this.deck(leg);
		deck.waiting = deck.waiting.filter((sound) => !sound.isPrompt);
		if (deck.current?.sound.isPrompt) deck.current.finish('cancelled');
	}

	private deck(leg: Leg): Deck {
		const deck = this.decks.get(leg) ?? { waiting: [], overlays: new Set() };
		this.decks.set(leg, deck);
		return deck;
	}

	private next(leg: Leg, deck: Deck): void {
		if (deck.current || !leg.isAlive) return;
		const sound = deck.waiting.shift();
		if (sound) this.begin(leg, deck, sound);
	}

	private begin(leg: Leg, deck: Deck, sound: Sound): void {
		let ended = false;
		const playing: Playing = {
			sound,
			finish: (status) => {
				if (ended) return;
				ended = true;
				cancel();
				leg.activities.delete(activity);
				deck.overlays.delete(playing);
				if (deck.current === playing) deck.current = undefined;
				if (status === 'call_hangup' || status === 'cancelled_amd') deck.waiting.length = 0;
				this.report(leg, sound, 'ended', { status: this.statusOf(sound, status) });
				sound.onEnd?.(status);
				this.next(leg, deck);
			},
		};
		const activity: Activity = { kind: sound.kind, onEnd: (reason) => playing.finish(reason) };
		let cancel = (): void => undefined;
		if (sound.overlay) deck.overlays.add(playing);
		else deck.current = playing;
		if (sound.missing) {
			playing.finish('file_not_found');
			return;
		}
		leg.activities.add(activity);
		const { text, ...heard } = sound.heard ?? { text: '' };
		note(this.world, leg, 'hears', text, heard);
		this.report(leg, sound, 'started');
		if (Number.isFinite(sound.lengthMs)) {
			cancel = this.world.network.later(leg, sound.lengthMs, () => playing.finish('completed'));
		}
		if (!sound.isPrompt) maybeHangUp(this.world, leg, sound.kind, sound.lengthMs);
	}

	/** Playback prompts are reported (Telnyx's reference); spoken ones as the switch says. */
	private report(leg: Leg, sound: Sound, what: string, more: object = {}): void {
		const { kind, fields, overlay = false, isPrompt } = sound;
		if (isPrompt && kind === 'speak' && !this.world.switches.promptSpeakEvents) return;
		const mixed = kind === 'playback' ? { overlay } : {};
		emit(this.world, leg, `call.${kind}.${what}`, { ...fields, ...mixed, ...more });
	}

	/** `call.speak.ended` has no status `cancelled` in the official types. */
	private statusOf(sound: Sound, status: SoundEnd): string {
		const stopped = sound.kind === 'speak' && status === 'cancelled';
		return stopped ? this.world.switches.stoppedSpeak : status;
	}
}
