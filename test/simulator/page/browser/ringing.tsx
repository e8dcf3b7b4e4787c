import type { LegView } from '../shapes';
import { run } from './notice';
import { post } from './store';

/** What a person, or a machine, may do when the phone rings. Doing nothing lets it ring. */
const DECISIONS = [
	['Answer', { does: 'answer', live: true }, 'good'],
	['Decline', { does: 'reject' }, 'end'],
	['Busy', { does: 'busy' }, ''],
	['Answering machine', { does: 'machine' }, ''],
	['Machine without beep', { does: 'machine', beep: false }, ''],
	['Fax', { does: 'fax' }, ''],
] as const;

export function Ringing({ leg }: { leg: LegView }) {
	const decide = (script: object): (() => void) =>
		run(
			async () =>
				await post(`calls/${encodeURIComponent(leg.id)}/decide`, { afterMs: 0, ...script }),
		);
	return (
		<div class="buttons">
			{DECISIONS.map(([name, script, kind]) => (
				<button key={name} type="button" class={kind} onClick={decide(script)}>
					{name}
				</button>
			))}
		</div>
	);
}
