/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { setTimeout as sleep } from 'node:timers/promises';

import type { ExecutionResult } from '../../n8n/execution';
import type { Leg, Simulator, SimulatorOptions } from '../../simulator';
import type { Runs } from './runs';
import type { World } from './world';

/**
 * Phone time runs faster, and an event that comes before n8n has stored the paused run is sent
 * again soon: the tests are about what happens, not about how long it takes.
 */
export const FAST: SimulatorOptions = {
	speed: 20,
	switches: { retries: { firstMs: 200, factor: 2, maxAttempts: 8 } },
};

const WITHIN_MS = 30_000;

/** Telnyx's answer to a command for a call that is over. */
export const CALL_IS_OVER = {
	status: 422,
	body: {
		errors: [
			{
				code: '90018',
				title: 'Call has already ended',
				detail: "This call is no longer active and can't receive commands.",
			},
		],
	},
};

/** Lets a person talk, as nothing else tells when they have. @param seconds of phone time */
export async function talking(seconds: number): Promise<void> {
	await sleep((seconds * 1000) / (FAST.speed ?? 1));
}

/** What a test does in the middle of a call, as soon as a command has had its effect. */
export interface Act {
	/** Name of the command, as in its path. */
	at: string;
	does: (leg: Leg) => unknown;
}

/** Waits until a command has had an effect on a leg, then acts. */
export async function act(simulator: Simulator, leg: Leg, { at, does }: Act): Promise<void> {
	await simulator.waitFor(() => simulator.count(at, leg.call_control_id) > 0, {
		timeoutMs: WITHIN_MS,
		what: `the command ${at}`,
	});
	await does(leg);
}

/** Waits until n8n has taken the last event of each leg of a session; hangs up where needed. */
export async function settle(simulator: Simulator, sessions: ReadonlySet<string>): Promise<void> {
	const legs = simulator.calls.all().filter((leg) => sessions.has(leg.call_session_id));
	for (const leg of legs) simulator.hangUp(leg);
	for (const leg of legs) {
		await simulator.waitFor(
			() =>
				simulator.deliveries.some(
					({ event: { data }, outcome }) =>
						data.event_type === 'call.hangup' &&
						data.payload.call_control_id === leg.call_control_id &&
						outcome !== 'retry',
				),
			{ timeoutMs: WITHIN_MS, what: `the last event of the call to ${leg.to}` },
		);
	}
}

/** What {@link incoming} takes. */
export interface Incoming {
	to: string;
	caller?: Parameters<Simulator['incomingCall']>[0]['caller'];
	act?: Act;
}

/**
 * Somebody calls, and the workflow does its work.
 *
 * @returns the caller's leg, and the one run of this call
 */
export async function incoming(
	{ simulator }: World,
	runs: Runs,
	{ to, caller, act: acting }: Incoming,
): Promise<{ leg: Leg; run: ExecutionResult }> {
	const leg = await simulator.incomingCall({ from: '+13125550123', to, caller });
	if (acting) await act(simulator, leg, acting);
	const run = await runs.next();
	await settle(simulator, new Set([leg.call_session_id]));
	return { leg, run };
}

/** Telnyx reports keys that no exit has, on a leg that gathers. */
export async function unknownKey(simulator: Simulator, leg: Leg): Promise<void> {
	await report(simulator, leg, 'call.gather.ended', { digits: '7', status: 'valid' });
}

/** Telnyx reports a recording of half a second, on a leg that is recorded. */
export async function tooShort(simulator: Simulator, leg: Leg): Promise<void> {
	// Not from before the command: that would be a recording of the whole call.
	const started = Date.now();
	await report(simulator, leg, 'call.recording.saved', {
		recording_started_at: new Date(started).toISOString(),
		recording_ended_at: new Date(started + 500).toISOString(),
	});
}

/** Sends an event about a leg to where its events go. */
async function report(
	simulator: Simulator,
	leg: Leg,
	event_type: string,
	more: Record<string, unknown>,
): Promise<void> {
	const { call_control_id, call_leg_id, call_session_id, client_state, override } = leg;
	const application = simulator.applications.get(leg.connection_id);
	const url = override?.webhook_url ?? application?.webhook_event_url ?? '';
	const ids = { call_control_id, call_leg_id, call_session_id };
	await simulator.send({ event_type, payload: { ...ids, client_state, ...more } }, { url });
}
