import type Telnyx from 'telnyx';
import type { Script } from './types';

/**
 * Points where the documentation is silent or contradicts itself, and disturbances of real networks.
 * Change them at the start (`switches`) or at any time (`sim.switches.x = ...`).
 */
export interface Switches {
	/** Script of a number nobody set. Default: answers after one second. */
	stranger: Script;
	/** Refuse to dial from an application without an outbound voice profile (D38). Default true. */
	requireOutboundProfile: boolean;
	/** Refuse a `from` that is neither the account's nor verified (D51). Default false. */
	checkFrom: boolean;
	/** Telnyx refuses a call: an immediate 403, or 200 and then `call.hangup`. Default `error`. */
	refusal: 'error' | 'hangup';
	/** Reply to Dial with several `to`: the first leg, or the list of legs. Default `first`. */
	dialManyReply: 'first' | 'list';
	/** Values of `webhook_urls`: lists (SDK type), strings (OpenAPI file), or both. Default `array`. */
	webhookUrlsValue: 'array' | 'string' | 'both';
	/** Reply to a repeated `command_id`. Default `first-reply`. */
	duplicateCommand: 'first-reply' | 'ok' | 'error';
	/** How long a `command_id` is remembered, wall-clock ms. Default 60000. */
	commandIdWindowMs: number;
	/** `webhook_url` of a command counts for the rest of the call, or for that command's own events. Default `call`. */
	webhookUrlScope: 'call' | 'command';
	/** GET /calls/{id} later than ten minutes after the end. Default `422` (90015). */
	expiredStatus: '422' | '404';
	/** What `call.hangup` says when the ring time is over. Default source `callee`, SIP `487`. */
	ringTimeout: { source: 'caller' | 'callee' | 'unknown'; sip: string };
	/** What `call.hangup` says when `time_limit_secs` is over. Default `unknown`, `200`. */
	timeLimit: { source: 'caller' | 'callee' | 'unknown'; sip: string };
	/** `call.bridged` of a transfer comes before `call.answered` (early media). Default false. */
	bridgedBeforeAnswered: boolean;
	/** Transfer and Bridge work on a leg that still rings, and answer it; else 90034. Default false. */
	connectBeforeAnswer: boolean;
	/** Whether the peer of Send SIP INFO reports `call.sip_info.received` (its payload is a guess). Default true. */
	sipInfoReceived: boolean;
	/** Whether a transfer leaves a ringing target alone when the caller hangs up. Default false (it is cancelled). */
	orphanTransferLeg: boolean;
	/** Whether the spoken prompt of Gather Using Speak reports `call.speak.*` (undocumented). Default false. */
	promptSpeakEvents: boolean;
	/** `status` of a speak that was stopped; the official types have no `cancelled`. Default `completed`. */
	stoppedSpeak: 'completed' | 'cancelled';
	/** A gather whose keys stop coming: they are judged (valid or invalid), or it is a timeout. Default `judge`. */
	gatherPause: 'judge' | 'timeout';
	/**
	 * A gather ends as a timeout without digits although keys were pressed and reported, as was seen on
	 * live lines. Default false.
	 */
	gatherMissesKeys: boolean;
	/** A gather while another one runs: cancels the first, or is refused. Default `cancel`. */
	secondGather: 'cancel' | 'refuse';
	/** A stop command with nothing to stop: 200, or 422. Default `ok`. */
	idleStop: 'ok' | 'refuse';
	/** Longest text to speak: 3000 in the reference, 5000 in the error list. Default 3000. */
	longestPayload: number;
	/** Last events of gathers and sounds come after `call.hangup` instead of before. Default false. */
	hangupFirst: boolean;
	/** Whether Gather Using AI reports its own end when the call ends; no status fits. Default false. */
	aiGatherEndsOnHangup: boolean;
	/** Recordings fail with this `reason` (`call.recording.error`) instead of being saved. Default null. */
	recordingError: NonNullable<Telnyx.CallRecordingError['payload']>['reason'] | null;
	/** Whether `call.recording.saved` has a `call_control_id`; its type has none. Default false. */
	recordingCallControlId: boolean;
	/** How an unset `client_state` looks in events. Default `null`. */
	unsetClientState: 'null' | 'empty' | 'missing';
	/** Adds fields to events and replies that no document names. Default false. */
	extraFields: boolean;
	/** Hold a command's reply back until its outcome event was delivered once (at most 10 s). Default false. */
	eventBeforeReply: boolean;
	/** How many times a delivered event is delivered again (same id, attempt + 1). Default 0. */
	duplicateDeliveries: number;
	/** Neighbouring events of one session change places. Default false. */
	swapOrder: boolean;
	/** So many of the next events are lost: never delivered, never repeated. Default 0. */
	lostEvents: number;
	/** Every delivery fails as if nobody listened at its address. Default false. */
	receiverDown: boolean;
	/** Every call that is placed fails in the network (503). Default false. */
	networkBusy: boolean;
	/** Wall-clock delay before each first delivery. Default 0. */
	deliveryDelayMs: number;
	/** How webhooks are signed. Default `good`. */
	signature: 'good' | 'bad' | 'wrong-key' | 'missing';
	/** Added to `telnyx-timestamp`, which stays correctly signed; -600 makes events stale. Default 0. */
	timestampSkewSecs: number;
	/** Back-off of the delivery service, wall-clock; the number of tries is unpublished. Default 1000, 2, 6. */
	retries: { firstMs: number; factor: number; maxAttempts: number };
	/** Receiver's redirects: the delivery fails, or up to three are followed. Default `fail`. */
	redirects: 'fail' | 'follow';
	/** Version of the webhook API: the application's, or one for all. Default `application`. */
	webhookApiVersion: 'application' | '1' | '2';
	/** Unit of `x-ratelimit-reset`: seconds until the reset, or a unix time. Default `seconds`. */
	rateLimitReset: 'seconds' | 'epoch';
	/** Time a webhook receiver has when the application sets none. Default 2000. */
	webhookTimeoutMs: number;
	/** Phone time from Answer to `call.answered`. Default 300. */
	answerDelayMs: number;
	/** Phone time from the end of a call to `call.recording.saved`. Default 2000. */
	recordingDelayMs: number;
	/** How long the links to a recording work, phone time. Default 600000. */
	recordingUrlMs: number;
}

