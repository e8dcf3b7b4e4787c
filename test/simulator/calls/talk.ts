import type { PhoneRecord } from '../types';
import type { World } from '../world';
import { Conversation } from './conversation';
import type { Leg } from './leg';

/** Number or SIP address of the phone on a leg. */
export function phoneOf(leg: Leg): string {
	return leg.direction === 'incoming' ? leg.from : leg.to;
}

/** Adds to the list of what people did and heard. */
export function note(
	world: World,
	leg: Leg,
	does: PhoneRecord['does'],
	text = '',
	heard: Pick<PhoneRecord, 'language' | 'audioUrl'> = {},
): void {
	const { call_control_id, call_session_id } = leg;
	world.log.phones.push({
		...{ does, phone: phoneOf(leg), call_control_id, call_session_id, text, at: new Date() },
		...heard,
	});
	world.log.changed();
}

/** A person says something: transcriptions, recordings, an AI and the other side hear it. */
export function say(world: World, leg: Leg, text: string): void {
	if (leg.state !== 'answered' || text === '') return;
	note(world, leg, 'says', text);
	for (const activity of [...leg.activities]) activity.onSpeech?.(text, 'self');
	const { peer } = leg;
	if (!peer) return;
	note(world, peer, 'hears', text);
	for (const activity of [...peer.activities]) activity.onSpeech?.(text, 'peer');
}

/** A person has told an AI what it wanted to know, or ends the talk with it. */
export function tell(leg: Leg, result?: Record<string, unknown>): void {
	if (result) leg.behaviour = { ...leg.behaviour, tells: result };
	Conversation.on(leg)?.stop();
}
