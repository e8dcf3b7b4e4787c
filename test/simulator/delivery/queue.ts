import type { Clock } from '../clock';
import type { Switches } from '../switches';
import type { Delivery, Route } from './deliver';
import type { EventData } from './envelope';

/** How long an event waits for a successor to change places with, wall-clock ms. */
const SWAP_PATIENCE_MS = 300;

/** Sends events at once, or, with the switch `swapOrder`, each pair of a session in reverse. */
export class EventQueue {
	private readonly held = new Map<string, { cancel: () => void; send: () => void }>();

	constructor(
		private readonly delivery: Delivery,
		private readonly clock: Clock,
		private readonly switches: Switches,
	) {}

	/** Events of one `session` may change places; those of different ones never do. */
	push(session: string, data: EventData, route: Route): void {
		const before = this.held.get(session);
		if (before) {
			before.cancel();
			this.held.delete(session);
			void this.delivery.send(data, route).then(before.send);
			return;
		}
		if (!this.switches.swapOrder) {
			void this.delivery.send(data, route);
			return;
		}
		const send = (): void => void this.delivery.send(data, route);
		const cancel = this.clock.wallAfter(SWAP_PATIENCE_MS, () => {
			this.held.delete(session);
			send();
		});
		this.held.set(session, { cancel, send });
	}
}
