import { useState } from 'preact/hooks';
import type { PageState } from '../shapes';
import { run } from './notice';
import { post } from './store';

function Add(props: { label: string; button: string; add: (text: string) => Promise<unknown> }) {
	const [text, setText] = useState('');
	const add = run(async () => {
		await props.add(text.trim());
		setText('');
	});
	return (
		<form
			class="row"
			onSubmit={(event) => {
				event.preventDefault();
				add();
			}}
		>
			<input
				required
				aria-label={props.label}
				placeholder={props.label}
				value={text}
				onInput={(event) => setText(event.currentTarget.value)}
			/>
			<button type="submit">{props.button}</button>
		</form>
	);
}

/** Applications, numbers and the rest of the account, as n8n's lists show them. */
export function Account({ state: { account } }: { state: PageState }) {
	const [application, setApplication] = useState('');
	const connection = application || account.applications[0]?.id;
	return (
		<div class="cards">
			<section>
				<h2>Applications</h2>
				<ul>
					{account.applications.map(({ id, name, webhookUrl, version }) => (
						<li key={id}>
							<strong>{name}</strong> <small>webhook API v{version}</small>
							<br />
							<span class="url">{webhookUrl || 'No workflow is connected yet.'}</span>
						</li>
					))}
				</ul>
				<Add
					label="Name of an application"
					button="Add application"
					add={async (application_name) => await post('applications', { application_name })}
				/>
			</section>
			<section>
				<h2>Numbers</h2>
				<ul>
					{account.numbers.map(({ number, application: name }) => (
						<li key={number}>
							<strong>{number}</strong> rings {name ?? 'nothing'}
						</li>
					))}
				</ul>
				<label>
					New numbers ring
					<select
						value={connection}
						onChange={(event) => setApplication(event.currentTarget.value)}
					>
						{account.applications.map(({ id, name }) => (
							<option key={id} value={id}>
								{name}
							</option>
						))}
					</select>
				</label>
				<Add
					label="Number, such as +13125550177"
					button="Add number"
					add={async (phone_number) =>
						await post('numbers', { phone_number, connection_id: connection })
					}
				/>
			</section>
			<section>
				<h2>AI assistants</h2>
				<ul>
					{account.assistants.map(({ id, name }) => (
						<li key={id}>{name}</li>
					))}
				</ul>
				<Add
					label="Name of an assistant"
					button="Add assistant"
					add={async (name) => await post('assistants', { name })}
				/>
			</section>
			<section>
				<h2>Recordings</h2>
				{account.recordings.length === 0 && <p class="empty">Nothing was recorded yet.</p>}
				<ul>
					{account.recordings.map(({ id, from, to, seconds, text }) => (
						<li key={id}>
							{from} → {to}, {seconds} s {text && <q>{text}</q>}
						</li>
					))}
				</ul>
			</section>
			<section>
				<h2>Outbound profiles</h2>
				<ul>
					{account.profiles.map(({ id, name }) => (
						<li key={id}>{name}</li>
					))}
				</ul>
			</section>
			<section>
				<h2>Voices</h2>
				<ul>
					{account.voices.map(({ id, language, provider }) => (
						<li key={id}>
							{id} <small>{[provider, language].join(', ')}</small>
						</li>
					))}
				</ul>
			</section>
		</div>
	);
}
