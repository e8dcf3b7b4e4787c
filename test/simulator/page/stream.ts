import type { World } from '../world';
import type { StoryEntry, StreamMessages } from './shapes';
import { deliveryEntry, phoneEntry, requestEntry } from './story';
import { pageState, phoneLine } from './view';

/** Changes that come in so short a time are told together, wall-clock ms. */
const TOGETHER_MS = 40;

type Tell = <K extends keyof StreamMessages>(event: K, data: StreamMessages[K]) => void;

/** Tells one reader everything that has happened, and then what happens, until it is stopped. */
export class Feed {
	private readonly seen = { requests: 0, deliveries: 0, phones: 0, told: 0 };
	/** Requests that were told before their reply was known. */
	private readonly open = new Set<number>();
	private scheduled = false;
	private stopped = false;
	private readonly unwatch: () => void;

	constructor(
		private readonly world: World,
		private readonly tell: Tell,
	) {
		this.unwatch = world.log.watch(() => this.changed());
		this.flush();
	}

	stop(): void {
		this.stopped = true;
		this.unwatch();
	}

	private changed(): void {
		if (this.scheduled) return;
		this.scheduled = true;
		this.world.clock.wallAfter(TOGETHER_MS, () => {
			this.scheduled = false;
			if (!this.stopped) this.flush();
		});
	}

	private flush(): void {
		const { world, seen } = this;
		const { phones } = world.log;
		const lines = phones.slice(seen.phones).map((each, i) => phoneLine(each, seen.phones + i));
		const told = world.log.told.slice(seen.told);
		seen.told = world.log.told.length;
		const story = [...this.requests(), ...this.deliveries(), ...this.people(), ...told];
		if (lines.length > 0) this.tell('lines', lines);
		if (story.length > 0) this.tell('story', story);
		this.tell('state', pageState(world));
	}

	private requests(): StoryEntry[] {
		const { requests } = this.world.log;
		const fresh = requests.slice(this.seen.requests).map((_, i) => this.seen.requests + i);
		this.seen.requests = requests.length;
		const indices = [...this.open, ...fresh];
		this.open.clear();
		for (const index of indices) {
			const { status, faulted } = requests[index];
			if (status === undefined && !faulted) this.open.add(index);
		}
		return indices.map((index) => requestEntry(this.world, requests[index], index));
	}

	private deliveries(): StoryEntry[] {
		const { deliveries } = this.world.log;
		const from = this.seen.deliveries;
		this.seen.deliveries = deliveries.length;
		return deliveries.slice(from).map((each, i) => deliveryEntry(this.world, each, from + i));
	}

	private people(): StoryEntry[] {
		const { phones } = this.world.log;
		const from = this.seen.phones;
		this.seen.phones = phones.length;
		return phones.slice(from).map((each, i) => phoneEntry(each, from + i));
	}
}
