/**
 * Calls whose outcome is known before the command that places them has been answered: the event
 * reaches n8n while the run that shall continue on it still executes.
 */
import type { Script } from '../simulator';
import { itemsOf, type ExecutionResult } from '../n8n/execution';
import { byId, byNumber, Flow } from '../support/n8n/flow';
import { ACCOUNT_NUMBER, type World } from '../support/n8n/world';

/** What becomes of the calls, in turn, and the exit that follows from it. */
const ENDS: ReadonlyArray<[exit: string, script: Script]> = [
	['Answered', { does: 'answer', afterMs: 100 }],
	['Busy', { does: 'busy', afterMs: 100 }],
	['Rejected', { does: 'reject', afterMs: 100 }],
	['Failed', { does: 'unallocated', afterMs: 100 }],
	['Answered', { does: 'answer', afterMs: 10 }],
	['No Answer', { does: 'noAnswer' }],
];
const EXITS = ['Answered', 'Busy', 'No Answer', 'Rejected', 'Failed'];
const OUTCOMES = new Set(['call.answered', 'call.hangup']);
/** The last delivery of the simulated Telnyx comes half a minute after the first. */
const WITHIN_MS = 90_000;

/** What came of all runs. */
export interface EarlyReport {
	/** Runs that ended behind the right exit. */
	right: number;
	/** Number of runs by the delivery that continued them: `[first, second, third, …]`. */
	byDelivery: number[];
	/** One line for each run that did something else. */
	wrong: string[];
	/** Calls that were placed. */
	dialled: number;
	seconds: number;
}

/** A workflow with a Dial that waits. */
function flowOf({ application }: World): Flow {
	return new Flow('Early events')
		.webhook('Start', 'early')
		.call('Dial', 'dial', {
			connectionId: byId(application.id),
			to: '={{ $json.body.to }}',
			from: byNumber(ACCOUNT_NUMBER),
			waitForOutcome: true,
		})
		.mark(...EXITS)
		.arrow('Start', 'Dial')
		.arrows('Dial', ...EXITS);
}

/** The delivery that n8n took of the outcome of the call to a number. */
function takenDelivery({ simulator }: World, to: string) {
	return simulator.deliveries.findLast(
		({ event: { data }, status }) =>
			status === 200 && data.payload.to === to && OUTCOMES.has(data.event_type),
	);
}

async function eachAtOnce(
	count: number,
	atOnce: number,
	task: (index: number) => Promise<void>,
): Promise<void> {
	let next = 0;
	const worker = async (): Promise<void> => {
		while (next < count) await task(next++);
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Waits until n8n has ended a run, and says where it ended. */
async function whereItEnded(world: World, id: string): Promise<ExecutionResult> {
	return await world.client.waitForExecution(id);
}

/**
 * Places calls and checks where their runs went on.
 *
 * @param world with the switch `eventBeforeReply` on; what else it has run must have ended
 * @param startUrl base URL that takes the webhooks which start the runs
 * @param onProgress gets the number of calls done
 */
export async function runEarly(
	world: World,
	startUrl: string,
	{ count, atOnce, onProgress }: { count: number; atOnce: number; onProgress(done: number): void },
): Promise<EarlyReport> {
	const { simulator } = world;
	await world.publish(flowOf(world).build());
	// n8n numbers all executions in one row.
	const [last] = await world.client.listExecutions();
	const dialledBefore = simulator.count('dial');
	const attempts: number[] = [];
	const started = Date.now();
	let done = 0;
	await eachAtOnce(count, atOnce, async (index) => {
		const to = `+1312${String(6_000_000 + index)}`;
		const [expected, script] = ENDS[index % ENDS.length];
		simulator.people.set(to, script);
		const response = await fetch(`${startUrl}/webhook/early`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ to, expected }),
		});
		await response.arrayBuffer();
		if (!response.ok) throw new Error(`n8n did not start run ${index}: ${response.status}`);
		const taken = await simulator
			.waitFor(() => takenDelivery(world, to), { timeoutMs: WITHIN_MS })
			.catch(() => undefined);
		if (taken) attempts[taken.attempt - 1] = (attempts[taken.attempt - 1] ?? 0) + 1;
		onProgress(++done);
	});
	const seconds = (Date.now() - started) / 1000;

	let right = 0;
	const wrong: string[] = [];
	await eachAtOnce(count, 4, async (index) => {
		const id = String(Number(last?.id ?? 0) + index + 1);
		const execution = await whereItEnded(world, id).catch((error: Error) => error);
		if (execution instanceof Error) {
			wrong.push(`run ${id}: ${execution.message.slice(0, 200)}`);
			return;
		}
		const [{ body }] = itemsOf(execution, 'Start') ?? [{ body: undefined }];
		const expected = (body as { expected?: string } | undefined)?.expected;
		const passed = EXITS.filter((exit) => execution.runData[exit]);
		const isRight = execution.status === 'success' && passed.join() === expected;
		if (isRight) right++;
		else wrong.push(`run ${id}: ${execution.status}, expected ${expected}, went ${passed.join()}`);
	});
	const byDelivery = Array.from(attempts, (runs = 0) => runs);
	const dialled = simulator.count('dial') - dialledBefore;
	return { right, byDelivery, wrong, dialled, seconds };
}
