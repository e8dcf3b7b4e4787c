import { Agent, interceptors, type Dispatcher } from 'undici';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { Signer } from '../signing';
import type { Switches } from '../switches';
import type { DeliveryRecord, EventEnvelope } from '../types';
import { pack, type EventData } from './envelope';
import { post, type Reply } from './post';

/** Where one event goes and by which rules. */
export interface Route {
	url: string;
	failoverUrl?: string;
	method: 'POST' | 'GET';
	version: '1' | '2';
	timeoutMs: number;
	/** Delays between attempts; without it the switch `retries` decides. */
	retriesMs?: number[];
	/** Overrides the switch. */
	signature?: Switches['signature'];
}

/**
 * Telnyx's delivery service: 2xx is success, 408, 429, 5xx, timeouts and connection errors are
 * tried again with growing pauses, the failover URL takes over after two failures, other answers
 * are final, redirects are never followed, nothing waits for anything else.
 */
export class Delivery {
	private readonly dispatcher: Dispatcher;
	private readonly following: Dispatcher;
	private readonly own: boolean;
	private closed = false;

	constructor(
		private readonly log: Log,
		private readonly clock: Clock,
		private readonly signer: Signer,
		private readonly switches: Switches,
		dispatcher?: Dispatcher,
	) {
		this.own = dispatcher === undefined;
		this.dispatcher = dispatcher ?? new Agent({ connections: 128, keepAliveTimeout: 4000 });
		this.following = this.dispatcher.compose(interceptors.redirect({ maxRedirections: 3 }));
	}

	/** Sends one event. Resolves when its first attempt has ended, whatever came of it. */
	async send(data: EventData, route: Route): Promise<DeliveryRecord> {
		if (this.switches.deliveryDelayMs > 0) await this.pause(this.switches.deliveryDelayMs);
		if (this.switches.lostEvents === 0) return await this.attempt(data, route, 1);
		this.switches.lostEvents -= 1;
		return this.lose(data, route);
	}

	async close(): Promise<void> {
		this.closed = true;
		if (this.own) await this.dispatcher.destroy();
	}

	private async attempt(data: EventData, route: Route, attempt: number): Promise<DeliveryRecord> {
		const url = attempt > 2 && route.failoverUrl ? route.failoverUrl : route.url;
		const event: EventEnvelope = { data, meta: { attempt, delivered_to: url } };
		const { signature = this.switches.signature } = route;
		const rules = { ...this.switches, signature };
		const { body, headers } = pack(event, route.version, this.signer, rules);
		const at = new Date();
		const reply = await this.post(url, route, body, headers);
		const pause = this.closed ? undefined : this.nextPause(reply, route, attempt);
		const record: DeliveryRecord = {
			url,
			event,
			attempt,
			headers,
			body,
			...reply,
			outcome: outcomeOf(reply, pause),
			at,
		};
		this.log.deliveries.push(record);
		if (pause !== undefined) {
			this.clock.wallAfter(pause, () => void this.attempt(data, route, attempt + 1));
		} else if (isSuccess(reply) && attempt <= this.switches.duplicateDeliveries) {
			this.clock.wallAfter(0, () => void this.attempt(data, route, attempt + 1));
		}
		this.log.changed();
		return record;
	}

	private lose(data: EventData, { url }: Route): DeliveryRecord {
		const event: EventEnvelope = { data, meta: { attempt: 1, delivered_to: url } };
		const lost = { outcome: 'lost', error: 'lost on the way', at: new Date() } as const;
		const record: DeliveryRecord = { url, event, attempt: 1, headers: {}, body: '', ...lost };
		this.log.deliveries.push(record);
		this.log.changed();
		return record;
	}

	private async post(
		url: string,
		{ method, timeoutMs }: Route,
		body: string,
		headers: Record<string, string>,
	): Promise<Reply> {
		if (this.closed) return { error: 'the simulator was closed' };
		if (this.switches.receiverDown) return { error: 'ECONNREFUSED: nobody listens there' };
		return await post(this.line(), url, method, body, headers, timeoutMs);
	}

	private line(): Dispatcher {
		return this.switches.redirects === 'follow' ? this.following : this.dispatcher;
	}

	/** Milliseconds until the next attempt, or undefined when this was the last one. */
	private nextPause(reply: Reply, route: Route, attempt: number): number | undefined {
		if (!mayRetry(reply)) return undefined;
		if (route.retriesMs) return route.retriesMs[attempt - 1];
		const { firstMs, factor, maxAttempts } = this.switches.retries;
		return attempt < maxAttempts ? firstMs * factor ** (attempt - 1) : undefined;
	}

	private async pause(ms: number): Promise<void> {
		await new Promise<void>((resolve) => this.clock.wallAfter(ms, resolve));
	}
}

function isSuccess({ status }: Reply): boolean {
	return status !== undefined && status >= 200 && status < 300;
}

function mayRetry({ status }: Reply): boolean {
	return status === undefined || status === 408 || status === 429 || status >= 500;
}

function outcomeOf(reply: Reply, pause: number | undefined): DeliveryRecord['outcome'] {
	if (isSuccess(reply)) return reply.status === 200 ? 'delivered' : 'warning';
	return pause === undefined ? 'failed' : 'retry';
}
