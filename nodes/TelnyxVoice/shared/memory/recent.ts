/** A map that forgets its oldest entries, so that it cannot grow for ever. */
export class Recent<V> {
	private readonly entries = new Map<string, V>();

	/** @param limit entries that are kept */
	constructor(private readonly limit: number) {}

	get(key: string): V | undefined {
		return this.entries.get(key);
	}

	set(key: string, value: V): void {
		// Deleted first, since a map keeps the place of a key that it has.
		this.entries.delete(key);
		this.entries.set(key, value);
		if (this.entries.size <= this.limit) return;
		const [oldest] = this.entries.keys();
		this.entries.delete(oldest);
	}

	delete(key: string): void {
		this.entries.delete(key);
	}
}
