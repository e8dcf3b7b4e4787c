import { callControlId, uuid } from '../ids';
import type { Behaviour, WebhookOverride } from '../types';

/** Why and by whom a leg was ended, in the words of `call.hangup`. */
export interface Ending {
	cause:
		| 'call_rejected'
		| 'normal_clearing'
		| 'originator_cancel'
		| 'timeout'
		| 'time_limit'
		| 'user_busy'
		| 'not_found'
		| 'no_answer'
		| 'unspecified';
	source: 'caller' | 'callee' | 'unknown';
	sip: string;
	/** A D-code when Telnyx itself refused. */
	dCode?: string;
}

/** Something that runs on a leg until it ends: a prompt, a gather, a conversation. */
export interface Activity {
	kind: string;
	/** A digit was pressed on this leg. */
	onDigit?(digit: string): void;
	/** Something was said, by the person on this leg or by the one it is bridged with. */
	onSpeech?(text: string, by: 'self' | 'peer'): void;
	/** The leg has ended, or a command stopped this. Emits the activity's own last event. */
	onEnd?(reason: 'call_hangup' | 'cancelled' | 'cancelled_amd'): void;
}

/** How a leg is recorded. */
export interface RecordSettings {
	id: string;
	channels: 'single' | 'dual';
	format: 'wav' | 'mp3';
	/** Phone time; 0 = no limit. */
	maxLengthSecs: number;
	/** Stops after so much silence, once something was said; 0 = never. */
	silenceSecs: number;
	/** Whether the text of the recording is wanted. */
	transcribes: boolean;
	/** Telnyx's word for what started it. */
	initiatedBy: 'StartCallRecordingAPI' | 'DialVerb' | 'OutboundAPI';
}

export type LegState = 'ringing' | 'answered' | 'ended';

/** What a new leg is made of. */
export interface LegInit {
	connection_id: string;
	from: string;
	to: string;
	direction: 'incoming' | 'outgoing';
	call_session_id?: string;
	client_state?: string;
	caller_id_name?: string;
	custom_headers?: unknown;
	sip_headers?: unknown;
	override?: WebhookOverride;
	behaviour?: Behaviour;
}

/** One side of a call, with Telnyx's own field names where Telnyx has one. */
export class Leg {
	readonly call_control_id = callControlId();
	readonly call_leg_id = uuid();
	readonly call_session_id: string;
	readonly connection_id: string;
	readonly from: string;
	readonly to: string;
	readonly direction: 'incoming' | 'outgoing';
	readonly start_time = new Date();
	readonly caller_id_name?: string;
	readonly custom_headers?: unknown;
	readonly sip_headers?: unknown;
	state: LegState = 'ringing';
	client_state?: string;
	answered_at?: Date;
	end_time?: Date;
	ending?: Ending;
	/** The other side while bridged. */
	peer?: Leg;
	parkAfterUnbridge = false;
	/** Webhook parameters of the last command that had any. */
	override?: WebhookOverride;
	/** With the switch `webhookUrlScope: 'command'`: the events that the override counts for. */
	overrideEvents?: ReadonlySet<string>;
	/** Recording that begins with the answer. */
	recording?: RecordSettings;
	/** How many gathers have begun on this leg. */
	gathers = 0;
	/** What the person on this leg does. */
	behaviour: Behaviour;
	/** Kind of answerer, for answering machine detection. */
	answeredBy: 'person' | 'machine' | 'fax' = 'person';
	hadCommand = false;
	readonly activities = new Set<Activity>();
	readonly timers = new Set<() => void>();
	readonly answerListeners = new Set<() => void>();
	readonly endListeners = new Set<() => void>();

	constructor(init: LegInit) {
		this.call_session_id = init.call_session_id ?? uuid();
		this.connection_id = init.connection_id;
		this.from = init.from;
		this.to = init.to;
		this.direction = init.direction;
		this.client_state = init.client_state;
		this.caller_id_name = init.caller_id_name;
		this.custom_headers = init.custom_headers;
		this.sip_headers = init.sip_headers;
		this.override = init.override;
		this.behaviour = init.behaviour ?? {};
	}

	/** Whether the leg has not ended. */
	get isAlive(): boolean {
		return this.state !== 'ended';
	}

	/** A plain copy for logs and the control pages, without client state secrets of the network. */
	toJSON(): Record<string, unknown> {
		return {
			call_control_id: this.call_control_id,
			call_leg_id: this.call_leg_id,
			call_session_id: this.call_session_id,
			connection_id: this.connection_id,
			direction: this.direction,
			from: this.from,
			to: this.to,
			state: this.state,
			client_state: this.client_state,
			bridged_with: this.peer?.call_control_id,
			start_time: this.start_time,
			answered_at: this.answered_at,
			end_time: this.end_time,
			ending: this.ending,
		};
	}
}
