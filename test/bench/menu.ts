/**
 * One phone-menu call (answer, menu, a text, hang up) made in several ways, and the silence that its
 * caller hears: from the event to the arrival of the command that follows from it.
 */
import type { Leg } from '../simulator';
import type { World } from '../support/n8n/world';
import { buildByHand } from './menuByHand';
import { buildOurs } from './menuOurs';
import { startDirect } from './menuDirect';

/** One way to run the phone menu. */
export interface MenuWay {
	name: string;
	/** The number that leads to it. */
	to: string;
	/** Ends what was started for it. */
	close?(): Promise<void>;
}

/** What one round of calls came to. */
export interface MenuRound {
	/** Silences in milliseconds, three per call, in no order. */
	silences: number[];
	/** From the first ring to the end of the last call, in seconds. */
	seconds: number;
	/** Deliveries that Telnyx had to repeat. */
	redeliveries: number;
}

/** The event that each command follows from. */
const FOLLOWS: ReadonlyArray<[command: string, event: string]> = [
	['gather_using_speak', 'call.answered'],
	['speak', 'call.gather.ended'],
	['hangup', 'call.speak.ended'],
];
const CALL_WITHIN_MS = 180_000;

/** Sets up each way with a number of its own. The last one is the floor: no n8n at all. */
export async function openMenuWays(world: World): Promise<MenuWay[]> {
	return [await buildByHand(world), await buildOurs(world), await startDirect(world)];
}

/** Makes calls, `atOnce` at the same time, each until it has ended. */
export async function ringMenu(
	{ simulator }: World,
	{ to }: MenuWay,
	count: number,
	atOnce: number,
): Promise<MenuRound> {
	const legs: Leg[] = [];
	const delivered = simulator.deliveries.length;
	const began = performance.now();
	let left = count;
	const caller = async () => {
		while (left-- > 0) {
			const leg = await simulator.incomingCall({
				from: '+13125550123',
				to,
				caller: { presses: ['1'], pressesAfterMs: 1000 },
			});
			legs.push(leg);
			const ended = () => !leg.isAlive;
			await simulator.waitFor(ended, { timeoutMs: CALL_WITHIN_MS, what: `the end of a call` });
		}
	};
	await Promise.all(Array.from({ length: atOnce }, caller));
	const seconds = (performance.now() - began) / 1000;
	const silences = legs.flatMap((leg) => silencesOf(simulator, leg));
	const deliveries = simulator.deliveries.slice(delivered);
	return {
		silences,
		seconds,
		redeliveries: deliveries.filter(({ attempt }) => attempt > 1).length,
	};
}

function silencesOf({ commands, deliveries }: World['simulator'], leg: Leg): number[] {
	return FOLLOWS.map(([name, type]) => {
		const command = commands.find(
			(each) => each.name === name && each.call_control_id === leg.call_control_id,
		);
		const event = deliveries.find(
			({ event: { data } }) =>
				data.event_type === type && data.payload.call_control_id === leg.call_control_id,
		);
		if (!command || !event) throw new Error(`A call had no ${name} after ${type}`);
		return command.at.getTime() - Date.parse(event.event.data.occurred_at);
	});
}
