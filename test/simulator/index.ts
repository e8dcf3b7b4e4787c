/**
 * A phone network and Telnyx's voice API on this machine, for tests, the demo, and trying a flow
 * without a phone.
 *
 * What it does NOT imitate: sound. Speech and audio only take time, recordings are silent, and
 * transcriptions and AI conversations hold what a person's script, or somebody at the page, says. Streaming, noise suppression
 * and fax contents do nothing beyond being checked as parameters; conferences, video rooms and
 * payments do not exist; numbers are not bought, ported or verified; nothing costs money; there is
 * one account with one key and no rate limit of its own; SIP, codecs, regions and caller-id policy
 * are accepted and ignored; times are round where a network's are not.
 * Where Telnyx's documentation is silent or contradicts itself, `switches.ts` holds a switch.
 */
import { createServer } from './api/server';
import { control } from './api/control';
import { incomingCall, type IncomingCall } from './calls/incoming';
import type { Leg } from './calls/leg';
import type { Calls } from './calls/calls';
import type { People } from './calls/people';
import type { Faults } from './api/faults';
import { say, tell } from './calls/talk';
import { newEvent } from './delivery/envelope';
import { newApiKey } from './ids';
import type { WaitOptions } from './log';
import { servePage } from './page';
import type { StoryEntry } from './page/shapes';
import { keepState, readState } from './state';
import type { Applications } from './store/applications';
import type { Assistants } from './store/assistants';
import type { Media } from './store/media';
import type { Numbers } from './store/numbers';
import type { Profiles } from './store/profiles';
import type { Recordings } from './store/recordings';
import type { Voices } from './store/voices';
import type { Switches } from './switches';
import type {
	CommandRecord,
	DeliveryRecord,
	PhoneRecord,
	RequestRecord,
	Script,
	SimulatorOptions,
} from './types';
import { World } from './world';

export type { Application } from './store/applications';
export type { Ending, Leg, LegState } from './calls/leg';
export type { IncomingCall } from './calls/incoming';
export type { SavedRecording } from './store/recordings';
export type { Switches } from './switches';
export type { StoryEntry } from './page/shapes';
export type * from './types';

/** Where {@link Simulator.send} delivers an event, and in which form. */
export interface SendOptions {
	url: string;
	/** Default `2`. */
	version?: '1' | '2';
	/** Default: a fresh one. The same id twice is a duplicate. */
	id?: string;
}

/** A running simulator. */
export interface Simulator {
	/** `http://127.0.0.1:PORT`. */
	readonly origin: string;
	/** `origin` + `/v2`: what the credential's base URL is set to. */
	readonly baseUrl: string;
	readonly apiKey: string;
	/** Base64 of 32 bytes. */
	readonly publicKey: string;
	/** May be changed at any time. */
	readonly switches: Switches;
	readonly applications: Applications;
	readonly numbers: Numbers;
	readonly profiles: Profiles;
	readonly people: People;
	/** Audio files that `media_name` and `audio_url` may name. */
	readonly media: Media;
	readonly voices: Voices;
	readonly assistants: Assistants;
	/** Recordings that were saved. */
	readonly recordings: Recordings;
	readonly calls: Calls;
	readonly faults: Faults;
	readonly requests: RequestRecord[];
	readonly deliveries: DeliveryRecord[];
	/** Commands that had an effect, in order. */
	readonly commands: CommandRecord[];
	/** What people did and heard, in order. */
	readonly phones: PhoneRecord[];
	/** How much faster than real time phone time runs; may be changed at any time. */
	speed: number;
	/** Address of n8n's editor, which the page links to. */
	editorUrl?: string;
	/** How often a command had an effect, on one call or on all. */
	count(name: string, callControlId?: string): number;
	/** Rings the application that owns `to`. Throws when none does. */
	incomingCall(call: IncomingCall): Promise<Leg>;
	/** What becomes of a leg that rings (script `live` or `noAnswer`): somebody decides now. */
	decide(leg: Leg, script: Script): void;
	/** The person on a leg says something. */
	say(leg: Leg, text: string): void;
	/** The person on a leg has told an AI what it wanted to know, or ends the talk with it. */
	tell(leg: Leg, result?: Record<string, unknown>): void;
	/** The person on a leg presses keys. */
	press(leg: Leg, digits: string): void;
	/** The person on a leg hangs up, or gives up waiting. */
	hangUp(leg: Leg): void;
	/** Calls `watcher` after each change. Returns a function that ends it. */
	watch(watcher: () => void): () => void;
	/** Adds lines to the story on the page; a later line replaces one with the same id. */
	addToStory(entries: StoryEntry[]): void;
	/** Resolves when `find` returns something; tried after every request, delivery and command. */
	waitFor<T>(find: () => T | undefined | null | false, options?: WaitOptions): Promise<T>;
	/** Signs and delivers any event, by the delivery rules. Resolves after the first attempt. */
	send(
		event: { event_type: string; payload: Record<string, unknown> },
		options: SendOptions,
	): Promise<DeliveryRecord>;
	/** Signature headers for any body; `timestamp` in unix seconds, default now. */
	sign(body: string | Uint8Array, timestamp?: number): Record<string, string>;
	close(): Promise<void>;
}

