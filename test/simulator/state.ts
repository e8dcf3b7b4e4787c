/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type Telnyx from 'telnyx';
import type { Application } from './store/applications';
import type { PhoneNumber } from './store/numbers';
import type { Script } from './types';
import type { World } from './world';

/** Changes that come in so short a time are written together, wall-clock ms. */
const TOGETHER_MS = 200;
/** Of another form, the file is none of ours. */
const FORM = 1;

/** What outlives a simulator: the account, its keys and the phones; no calls. */
export interface KeptState {
	form: number;
	apiKey: string;
	/** Of the key that signs webhooks. */
	seed: string;
	profiles: Telnyx.OutboundVoiceProfile[];
	applications: Application[];
	numbers: PhoneNumber[];
	verified: Telnyx.VerifiedNumber[];
	assistants: Telnyx.AI.InferenceEmbedding[];
	names: Array<[address: string, name: string]>;
	scripts: Array<[address: string, script: Script]>;
}

/** @throws {Error} when the file holds something else */
export function readState(file: string): KeptState | undefined {
	if (!existsSync(file)) return undefined;
	const state = JSON.parse(readFileSync(file, 'utf8')) as Partial<KeptState>;
	if (state.form === FORM) return state as KeptState;
	throw new Error(`${file} was not written by this simulator. Give another file.`);
}

/** Puts `kept` back, and writes every change from now on. */
export function keepState(world: World, file: string, kept?: KeptState): void {
	if (kept) restore(world, kept);
	let written = '';
	let scheduled = false;
	const write = (): void => {
		scheduled = false;
		const text = JSON.stringify(stateOf(world), null, '\t');
		if (text === written) return;
		written = text;
		// Never half a file, and never readable by others, not even for a moment.
		writeFileSync(`${file}.new`, text, { mode: 0o600 });
		renameSync(`${file}.new`, file);
	};
	write();
	world.log.watch(() => {
		if (scheduled) return;
		scheduled = true;
		world.clock.wallAfter(TOGETHER_MS, write);
	});
	world.onClose.push(write);
}

function stateOf(world: World): KeptState {
	const { apiKey, signer, profiles, applications, numbers, assistants, people } = world;
	return {
		...{ form: FORM, apiKey, seed: signer.seed },
		profiles: profiles.all().reverse(),
		applications: applications.all().reverse(),
		numbers: numbers.owned(),
		verified: numbers.verified(),
		assistants: assistants.all(),
		names: people.named(),
		scripts: people.entries(),
	};
}

function restore(world: World, kept: KeptState): void {
	world.profiles.restore(kept.profiles);
	world.applications.restore(kept.applications);
	world.numbers.restore(kept.numbers, kept.verified);
	world.assistants.restore(kept.assistants);
	for (const [address, name] of kept.names) world.people.call(address, name);
	for (const [address, script] of kept.scripts) world.people.set(address, script);
}
