import type { Route } from '../delivery/deliver';
import { newEvent } from '../delivery/envelope';
import type { World } from '../world';
import type { Leg } from './leg';
import { common } from './payloads';

/** Sends a webhook about a leg to wherever its events go; `beside` stands next to the payload. */
export function emit(
	world: World,
	leg: Leg,
	eventType: string,
	extra: object = {},
	beside: { created_at?: string } = {},
): void {
	const fields = Object.entries({ ...common(leg, world.switches), ...extra });
	const payload = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
	const data = { ...newEvent(eventType, payload, world.switches), ...beside };
	for (const route of routesOf(world, leg, eventType)) {
		world.events.push(leg.call_session_id, data, route);
	}
	world.log.changed();
}

/** Application URL, overruled by a command's `webhook_url`, overruled by its `webhook_urls`. */
export function routesOf(world: World, leg: Leg, eventType: string): Route[] {
	const application = world.applications.get(leg.connection_id);
	if (!application) return [];
	const { webhookApiVersion: fixed } = world.switches;
	const inScope = leg.overrideEvents?.has(eventType) ?? true;
	const override = inScope ? leg.override : undefined;
	const rules = {
		version: fixed === 'application' ? application.webhook_api_version : fixed,
		timeoutMs: (application.webhook_timeout_secs ?? 0) * 1000 || world.switches.webhookTimeoutMs,
		retriesMs: override?.webhook_retries_policies?.[eventType]?.retries_ms,
	};
	const perEvent = override?.webhook_urls?.[eventType];
	if (perEvent !== undefined) {
		const method = override?.webhook_urls_method ?? 'POST';
		return [perEvent].flat().map((url) => ({ ...rules, url, method }));
	}
	if (override?.webhook_url) {
		return [{ ...rules, url: override.webhook_url, method: override.webhook_url_method ?? 'POST' }];
	}
	return [
		{
			...rules,
			url: application.webhook_event_url,
			failoverUrl: application.webhook_event_failover_url ?? undefined,
			method: 'POST',
		},
	];
}
