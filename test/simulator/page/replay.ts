import type { PhoneLine } from './shapes';

/** How a call that nobody took came to its end, as the script of the person who ended it. */
const ENDINGS: Record<string, string> = {
	call_rejected: 'reject',
	user_busy: 'busy',
	not_found: 'unallocated',
};

const HEAD = `/**
 * The people of a call, once more: made from the story on the page. The workflow has to be published.
 *
 *     await replay(simulator);
 */
import type { Leg, PhoneRecord, Simulator } from '../simulator';

export async function replay(sim: Simulator): Promise<void> {
	const from = sim.phones.length;
	const seen = async (phone: string, does: PhoneRecord['does'], times: number) =>
		await sim.waitFor(
			() =>
				sim.phones.slice(from).filter((each) => each.phone === phone && each.does === does)
					.length >= times,
			{ timeoutMs: 60_000, what: \`\${phone} \${does}\` },
		);
	const leg = (phone: string): Leg => {
		const last = sim.phones.slice(from).findLast((each) => each.phone === phone);
		return sim.calls.get(last?.call_control_id ?? '') as Leg;
	};
`;

/**
 * The people's side of a call as a TypeScript function for tests: what they did, each thing after
 * what they had heard or seen before it.
 *
 * @param lines of one call, on all of its phones, in their order
 */
export function replayScript(lines: readonly PhoneLine[]): string {
	const times = new Map<string, number>();
	const steps: string[] = [];
	const answered = new Set<string>();
	let awaited: string | undefined;
	for (const line of lines) {
		const key = `${line.phone} ${line.does}`;
		times.set(key, (times.get(key) ?? 0) + 1);
		if (line.does === 'answers') answered.add(line.call);
		const act = actOf(line, answered.has(line.call));
		if (act === undefined) {
			awaited = `await seen(${quoted(line.phone)}, ${quoted(line.does)}, ${times.get(key)});`;
			continue;
		}
		if (awaited !== undefined) steps.push(awaited);
		awaited = undefined;
		steps.push(act);
	}
	if (awaited !== undefined) steps.push(awaited);
	const called = new Set(lines.filter(({ does }) => does === 'rings').map(({ phone }) => phone));
	const live = [...called].map((phone) => `sim.people.set(${quoted(phone)}, { does: 'live' });`);
	return `${HEAD}${[...live, ...steps].map((step) => `\t${step}\n`).join('')}}\n`;
}

/** What a person did, as a statement; undefined for what only happened to them. */
function actOf({ does, phone, text, byPerson }: PhoneLine, taken: boolean): string | undefined {
	const who = `leg(${quoted(phone)})`;
	switch (does) {
		case 'calls':
			return `await sim.incomingCall({ from: ${quoted(phone)}, to: ${quoted(text)}, caller: { live: true } });`;
		case 'answers':
			return text === 'person'
				? `sim.decide(${who}, { does: 'answer', afterMs: 0, live: true });`
				: `sim.decide(${who}, { does: ${quoted(text)}, afterMs: 0 });`;
		case 'presses':
			return `sim.press(${who}, ${quoted(text)});`;
		case 'says':
			return `sim.say(${who}, ${quoted(text)});`;
		case 'tells':
			return text ? `sim.tell(${who}, ${text});` : `sim.tell(${who});`;
		case 'ends':
			if (!byPerson) return undefined;
			return !taken && text in ENDINGS
				? `sim.decide(${who}, { does: '${ENDINGS[text]}', afterMs: 0 });`
				: `sim.hangUp(${who});`;
		default:
			return undefined;
	}
}

/** A text of TypeScript, whatever is in it. */
function quoted(text: string): string {
	return JSON.stringify(text);
}
