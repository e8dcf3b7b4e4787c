import { Conversation } from '../calls/conversation';
import type { Leg } from '../calls/leg';
import { phoneOf } from '../calls/talk';
import { disturbances } from '../api/disturbances';
import type { PhoneRecord } from '../types';
import type { World } from '../world';
import { isUnset } from '../store/applications';
import { maskUrl } from './mask';
import type { AccountView, LegView, PageState, PhoneLine, PhoneView } from './shapes';

/** So many calls that have ended stay in view. */
const LAST = 50;

/** Everything that the page shows beside the story. */
export function pageState(world: World): PageState {
	const legs = world.calls.all();
	const shown = legs.filter((leg, index) => leg.isAlive || index >= legs.length - LAST);
	return {
		speed: world.clock.speed,
		phones: phones(world),
		legs: shown.map((leg) => legView(world, leg)),
		stranger: world.switches.stranger.does,
		disturbances: disturbances.map((each) => ({
			...{ id: each.id, name: each.name, hint: each.hint, on: each.isOn(world) },
		})),
		account: account(world),
		reached: reached(world),
	};
}

/** Numbers with a name or a script, and those that calls brought up. */
function phones({ people, calls, numbers }: World): PhoneView[] {
	const names = new Map(people.named());
	const scripted = people.entries().map(([address]) => address);
	const seen = calls.all().map((leg) => phoneOf(leg));
	const addresses = [...new Set([...names.keys(), ...scripted, ...seen])];
	return addresses
		.filter((address) => numbers.connectionOf(address) === undefined)
		.map((address) => ({ address, name: names.get(address), does: people.get(address).does }));
}

function legView(world: World, leg: Leg): LegView {
	const placed = leg.direction === 'incoming';
	return {
		id: leg.call_control_id,
		session: leg.call_session_id,
		phone: phoneOf(leg),
		other: placed ? leg.to : leg.from,
		placed,
		state: leg.state,
		startedAt: leg.start_time.getTime(),
		answeredAt: leg.answered_at?.getTime(),
		cause: leg.ending?.cause,
		doing: [...leg.activities].map(({ kind }) => kind),
		queue: world.queues.of(leg),
		connectedWith: leg.peer && phoneOf(leg.peer),
		asks: Conversation.on(leg)?.schema,
	};
}

function account({
	applications,
	numbers,
	profiles,
	assistants,
	voices,
	recordings,
}: World): AccountView {
	return {
		applications: applications.all().map((each) => ({
			id: each.id,
			name: each.application_name,
			webhookUrl: isUnset(each.webhook_event_url) ? '' : maskUrl(each.webhook_event_url),
			version: String(each.webhook_api_version),
		})),
		numbers: numbers.all().map(({ phone_number, connection_name }) => ({
			number: phone_number,
			application: connection_name ?? undefined,
		})),
		profiles: profiles.all().map(({ id = '', name }) => ({ id, name })),
		assistants: assistants.all().map(({ id, name }) => ({ id, name })),
		voices: voices.all().map(({ voice_id = '', language = '', provider = '' }) => ({
			...{ id: voice_id, language, provider },
		})),
		recordings: recordings.all().map(({ id, leg, durationMs, text }) => ({
			...{ id, from: leg.from, to: leg.to, seconds: Math.round(durationMs / 1000), text },
		})),
	};
}

function reached({ log }: World): PageState['reached'] {
	const last = log.requests.filter(({ status }) => status !== undefined).at(-1);
	if (!last) return undefined;
	const by = last.headers['user-agent'] ?? 'somebody';
	return { at: last.at.getTime(), authorized: last.status !== 401, by };
}

/** A line on the screen of a phone. */
export function phoneLine(record: PhoneRecord, index: number): PhoneLine {
	const { call_control_id: call, does, text, language, audioUrl } = record;
	return { id: `phone-${index}`, call, does, text, language, audioUrl };
}
