import type Telnyx from 'telnyx';
import type { World } from '../world';
import { emit } from './emit';
import type { Leg } from './leg';

type Reason = NonNullable<NonNullable<Telnyx.CallLeftQueue['payload']>['reason']>;

interface Place {
	queue: string;
	since: Date;
}

/** Call queues: created by the first caller, gone with the last. */
export class Queues {
	private readonly places = new Map<Leg, Place>();

	constructor(private readonly world: World) {}

	/** Puts a leg at the end of a queue; it leaves by itself when it ends. */
	join(queue: string, leg: Leg): void {
		this.places.set(leg, { queue, since: new Date() });
		leg.endListeners.add(() => this.leave(leg, 'hangup'));
		emit(this.world, leg, 'call.enqueued', {
			queue,
			current_position: this.size(queue),
			queue_avg_wait_time_secs: 0,
		});
	}

	/** Takes a leg out of its queue; nothing happens when it is in none. */
	leave(leg: Leg, reason: Reason): void {
		const place = this.places.get(leg);
		if (!place) return;
		const queue_position = this.members(place.queue).indexOf(leg) + 1;
		this.places.delete(leg);
		emit(this.world, leg, 'call.dequeued', {
			queue: place.queue,
			queue_position,
			reason,
			wait_time_secs: this.world.clock.secondsBetween(place.since, new Date()),
		});
	}

	/** Name of the queue a leg waits in. */
	of(leg: Leg): string | undefined {
		return this.places.get(leg)?.queue;
	}

	first(queue: string): Leg | undefined {
		return this.members(queue)[0];
	}

	size(queue: string): number {
		return this.members(queue).length;
	}

	private members(queue: string): Leg[] {
		return [...this.places].filter(([, place]) => place.queue === queue).map(([leg]) => leg);
	}
}
