const last = new Map<string, Promise<unknown>>();

/**
 * Does things that concern the same key one after the other. n8n registers the triggers of a
 * workflow at the same time, and two of them must not both find one application free. All of this
 * happens on n8n's main process, so it needs to hold within one process only.
 */
export async function exclusive<T>(key: string, action: () => Promise<T>): Promise<T> {
	const before = last.get(key);
	const mine = (async () => {
		// How the one before ended is for its own caller to deal with.
		await before?.catch(() => undefined);
		return await action();
	})();
	last.set(key, mine);
	try {
		return await mine;
	} finally {
		if (last.get(key) === mine) last.delete(key);
	}
}