/** A fresh copy of every default. */
export function defaultSwitches(): Switches {
	return {
		stranger: { does: 'answer' },
		requireOutboundProfile: true,
		checkFrom: false,
		refusal: 'error',
		dialManyReply: 'first',
		webhookUrlsValue: 'array',
		duplicateCommand: 'first-reply',
		commandIdWindowMs: 60_000,
		webhookUrlScope: 'call',
		expiredStatus: '422',
		ringTimeout: { source: 'callee', sip: '487' },
		timeLimit: { source: 'unknown', sip: '200' },
		bridgedBeforeAnswered: false,
		connectBeforeAnswer: false,
		sipInfoReceived: true,
		orphanTransferLeg: false,
		promptSpeakEvents: false,
		stoppedSpeak: 'completed',
		gatherPause: 'judge',
		gatherMissesKeys: false,
		secondGather: 'cancel',
		idleStop: 'ok',
		longestPayload: 3000,
		hangupFirst: false,
		aiGatherEndsOnHangup: false,
		recordingError: null,
		recordingCallControlId: false,
		unsetClientState: 'null',
		extraFields: false,
		eventBeforeReply: false,
		duplicateDeliveries: 0,
		swapOrder: false,
		lostEvents: 0,
		receiverDown: false,
		networkBusy: false,
		deliveryDelayMs: 0,
		signature: 'good',
		timestampSkewSecs: 0,
		retries: { firstMs: 1000, factor: 2, maxAttempts: 6 },
		redirects: 'fail',
		webhookApiVersion: 'application',
		rateLimitReset: 'seconds',
		webhookTimeoutMs: 2000,
		answerDelayMs: 300,
		recordingDelayMs: 2000,
		recordingUrlMs: 600_000,
	};
}
