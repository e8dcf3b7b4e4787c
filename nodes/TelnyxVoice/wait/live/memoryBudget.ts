import { Recent } from '../../shared/memory/recent';

/**
 * How long a run waits in memory, in milliseconds, from its start or from when it was stored to when
 * it is stored (again): for what follows at once, a short text, the keys of a menu. A run in memory is
 * lost if n8n crashes, and takes one of the places that n8n's concurrency limit allows. Shorter than
 * what n8n (30 s) and containers (10 s) allow for shutting down, of which a node is not told.
 */
const IN_MEMORY_MS = 8_000;
/** How long no run waits in memory after n8n had no place for another one. */
const HELD_BACK_MS = 60_000;
/** Runs that are remembered in one n8n process, about 100 bytes each. */
const MOST_RUNS = 5_000;

/** How long a run has waited in memory, in milliseconds. */
const spent = new Recent<number>(MOST_RUNS);
/** In milliseconds since 1970. */
let heldBackUntil = 0;

/** @returns how long a run may wait in memory now, in milliseconds; may be below zero */
export function timeLeft(executionId: string): number {
	return IN_MEMORY_MS - (spent.get(executionId) ?? 0);
}

/** @param millis that a run has waited in memory */
export function spend(executionId: string, millis: number): void {
	spent.set(executionId, (spent.get(executionId) ?? 0) + millis);
}

/** A run goes on after it was stored. */
export function wasStored(executionId: string): void {
	spent.delete(executionId);
}

/** Lets all runs be stored at once for a while: n8n has no place for runs that wait in memory. */
export function holdBack(): void {
	heldBackUntil = Date.now() + HELD_BACK_MS;
}

/** Whether runs are stored at once now. */
export function isHeldBack(): boolean {
	return Date.now() < heldBackUntil;
}
