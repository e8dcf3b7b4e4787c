import type { LegView, PageState, PhoneLine, PhoneView } from '../shapes';
import { Idle } from './idle';
import { InCall } from './inCall';
import { run } from './notice';
import { Ringing } from './ringing';
import { Screen } from './screen';
import { post } from './store';

/** The call that a phone shows: the one that goes on, or else the last one. */
function shownLeg(phone: PhoneView, legs: readonly LegView[]): LegView | undefined {
	const own = legs.filter((leg) => leg.phone === phone.address);
	return own.findLast(({ state }) => state !== 'ended') ?? own.at(-1);
}

const STATES = { ringing: 'Rings', answered: 'On the line', ended: 'Free' } as const;

function statusOf(leg: LegView | undefined, phones: readonly PhoneView[]): string {
	if (!leg) return 'Free';
	const named = (number: string): string =>
		phones.find(({ address }) => address === number)?.name ?? number;
	if (leg.state === 'ringing' && leg.placed) return `Calls ${leg.other} …`;
	if (leg.state === 'ringing') return `Rings: ${named(leg.other)}`;
	if (leg.connectedWith) return `On the line with ${named(leg.connectedWith)}`;
	if (leg.queue) return `Waits in the queue “${leg.queue}”`;
	return STATES[leg.state];
}

/** One phone, with everything that a person can do on it. */
export function Phone(props: { phone: PhoneView; state: PageState; lines: PhoneLine[] }) {
	const { phone, state, lines } = props;
	const leg = shownLeg(phone, state.legs);
	const isOn = leg !== undefined && leg.state !== 'ended';
	const title = phone.name ?? phone.address;
	return (
		<article class={`phone ${isOn ? leg.state : 'free'}`} aria-label={`Phone of ${title}`}>
			<h3>
				{title}
				{phone.name && <small>{phone.address}</small>}
			</h3>
			<p class="status" role="status">
				{statusOf(leg, state.phones)}
			</p>
			{leg && <Screen leg={leg} lines={lines} />}
			{leg?.state === 'ringing' && !leg.placed && <Ringing leg={leg} />}
			{leg?.state === 'answered' && <InCall leg={leg} />}
			{isOn && (leg.placed || leg.state === 'answered') && (
				<button
					type="button"
					class="end"
					onClick={run(async () => await post(`calls/${encodeURIComponent(leg.id)}/hang_up`))}
				>
					Hang up
				</button>
			)}
			{!isOn && <Idle phone={phone} state={state} />}
		</article>
	);
}
