import { Pool } from 'undici';
import type { World } from '../support/n8n/world';
import type { Contender, Load } from './contenders';

/** What one round of load came to, in seconds since its first request. */
export interface Round {
	/** Until the last answer. */
	answered: number;
	/** Until the last execution had ended; as `answered` where none starts. */
	done: number;
	/** Median time to an answer, in milliseconds. */
	medianMs: number;
}

/** Deliveries at the same time, as Telnyx makes them for calls that go on side by side. */
const CONCURRENCY = 8;
const DONE_WITHIN_MS = 300_000;

/** Sends `count` requests on pooled connections and waits for the executions they start. */
export async function run(world: World, contender: Contender, count: number): Promise<Round> {
	const requests = Array.from({ length: count }, () => contender.load());
	const before = await finished(world, contender);
	const pool = new Pool(world.n8n.url, { connections: CONCURRENCY });
	const times: number[] = [];
	const began = performance.now();
	const sender = async () => {
		for (let next = requests.pop(); next; next = requests.pop()) {
			const start = performance.now();
			await send(pool, next);
			times.push(performance.now() - start);
		}
	};
	try {
		await Promise.all(Array.from({ length: CONCURRENCY }, sender));
		const answered = (performance.now() - began) / 1000;
		if (contender.starts) {
			await world.client.session.poll(
				async () => await finished(world, contender),
				(ended) => ended >= before + count,
				DONE_WITHIN_MS,
				`${count} executions of “${contender.name}”`,
			);
		}
		const done = contender.starts ? (performance.now() - began) / 1000 : answered;
		return { answered, done, medianMs: median(times) };
	} finally {
		await pool.close();
	}
}

/** @returns the middle value; the upper one of two */
export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function send(pool: Pool, { url, headers, body }: Load): Promise<void> {
	const reply = await pool.request({
		method: 'POST',
		path: new URL(url).pathname,
		headers,
		body,
	});
	const text = await reply.body.text();
	// A repeated event that meets its first delivery has to come back: that is an answer, too.
	if (reply.statusCode === 200 || reply.statusCode === 503) return;
	throw new Error(`${url} answered ${reply.statusCode}: ${text.slice(0, 200)}`);
}

async function finished({ client }: World, { workflowId }: Contender): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['success'] }));
	const { count } = await client.session.get<{ count: number }>(
		`/executions?limit=1&filter=${filter}`,
	);
	return count;
}
