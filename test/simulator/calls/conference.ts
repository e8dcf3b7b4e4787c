import type Telnyx from 'telnyx';
import { uuid } from '../ids';
import type { World } from '../world';
import { emit } from './emit';
import type { Leg } from './leg';
import { note } from './talk';
import type { Sound } from './sounds';

type Data = Telnyx.Conference;
type Reason = NonNullable<NonNullable<Telnyx.ConferenceEnded['payload']>['reason']>;

/** Telnyx ends a conference after four hours (its reference). */
const LONGEST_MS = 4 * 3600_000;

/** What somebody in a conference may do. */
export interface Member {
	id: string;
	since: Date;
	muted: boolean;
	onHold: boolean;
	/** The conference ends when this one leaves; the others are hung up. */
	endsOnExit: boolean;
	/** The conference ends when this one leaves; the others are not hung up. */
	softEndsOnExit: boolean;
}

/** How somebody enters. */
export type Entrance = Partial<Omit<Telnyx.Conferences.ActionJoinParams, 'call_control_id'>>;

/** Calls that hear each other, until the last one leaves. */
export class Conference {
	readonly id = uuid();
	readonly created = new Date();
	readonly members = new Map<Leg, Member>();
	endReason?: Data['end_reason'];
	private readonly playing = new Set<() => void>();

	constructor(
		private readonly world: World,
		readonly name: string,
		readonly owner: Leg,
	) {}

	get isOver(): boolean {
		return this.endReason !== undefined;
	}

	/** As the API shows it. */
	toJSON(): Data {
		return {
			id: this.id,
			created_at: this.created.toISOString(),
			expires_at: new Date(this.created.getTime() + LONGEST_MS).toISOString(),
			name: this.name,
			record_type: 'conference',
			connection_id: this.owner.connection_id,
			status: this.isOver ? 'completed' : 'in_progress',
			...(this.endReason && { end_reason: this.endReason }),
		};
	}

	enter(leg: Leg, how: Entrance): void {
		this.members.set(leg, {
			...{ id: uuid(), since: new Date(), muted: how.mute ?? false, onHold: how.hold ?? false },
			endsOnExit: how.end_conference_on_exit ?? false,
			softEndsOnExit: how.soft_end_conference_on_exit ?? false,
		});
		leg.endListeners.add(() => this.leave(leg));
		this.report('participant.joined', leg);
	}

	leave(leg: Leg): void {
		const member = this.members.get(leg);
		if (!member) return;
		this.members.delete(leg);
		this.report('participant.left', leg);
		if (member.endsOnExit || member.softEndsOnExit) {
			this.end('host_left', 'host_left', leg, member.endsOnExit);
		} else if (this.members.size === 0) this.end('all_left', 'all_left', leg, false);
	}

	/** @param hangsUp whether those who are still in it are hung up */
	end(endReason: Data['end_reason'], reason: Reason, by: Leg, hangsUp: boolean): void {
		if (this.isOver) return;
		this.endReason = endReason;
		for (const stop of [...this.playing]) stop();
		const left = [...this.members.keys()];
		this.members.clear();
		for (const leg of left) {
			this.report('participant.left', leg);
			if (hangsUp) this.world.network.platformHangsUp(leg);
		}
		this.report('ended', by, { reason });
	}

	/** Those of `ids`, or everybody. */
	some(ids: readonly string[] | undefined): Array<[Leg, Member]> {
		return [...this.members].filter(([leg]) => ids?.includes(leg.call_control_id) ?? true);
	}

	/** Lets all, or some, hear a text or a file. */
	play(sound: Sound, ids: readonly string[] | undefined): void {
		const heard = this.some(ids).map(([leg]) => leg);
		const tell = (what: string): void => {
			// The events of a conference have no `speak_id` (SDK).
			const fields = { ...sound.fields, speak_id: undefined };
			if (ids)
				for (const leg of heard) this.report(`participant.${sound.kind}.${what}`, leg, fields);
			else this.reportToAll(`${sound.kind}.${what}`, fields);
		};
		const { text = '', ...more } = sound.heard ?? {};
		for (const leg of heard) note(this.world, leg, 'hears', text, more);
		tell('started');
		const stop = (): void => {
			cancel();
			this.playing.delete(stop);
			tell('ended');
		};
		const cancel = this.world.clock.after(sound.lengthMs, stop);
		this.playing.add(stop);
	}

	stopPlaying(): void {
		for (const stop of [...this.playing]) stop();
	}

	/** An event about one call in the conference. Its client state is the owner's (SDK). */
	report(what: string, leg: Leg, extra: object = {}): void {
		emit(this.world, leg, `conference.${what}`, {
			...{ from: undefined, to: undefined, client_state: this.owner.client_state ?? null },
			...{ conference_id: this.id, occurred_at: new Date().toISOString() },
			...extra,
		});
	}

	private reportToAll(what: string, extra: object): void {
		const { call_session_id: creator_call_session_id } = this.owner;
		const none = { call_control_id: undefined, call_leg_id: undefined, call_session_id: undefined };
		const more = { ...none, client_state: undefined, creator_call_session_id, ...extra };
		this.report(what, this.owner, more);
	}
}
