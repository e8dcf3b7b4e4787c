import { useState } from 'preact/hooks';
import type { PageState } from '../shapes';
import { Disturbances } from './disturbances';
import { run } from './notice';
import { Phone } from './phone';
import { post, type Model } from './store';
import { Story } from './story';

/** The phones side by side, what may go wrong, and the story of their calls. */
export function Phones({ state, story, lines }: Model & { state: PageState }) {
	return (
		<div class="stage">
			<section aria-labelledby="phones-title">
				<h2 id="phones-title">Phones</h2>
				<div class="phones">
					{state.phones.map((phone) => (
						<Phone key={phone.address} phone={phone} state={state} lines={lines} />
					))}
					<AddPhone />
				</div>
				<Disturbances state={state} />
			</section>
			<Story story={story} legs={state.legs} phones={state.phones} />
		</div>
	);
}

function AddPhone() {
	const [address, setAddress] = useState('');
	const [name, setName] = useState('');
	const add = run(async () => {
		await post('people', { address: address.trim(), name: name.trim(), does: 'live' });
		setAddress('');
		setName('');
	});
	return (
		<form
			class="phone new"
			onSubmit={(event) => {
				event.preventDefault();
				add();
			}}
		>
			<h3>One more phone</h3>
			<label>
				Name
				<input value={name} onInput={(event) => setName(event.currentTarget.value)} />
			</label>
			<label>
				Number
				<input
					required
					placeholder="+13125550144"
					pattern="\s*(\+[1-9][0-9]{5,14}|sips?:.+)\s*"
					title="A plus sign, the country code and the number; or a SIP address"
					value={address}
					onInput={(event) => setAddress(event.currentTarget.value)}
				/>
			</label>
			<button type="submit">Add phone</button>
		</form>
	);
}
