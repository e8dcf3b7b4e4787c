/* eslint-disable @n8n/community-nodes/no-dangerous-functions -- a test, which runs what the page exports */
import { transformSync } from '@swc/core';
import type { PhoneRecord, Simulator } from '../../simulator';
import { replayScript } from '../../simulator/page/replay';
import type { PhoneLine } from '../../simulator/page/shapes';
import { phoneLine } from '../../simulator/page/view';
import { startBench, type Bench } from './support';

const CALLER = '+15550109999';
const COLLEAGUE = '+15550100200';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
	// A small workflow: a menu, a transfer, and a question for those whom nobody takes.
	bench.receiver.answer = (response) => {
		response.end();
		const { data } = JSON.parse(bench.receiver.received.at(-1)?.body ?? '{}') as {
			data: { event_type: string; payload: Record<string, string> };
		};
		void next(data.event_type, data.payload).catch(() => undefined);
	};
});
afterEach(async () => await bench.close());

async function next(event: string, payload: Record<string, string>): Promise<void> {
	const { actions } = bench.client.calls;
	const id = payload.call_control_id;
	if (payload.to !== bench.own) {
		if (event !== 'call.hangup' || payload.hangup_cause === 'normal_clearing') return;
		const caller = bench.sim.calls.ofSession(payload.call_session_id)[0];
		const text = { payload: 'Nobody is free.', voice: 'AWS.Polly.Joanna' };
		await actions.speak(caller.call_control_id, text);
		return;
	}
	if (event === 'call.initiated') await actions.answer(id, {});
	if (event === 'call.answered') {
		await actions.gatherUsingSpeak(id, {
			...{ payload: 'Press 1.', voice: 'AWS.Polly.Joanna', maximum_digits: 1 },
		});
	}
	if (event === 'call.gather.ended') await actions.transfer(id, { to: COLLEAGUE });
}

type Person = (sim: Simulator) => Promise<void>;

/** What somebody did and heard, without ids and times. */
const did = (records: readonly PhoneRecord[]): string[] =>
	records.map(({ phone, does, text }) => `${phone} ${does} ${text}`);

const heard = async (phone: string, does: PhoneRecord['does']): Promise<void> =>
	void (await bench.sim.waitFor(() =>
		bench.sim.phones.some((each) => each.phone === phone && each.does === does),
	));

const leg = (phone: string) =>
	bench.sim.calls.all().findLast(({ from, to }) => from === phone || to === phone)!;

async function callAndPress(): Promise<void> {
	bench.sim.people.set(COLLEAGUE, { does: 'live' });
	await bench.sim.incomingCall({ from: CALLER, to: bench.own });
	await heard(CALLER, 'hears');
	bench.sim.press(leg(CALLER), '1');
	await heard(COLLEAGUE, 'rings');
}

const evenings: Array<[string, Person]> = [
	[
		'a talk',
		async (sim) => {
			sim.decide(leg(COLLEAGUE), { does: 'answer', afterMs: 0 });
			await sim.waitFor(() => leg(COLLEAGUE).peer);
			sim.say(leg(CALLER), 'A “quoted” ` word\\, and ${none}.');
			sim.hangUp(leg(COLLEAGUE));
		},
	],
	[
		'a declined transfer',
		async (sim) => {
			sim.decide(leg(COLLEAGUE), { does: 'reject', afterMs: 0 });
			await sim.waitFor(() => did(sim.phones).some((line) => line.includes('Nobody is free.')));
			sim.hangUp(leg(CALLER));
		},
	],
	[
		'a busy colleague',
		async (sim) => {
			sim.decide(leg(COLLEAGUE), { does: 'busy', afterMs: 0 });
			await sim.waitFor(() => did(sim.phones).some((line) => line.includes('Nobody is free.')));
			sim.hangUp(leg(CALLER));
		},
	],
	[
		'a caller who gives up',
		async (sim) => {
			sim.hangUp(leg(CALLER));
		},
	],
];

test.each(evenings)('%s is played once more by its script', async (_, evening) => {
	await callAndPress();
	await evening(bench.sim);
	await heard(CALLER, 'ends');
	await heard(COLLEAGUE, 'ends');
	const first = [...bench.sim.phones];
	const lines: PhoneLine[] = first.map((record, index) => phoneLine(record, index));
	const { code } = transformSync(replayScript(lines), {
		...{
			jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
			module: { type: 'commonjs' },
		},
	});
	const module = { exports: {} as { replay: Person } };
	new Function('module', 'exports', code)(module, module.exports);
	await module.exports.replay(bench.sim);
	await bench.sim.waitFor(() => bench.sim.phones.length >= 2 * first.length);
	expect(did(bench.sim.phones.slice(first.length)).sort()).toEqual(did(first).sort());
});
