import type Telnyx from 'telnyx';
import { microTime, uuid } from '../ids';
import type { World } from '../world';
import { emit } from './emit';
import type { Activity, Leg } from './leg';
import { partyType } from './payloads';
import { maybeHangUp } from './person';
import { note } from './talk';

type Ended = NonNullable<Telnyx.CallConversationEnded['payload']>;
type Message = NonNullable<
	NonNullable<Telnyx.CallAIGatherEnded['payload']>['message_history']
>[number];

/** Phone time from the end of a call to `call.conversation.ended`. */
const AFTERMATH_MS = 500;
/** How long an AI waits for somebody at the page, phone time. */
export const LIVE_MS = 600_000;
const DEFAULT_VOICE = 'Telnyx.KokoroTTS.af';

/** What a conversation with an AI is about. */
export interface ConversationInit {
	assistantId?: string;
	voice?: string;
	greeting?: string;
	/** JSON Schema of what the AI wants to know, if it gathers. */
	schema?: Record<string, unknown>;
	/** How long it takes if nobody ends it, phone time. */
	lengthMs: number;
	/** It ends by itself; runs before `call.conversation.ended`. */
	onDone?(messages: Message[]): void;
}

/** An AI talks with the person on a leg, until `call.conversation.ended`. */
export class Conversation implements Activity {
	readonly kind = 'conversation';
	readonly id = uuid();
	private readonly startedAt = new Date();
	private stopClock = (): void => undefined;
	private over = false;
	/** What somebody at the page said. */
	private readonly words: string[] = [];

	constructor(
		private readonly world: World,
		private readonly leg: Leg,
		private readonly init: ConversationInit,
	) {}

	static on(leg: Leg): Conversation | undefined {
		return [...leg.activities].find((activity) => activity instanceof Conversation);
	}

	/** What the AI wants to know. */
	get schema(): Record<string, unknown> | undefined {
		return this.init.schema;
	}

	/** What has been said. */
	get messages(): Message[] {
		const { says } = this.leg.behaviour;
		const { greeting } = this.init;
		return [
			...(greeting ? [{ role: 'assistant' as const, content: greeting }] : []),
			...[says, ...this.words]
				.filter((words) => words !== undefined)
				.map((content) => ({ role: 'user' as const, content })),
		];
	}

	start(): void {
		const { world, leg, init } = this;
		if (!leg.isAlive) return;
		leg.activities.add(this);
		if (init.greeting) note(world, leg, 'hears', init.greeting);
		this.stopClock = world.network.later(leg, init.lengthMs, () => this.end());
		maybeHangUp(world, leg, 'conversation', init.lengthMs);
	}

	onSpeech(text: string, by: 'self' | 'peer'): void {
		if (by === 'self') this.words.push(text);
	}

	/** Ends it by command. */
	stop(): void {
		this.end();
	}

	onEnd(reason: 'call_hangup' | 'cancelled' | 'cancelled_amd'): void {
		if (reason === 'call_hangup') this.endWithCall();
	}

	private end(): void {
		if (this.over) return;
		this.over = true;
		this.stopClock();
		this.leg.activities.delete(this);
		this.init.onDone?.(this.messages);
		this.report();
	}

	/** The service that tells about conversations learns of the hangup a little later (inferred). */
	private endWithCall(): void {
		if (this.over) return;
		this.over = true;
		if (this.world.switches.aiGatherEndsOnHangup) this.init.onDone?.(this.messages);
		this.world.clock.after(AFTERMATH_MS, () => this.report());
	}

	private report(): void {
		const { world, leg, startedAt, init } = this;
		const end = leg.end_time ?? new Date();
		const [provider, model, ...voice] = (init.voice ?? DEFAULT_VOICE).split('.');
		const payload: Ended = {
			...(init.assistantId === undefined ? {} : { assistant_id: init.assistantId }),
			calling_party_type: partyType(leg),
			conversation_id: this.id,
			duration_sec: world.clock.secondsBetween(startedAt, end),
			llm_model: world.assistants.get(init.assistantId ?? '')?.model ?? 'openai/gpt-4o',
			reason: null,
			stt_model: 'distil-whisper/distil-large-v2',
			tts_model_id: model,
			tts_provider: provider.toLowerCase(),
			tts_voice_id: voice.join('.'),
		};
		emit(world, leg, 'call.conversation.ended', payload, { created_at: microTime(new Date()) });
		this.reportInsights();
	}

	/** Only assistants with an insight group have insights. */
	private reportInsights(): void {
		const { world, leg, init } = this;
		const group = world.assistants.get(init.assistantId ?? '')?.insight_settings?.insight_group_id;
		if (group === undefined) return;
		const payload: Telnyx.CallConversationInsightsGenerated['payload'] = {
			calling_party_type: partyType(leg),
			insight_group_id: group,
			results: [{ insight_id: uuid(), result: leg.behaviour.tells ?? leg.behaviour.says ?? '' }],
		};
		world.clock.after(AFTERMATH_MS, () =>
			emit(world, leg, 'call.conversation_insights.generated', payload),
		);
	}
}
