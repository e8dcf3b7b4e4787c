import type { UnwrapWebhookEvent } from 'telnyx/resources/webhooks';

/**
 * The part of a webhook that holds `event_type`: `data` in the envelope, but the envelope itself for
 * `conference.floor.changed`, as the official types have it.
 */
type KnownData = UnwrapWebhookEvent extends infer Envelope
	? Envelope extends { data?: infer Data }
		? Extract<Data, { event_type?: string }>
		: Extract<Envelope, { event_type?: string }>
	: never;

type KnownEventType = NonNullable<KnownData['event_type']>;

/** Products of Telnyx besides voice that sign their webhooks with the same key. */
type OtherProduct =
	| `fax.${string}`
	| `message.${string}`
	| `messaging_hosted_numbers_orders.${string}`
	| `number_order.${string}`
	| `whatsapp.${string}`;

/**
 * Every voice event that the `telnyx` package types, plus the one that only the text of the API
 * reference names (Send SIP INFO) and the one that Telnyx's developer pages and its clients for Java,
 * PHP, Python and Ruby have (`call.conversation.created`). Voice is what no other product claims, so that an event of a new
 * kind fails the type check here instead of passing unseen.
 */
export type VoiceEventType =
	| Exclude<KnownEventType, OtherProduct>
	| 'call.conversation.created'
	| 'call.sip_info.received';

type VoiceData = Exclude<KnownData, { event_type?: OtherProduct }>;

/** Names that payloads of voice events use, as far as the official types know. */
export type PayloadName = VoiceData extends infer Data
	? Data extends { payload?: infer Payload }
		? keyof NonNullable<Payload>
		: never
	: never;

/** What the editor says about an event. */
export interface EventText {
	/** Title in the list of events. */
	readonly name: string;
	/** One line: when it comes and which fields matter. */
	readonly description: string;
}

/** Call Initiated is two events for people: incoming and outgoing. */
export type ListedEventType = Exclude<VoiceEventType, 'call.initiated'>;
