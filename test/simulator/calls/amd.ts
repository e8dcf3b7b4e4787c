import type { Script } from '../types';
import type { World } from '../world';
import { emit } from './emit';
import type { Leg } from './leg';

/** Values of `answering_machine_detection`. */
export type DetectionMode =
	| 'premium'
	| 'detect'
	| 'detect_beep'
	| 'detect_words'
	| 'greeting_end'
	| 'disabled';

/** Phone time to a verdict: inside the default analysis window of 3500 ms. */
const VERDICT_MS = 2000;
/** How long `detect_words` searches for a beep. */
const BEEP_SEARCH_MS = 30_000;

/** Plays the events of one detection mode after the answer. Source: Telnyx's AMD page. */
export function detectMachine(
	world: World,
	leg: Leg,
	mode: DetectionMode | undefined,
	script: Script,
): void {
	if (mode === undefined || mode === 'disabled' || leg.state !== 'answered') return;
	const greetingMs = script.does === 'machine' ? (script.greetingMs ?? 4000) : 0;
	const beeps = script.does === 'machine' && script.beep !== false;
	const at = (ms: number, event: string, result: string): void => {
		world.network.later(leg, ms, () => {
			for (const activity of [...leg.activities]) {
				if (result === 'machine') activity.onEnd?.('cancelled_amd');
			}
			emit(world, leg, `call.machine.${event}`, { result });
		});
	};
	const verdict = leg.behaviour.detected ?? verdictOf(leg, mode);
	const afterGreeting = Math.max(greetingMs, VERDICT_MS + 100);

	if (mode === 'premium') {
		const isMachine = verdict === 'machine';
		const beepFirst = isMachine && beeps && greetingMs < VERDICT_MS;
		if (!beepFirst) at(VERDICT_MS, 'premium.detection.ended', verdict);
		if (isMachine) {
			at(
				beepFirst ? greetingMs : afterGreeting,
				'premium.greeting.ended',
				beeps ? 'beep_detected' : 'no_beep_detected',
			);
		}
		return;
	}
	at(VERDICT_MS, 'detection.ended', verdict);
	if (verdict !== 'machine') return;
	if (mode === 'greeting_end') at(afterGreeting, 'greeting.ended', 'ended');
	if (mode === 'detect_beep' && beeps) at(afterGreeting, 'greeting.ended', 'beep_detected');
	if (mode === 'detect_words') {
		if (beeps) at(afterGreeting, 'greeting.ended', 'beep_detected');
		else at(VERDICT_MS + BEEP_SEARCH_MS, 'greeting.ended', 'not_sure');
	}
}

function verdictOf(leg: Leg, mode: DetectionMode): string {
	if (leg.answeredBy === 'machine') return 'machine';
	if (mode !== 'premium') return leg.answeredBy === 'fax' ? 'machine' : 'human';
	return leg.answeredBy === 'fax' ? 'fax_detected' : 'human_residence';
}
