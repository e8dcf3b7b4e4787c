import type Telnyx from 'telnyx';
import type { World } from '../world';
import { emit } from './emit';
import type { Leg } from './leg';

type CostPayload = NonNullable<NonNullable<Telnyx.CallCostWebhookEvent['data']>['payload']>;

/** Phone time from the end of a call to its `call.cost`. */
const DELAY_MS = 1000;
/** An invented price per minute. */
const RATE = 0.002;

/** `call.cost`, for applications that ask for it (`call_cost_in_webhooks`). */
export function reportCost(world: World, leg: Leg): void {
	if (!world.applications.get(leg.connection_id)?.call_cost_in_webhooks) return;
	const seconds =
		leg.answered_at && leg.end_time
			? Math.max(60, world.clock.secondsBetween(leg.answered_at, leg.end_time))
			: 0;
	const cost = ((seconds / 60) * RATE).toFixed(4);
	const payload: CostPayload = {
		billed_duration_secs: seconds,
		cost_parts: [
			{
				billed_duration_secs: seconds,
				call_part: 'call-control',
				cost,
				currency: 'USD',
				rate: String(RATE),
			},
		],
		status: 'success',
		total_cost: cost,
	};
	world.clock.after(DELAY_MS, () => emit(world, leg, 'call.cost', payload));
}
