/** The last action of each queue. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs an action after all earlier ones with the same key have ended, in this n8n process.
 *
 * @returns what the action returns, or throws what it throws
 */
export async function runExclusive<T>(key: string, action: () => Promise<T>): Promise<T> {
	const own = (queues.get(key) ?? Promise.resolve()).then(action);
	const ended = own.then(
		() => undefined,
		() => undefined,
	);
	queues.set(key, ended);
	void ended.then(() => {
		if (queues.get(key) === ended) queues.delete(key);
	});
	return await own;
}
