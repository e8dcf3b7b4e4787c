import { useState } from 'preact/hooks';
import type { PageState, PhoneView } from '../shapes';
import { run } from './notice';
import { post } from './store';

/** What a phone may do by itself when it is called. */
const SCRIPTS: Array<[does: string, text: string]> = [
	['live', 'rings here'],
	['answer', 'is answered after a second'],
	['machine', 'answering machine'],
	['fax', 'fax'],
	['busy', 'busy'],
	['reject', 'declines'],
	['noAnswer', 'nobody picks up'],
	['unallocated', 'number does not exist'],
	['unreachable', 'network fails'],
];

/** A phone that is free: whom to call, and what happens when somebody calls. */
export function Idle({ phone, state }: { phone: PhoneView; state: PageState }) {
	const numbers = state.account.numbers.filter(({ application }) => application);
	const [chosen, setChosen] = useState('');
	const to = chosen || numbers[0]?.number;
	const call = run(
		async () => await post('incoming_calls', { from: phone.address, to, caller: { live: true } }),
	);
	return (
		<>
			<form
				class="row"
				onSubmit={(event) => {
					event.preventDefault();
					call();
				}}
			>
				<select
					aria-label="Number to call"
					value={to}
					onChange={(event) => setChosen(event.currentTarget.value)}
				>
					{numbers.map(({ number, application }) => (
						<option key={number} value={number}>
							{number} ({application})
						</option>
					))}
				</select>
				<button type="submit" class="good" disabled={!to}>
					Call
				</button>
			</form>
			<label class="when">
				When called
				<select
					value={phone.does}
					onChange={(event) => {
						const { value: does } = event.currentTarget;
						run(async () => await post('people', { address: phone.address, does }))();
					}}
				>
					{SCRIPTS.map(([does, text]) => (
						<option key={does} value={does}>
							{text}
						</option>
					))}
				</select>
			</label>
		</>
	);
}