/** Starts a simulator on a free port (or `options.port`). Close it when done. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const { port = 0, host = '127.0.0.1', speed = 1, switches = {} } = options;
	const kept = options.stateFile === undefined ? undefined : readState(options.stateFile);
	const apiKey = options.apiKey ?? kept?.apiKey ?? newApiKey();
	const world = new World(apiKey, speed, switches, options.dispatcher, kept?.seed);
	if (options.stateFile !== undefined) keepState(world, options.stateFile, kept);
	const server = createServer(world, host);
	control(server, world);
	servePage(server, world);
	await server.listen({ port, host });
	const address = server.server.address();
	const bound = typeof address === 'object' && address !== null ? address.port : port;
	world.origin = `http://${host}:${bound}`;
	const { log, network } = world;
	return {
		origin: world.origin,
		baseUrl: `${world.origin}/v2`,
		apiKey,
		publicKey: world.signer.publicKey,
		switches: world.switches,
		applications: world.applications,
		numbers: world.numbers,
		profiles: world.profiles,
		people: world.people,
		media: world.media,
		voices: world.voices,
		assistants: world.assistants,
		recordings: world.recordings,
		calls: world.calls,
		faults: world.faults,
		requests: log.requests,
		deliveries: log.deliveries,
		commands: log.commands,
		phones: log.phones,
		get editorUrl() {
			return world.editorUrl;
		},
		set editorUrl(url) {
			world.editorUrl = url;
		},
		get speed() {
			return world.clock.speed;
		},
		set speed(times) {
			world.clock.speed = times;
		},
		count: (name, callControlId) =>
			log.commands.filter(
				(each) =>
					each.name === name &&
					(callControlId === undefined || each.call_control_id === callControlId),
			).length,
		incomingCall: async (call) => incomingCall(world, call),
		decide: (leg, script) => network.decide(leg, script),
		say: (leg, text) => say(world, leg, text),
		tell,
		press: (leg, digits) => network.press(leg, digits),
		hangUp: (leg) => network.personHangsUp(leg),
		watch: (watcher) => log.watch(watcher),
		addToStory(entries) {
			log.told.push(...entries);
			log.changed();
		},
		waitFor: async (find, wait) => await log.waitFor(find, wait),
		send: async ({ event_type, payload }, { url, version = '2', id }) => {
			const data = { ...newEvent(event_type, payload, world.switches), ...(id ? { id } : {}) };
			const timeoutMs = world.switches.webhookTimeoutMs;
			return await world.delivery.send(data, { url, version, method: 'POST', timeoutMs });
		},
		sign: (body, timestamp = Math.floor(Date.now() / 1000)) => world.signer.sign(body, timestamp),
		close: async () => {
			await world.close();
			await server.close();
		},
	};
}
