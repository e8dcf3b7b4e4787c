import type { Dispatcher } from 'undici';
import type { Switches } from './switches';

/** What a person on a phone does once the line is open. All times are milliseconds of phone time. */
export interface Behaviour {
	/** Words the person says: what recordings and transcriptions hear. */
	says?: string;
	/**
	 * What the person presses when asked, one entry per gather on this leg, in order: keys such as
	 * `42#`, or `null` for nothing. The same keys come at every try of a gather; a list has one entry
	 * per try. When all entries are used up, nothing is pressed any more.
	 */
	presses?: Array<string | null | Array<string | null>>;
	/** From the end of the prompt to the first key of `presses`. Default 1000. */
	pressesAfterMs?: number;
	/** The person falls silent this long after a recording began. Default: when `says` has been said. */
	silentAfterMs?: number;
	/** What an AI learns from the person: the `result` of Gather Using AI. Default: nothing. */
	tells?: Record<string, unknown>;
	/** How long a conversation with an AI takes. Default 5000. */
	talksForMs?: number;
	/** The person hangs up in the middle of the first such thing, `hangsUpDuringMs` (500) after it began. */
	hangsUpDuring?: 'gather' | 'speak' | 'playback' | 'recording' | 'conversation';
	hangsUpDuringMs?: number;
	/** Digits pressed on the keypad, one `call.dtmf.received` each. */
	digits?: string;
	/** When the first digit is pressed, counted from the answer. Default 1000. */
	digitsAfterMs?: number;
	/** Pause between two digits, also of `presses`. Default 250. */
	digitGapMs?: number;
	/** The person hangs up this long after the answer. Default: never. */
	hangsUpAfterMs?: number;
	/** Overrides what answering machine detection concludes, e.g. `not_sure`. */
	detected?: string;
	/** Somebody at the page is on this phone: an AI waits for them instead of a script. */
	live?: boolean;
}

/** What happens when a number or SIP address is called. Times are milliseconds of phone time. */
export type Script =
	/** Picks up after `afterMs` (default 1000) and behaves like a person. */
	| ({ does: 'answer'; afterMs?: number } & Behaviour)
	/** A voicemail: picks up, plays a greeting (default 4000 ms), then beeps unless `beep: false`. */
	| ({ does: 'machine'; afterMs?: number; greetingMs?: number; beep?: boolean } & Behaviour)
	/** A fax machine picks up. */
	| ({ does: 'fax'; afterMs?: number } & Behaviour)
	/** Busy tone (486). */
	| { does: 'busy'; afterMs?: number }
	/** Rings until the caller's `timeout_secs` is over. */
	| { does: 'noAnswer' }
	/** Rings until somebody at the page decides, or the caller's `timeout_secs` is over. */
	| { does: 'live' }
	/** Declines (603). */
	| { does: 'reject'; afterMs?: number }
	/** The number does not exist (404). */
	| { does: 'unallocated'; afterMs?: number }
	/** The carrier fails (503). */
	| { does: 'unreachable'; afterMs?: number }
	/** Telnyx itself refuses with a D-code, e.g. `D13`; the form is the switch `refusal`. */
	| { does: 'refused'; code: string };

/** The person who calls in. */
export interface CallerScript extends Behaviour {
	does?: 'answer';
	/** Hangs up if nobody answers in this time. Default: waits for ever. */
	givesUpAfterMs?: number;
}

/** One HTTP request the simulator received under `/v2`. */
export interface RequestRecord {
	method: string;
	/** Path without the query, as sent (`/v2/calls/v3%3A.../actions/answer`). */
	path: string;
	query: Record<string, string>;
	/** As received; `authorization` is masked. */
	headers: Record<string, string>;
	/** Parsed JSON, or the text when it was no JSON. */
	body?: unknown;
	/** Absent while the request runs and when the connection was reset. */
	status?: number;
	/** Parsed JSON reply, or the text when it was no JSON. */
	response?: unknown;
	/** True when a fault produced (or destroyed) the reply. */
	faulted?: boolean;
	at: Date;
}

/** An event as it is sent in webhook API version 2. */
export interface EventEnvelope {
	data: {
		event_type: string;
		id: string;
		occurred_at: string;
		payload: Record<string, unknown>;
		record_type: 'event';
	};
	meta: { attempt: number; delivered_to: string };
}

/** One attempt to deliver one event, recorded when the attempt has ended. */
export interface DeliveryRecord {
	url: string;
	/** The event in its version 2 form, also when version 1 went over the wire (see `body`). */
	event: EventEnvelope;
	attempt: number;
	headers: Record<string, string>;
	/** The exact bytes that were signed and sent. */
	body: string;
	status?: number;
	error?: string;
	/**
	 * `warning` = a 2xx other than 200; `retry` = will be tried again; `failed` = given up; `lost` =
	 * never sent.
	 */
	outcome: 'delivered' | 'warning' | 'retry' | 'failed' | 'lost';
	at: Date;
}

/** One command that had an effect (a repeated `command_id` has none). */
export interface CommandRecord {
	/** `dial`, `answer`, ... as in the path. */
	name: string;
	call_control_id: string;
	command_id?: string;
	body: Record<string, unknown>;
	at: Date;
}

/** What somebody did or heard on a phone. */
export interface PhoneRecord {
	does: 'calls' | 'rings' | 'answers' | 'presses' | 'says' | 'hears' | 'ends';
	/** Number or SIP address of the phone. */
	phone: string;
	call_control_id: string;
	call_session_id: string;
	/** Keys, words, the number called, or why the call ended. */
	text: string;
	/** Language of what is heard, e.g. `de-DE`, where it is known. */
	language?: string;
	/** Address of an audio file that is heard. */
	audioUrl?: string;
	at: Date;
}

/** A fault to inject. The first one that matches and has `times` left is used. */
export interface Fault {
	/** By which it can be found and taken back. */
	name?: string;
	method?: string;
	/** Tested against the path without the query, e.g. `/\/actions\/answer$/`. */
	path?: RegExp;
	/** How many requests it hits. Default 1. */
	times?: number;
	/** Reply with this status instead of Telnyx's. */
	status?: number;
	headers?: Record<string, string>;
	/** An object is sent as JSON, a string as it is (give `content-type` in `headers`). */
	body?: unknown;
	/** Wall-clock wait before the reply leaves. Alone, it makes a right reply slow. */
	delayMs?: number;
	/** Cut the connection instead of replying. */
	reset?: true;
	/** `before` (default): the command has no effect. `after`: it has, only the reply suffers. */
	when?: 'before' | 'after';
}

/** Where the webhooks of a leg go instead of the application's URL. */
export interface WebhookOverride {
	webhook_url?: string;
	webhook_url_method?: 'POST' | 'GET';
	webhook_urls?: Record<string, string | string[]>;
	webhook_urls_method?: 'POST' | 'GET';
	webhook_retries_policies?: Record<string, { retries_ms?: number[] }>;
}

/** Options of {@link startSimulator}. */
export interface SimulatorOptions {
	/** Default 0 (any free port). */
	port?: number;
	/** Default `127.0.0.1`. */
	host?: string;
	/** 100 = phone time runs a hundred times faster. Never touches webhook timeouts. Default 1. */
	speed?: number;
	/** Default: a random key that starts with `KEY`. */
	apiKey?: string;
	switches?: Partial<Switches>;
	/**
	 * File that keeps account, keys and phones over a restart; a new one is made. It holds the
	 * simulator's own key, so that nobody else may read it.
	 */
	stateFile?: string;
	/** Undici dispatcher for webhook deliveries, for tests that need another network. */
	dispatcher?: Dispatcher;
}
