import type { Fault } from '../types';

/** Faults in the order they were added; used up faults vanish. */
export class Faults {
	private readonly list: Array<Fault & { left: number }> = [];

	add(fault: Fault): void {
		this.list.push({ ...fault, left: fault.times ?? 1 });
	}

	clear(): void {
		this.list.length = 0;
	}

	/** Whether a fault of this name waits for a request. */
	has(name: string): boolean {
		return this.list.some((each) => each.name === name && each.left > 0);
	}

	/** Takes faults back. */
	remove(name: string): void {
		for (const each of this.list) if (each.name === name) each.left = 0;
	}

	/** Takes the first fault that fits a request. */
	take(method: string, path: string): Fault | undefined {
		const fault = this.list.find(
			(each) =>
				each.left > 0 &&
				(each.method === undefined || each.method.toUpperCase() === method) &&
				(each.path === undefined ||
					new RegExp(each.path.source, each.path.flags.replace('g', '')).test(path)),
		);
		if (fault) fault.left -= 1;
		return fault;
	}
}
