import type { PageState } from '../shapes';
import { run } from './notice';
import { post } from './store';

/** What may go wrong, each by a click. */
export function Disturbances({ state: { disturbances, legs } }: { state: PageState }) {
	const call = legs.findLast(({ state }) => state !== 'ended')?.id;
	return (
		<section class="faults" aria-labelledby="faults-title">
			<h2 id="faults-title">What may go wrong</h2>
			<ul>
				{disturbances.map(({ id, name, hint, on }) => (
					<li key={id}>
						<button
							type="button"
							aria-pressed={on}
							aria-describedby={`hint-${id}`}
							onClick={run(async () => await post(`faults/${id}`, { on: !on }))}
						>
							{name}
						</button>
						<small id={`hint-${id}`}>{hint}</small>
					</li>
				))}
				<li>
					<button
						type="button"
						aria-describedby="hint-forged"
						onClick={run(async () => await post('forged', { call_control_id: call }))}
					>
						Forged event
					</button>
					<small id="hint-forged">
						A stranger without the key sends {call ? 'the end of this call' : 'an incoming call'}.
					</small>
				</li>
			</ul>
		</section>
	);
}
