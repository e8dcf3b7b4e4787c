import { useState } from 'preact/hooks';
import type { PageState } from '../shapes';
import { run } from './notice';
import { isSoundOn, turnSound } from './sound';
import { post } from './store';

export const VIEWS = ['phones', 'deliveries', 'account', 'connect'] as const;
export type View = (typeof VIEWS)[number];

const NAMES: Record<View, string> = {
	phones: 'Phones',
	deliveries: 'Deliveries',
	account: 'Account',
	connect: 'Connect',
};

/** Title, pages, and what is for all phones alike: sound and time. */
export function Header(props: { view: View; state?: PageState; online: boolean }) {
	const { view, state, online } = props;
	const [sound, setSound] = useState(isSoundOn());
	const fast = (state?.speed ?? 1) !== 1;
	return (
		<header>
			<picture>
				<source srcset="/telnyx-voice.dark.svg" media="(prefers-color-scheme: dark)" />
				<img src="/telnyx-voice.svg" alt="" width="32" height="32" />
			</picture>
			<h1>Simulated phones</h1>
			<nav aria-label="Pages">
				{VIEWS.map((each) => (
					<a key={each} href={`#${each}`} aria-current={each === view ? 'page' : undefined}>
						{NAMES[each]}
					</a>
				))}
			</nav>
			<div class="controls">
				{!online && <span class="chip bad">Not connected</span>}
				<button
					type="button"
					aria-pressed={fast}
					onClick={run(async () => await post('speed', { speed: fast ? 1 : 10 }))}
				>
					{state && fast && state.speed !== 10 ? `Time × ${state.speed}` : 'Time × 10'}
				</button>
				<button
					type="button"
					aria-pressed={sound}
					onClick={() => {
						turnSound(!sound);
						setSound(!sound);
					}}
				>
					Sound
				</button>
			</div>
		</header>
	);
}
