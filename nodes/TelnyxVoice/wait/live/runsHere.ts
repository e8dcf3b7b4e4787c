import { toOutput } from '../../shared/events/eventOutput';
import type { CallEvent, JsonObject } from '../../shared/events/envelope';
import { Recent } from '../../shared/memory/recent';

/** Runs that are remembered in one n8n process, about 200 bytes each. */
const MOST_RUNS = 5_000;

/**
 * What the runs of this n8n process do. `commanding`: a command is being sent or waited for, so that
 * an event can belong to it; `goneOn`: the run is busy with something else.
 */
const runs = new Recent<'commanding' | 'goneOn'>(MOST_RUNS);

/** Hang-ups that no pause has taken, by run and call. */
const hangups = new Recent<CallEvent>(MOST_RUNS);

/** A waiting command begins in this process. */
export function beginCommand(executionId: string): void {
	runs.set(executionId, 'commanding');
}

/** A run goes on after a command. Of a run that another process works on nothing is said. */
export function goOn(executionId: string | undefined): void {
	if (executionId !== undefined && runs.get(executionId)) runs.set(executionId, 'goneOn');
}

/**
 * Remembers that a call of a run is over, for the next command of that run.
 *
 * @returns whether that is enough: the run works in this process and waits for nothing. If not, the
 *   event has to come again.
 */
export function rememberHangup(executionId: string, event: CallEvent): boolean {
	hangups.set(keyOf(executionId, event.payload.call_control_id), event);
	return runs.get(executionId) === 'goneOn';
}

/** The fields of the hang-up of a call; undefined as long as the call is not known to be over. */
export function hangupOf(executionId: string, callControlId: unknown): JsonObject | undefined {
	const event = hangups.get(keyOf(executionId, callControlId));
	return event && toOutput(event, 'simplified');
}

function keyOf(executionId: string, callControlId: unknown): string {
	return `${executionId}/${String(callControlId)}`;
}
