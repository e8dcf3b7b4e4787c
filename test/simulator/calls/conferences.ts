import type Telnyx from 'telnyx';
import { refuse } from '../errors';
import type { World } from '../world';
import { Conference } from './conference';
import type { Leg } from './leg';

/** Telnyx's default for `max_participants`. */
const DEFAULT_SEATS = 250;

/** All conferences of the account, also those that are over. */
export class Conferences {
	private readonly list: Conference[] = [];
	private readonly seats = new Map<Conference, number>();

	constructor(private readonly world: World) {}

	/** @throws {ApiError} 90033 when a conference of this name goes on, 90034, 90044 */
	create(leg: Leg, { name, max_participants }: Telnyx.ConferenceCreateParams): Conference {
		if (this.named(name)) {
			throw refuse('90033', `A conference named '${name}' exists already.`, '/name');
		}
		this.check(leg);
		const conference = new Conference(this.world, name, leg);
		this.list.push(conference);
		this.seats.set(conference, max_participants ?? DEFAULT_SEATS);
		return conference;
	}

	/** The creating call is in it at once. */
	open(conference: Conference): void {
		conference.report('created', conference.owner);
		conference.enter(conference.owner, {});
	}

	/** @throws {ApiError} 90032 full, 90034 not answered, 90044 in a conference already */
	checkSeat(conference: Conference, leg: Leg): void {
		this.check(leg);
		const seats = this.seats.get(conference) ?? DEFAULT_SEATS;
		if (conference.members.size >= seats) throw refuse('90032', 'The conference is full.');
	}

	/** A dialled leg that was told to enter a conference when it is answered. */
	enter(leg: Leg, config: Telnyx.CallDialParams.ConferenceConfig): void {
		const { id, conference_name: name } = config;
		const known = this.list.find((each) => !each.isOver && (each.id === id || each.name === name));
		if (known) {
			known.enter(leg, config);
			return;
		}
		if (name !== undefined) this.open(this.create(leg, { call_control_id: '', name }));
	}

	/** @throws {ApiError} 404 for an unknown one */
	find(id: string): Conference {
		const found = this.list.find((each) => each.id === id);
		if (found) return found;
		throw refuse('10005', 'The requested conference could not be found.');
	}

	/** The conference that a leg is in. */
	of(leg: Leg): Conference | undefined {
		return this.list.find((each) => each.members.has(leg));
	}

	/** Those who hear what is said on a leg. */
	whoHears(leg: Leg): Leg[] {
		const conference = this.of(leg);
		const self = conference?.members.get(leg);
		if (!conference || !self || self.muted || self.onHold) return [];
		return [...conference.members]
			.filter(([other, { onHold }]) => other !== leg && !onHold)
			.map(([other]) => other);
	}

	/** Newest first. */
	all(): Conference[] {
		return [...this.list].reverse();
	}

	private named(name: string): Conference | undefined {
		return this.list.find((each) => !each.isOver && each.name === name);
	}

	private check(leg: Leg): void {
		if (!leg.isAlive) throw refuse('90018', 'This call is no longer active.');
		if (leg.state !== 'answered') throw refuse('90034', 'The call has not been answered yet.');
		if (this.of(leg)) throw refuse('90044', 'The call is in a conference already.');
	}
}
