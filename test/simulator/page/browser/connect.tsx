import { useEffect, useState } from 'preact/hooks';
import type { ConnectView, PageState, ReachView } from '../shapes';
import { run } from './notice';
import { get } from './store';

function Value({ name, value, hint }: { name: string; value: string; hint: string }) {
	const [copied, setCopied] = useState(false);
	return (
		<li>
			<strong>{name}</strong> <small>{hint}</small>
			<div class="row">
				<code>{value}</code>
				<button
					type="button"
					aria-label={`Copy ${name}`}
					onClick={run(async () => {
						await navigator.clipboard.writeText(value);
						setCopied(true);
					})}
				>
					{copied ? 'Copied' : 'Copy'}
				</button>
			</div>
		</li>
	);
}

function Reached({ reached }: Pick<PageState, 'reached'>) {
	if (!reached)
		return <p class="pending">No n8n was here yet. Save the credential: n8n tests it at once.</p>;
	const when = new Date(reached.at).toLocaleTimeString();
	return reached.authorized ? (
		<p class="good">n8n reaches the simulator: it was here at {when}, with the right key.</p>
	) : (
		<p class="bad">Somebody was here at {when} with a wrong key. Copy the API key once more.</p>
	);
}

/** What to paste into n8n's credential, and whether both sides reach each other. */
export function Connect({ state }: { state: PageState }) {
	const [values, setValues] = useState<ConnectView>();
	const [found, setFound] = useState<ReachView[]>();
	useEffect(
		run(async () => setValues(await get<ConnectView>('page/connect'))),
		[],
	);
	if (!values) return <p>One moment …</p>;
	return (
		<section class="text" aria-labelledby="connect-title">
			<h2 id="connect-title">Connect your n8n</h2>
			<p>
				Create a credential <strong>Telnyx Voice API</strong> in n8n. Switch{' '}
				<strong>Advanced</strong> on, and paste these three values.
			</p>
			<ol class="values">
				<Value name="API Key" value={values.apiKey} hint="works here only" />
				<Value
					name="Public Key"
					value={values.publicKey}
					hint="proves that events come from here"
				/>
				<Value
					name="API Base URL"
					value={values.baseUrl}
					hint="n8n in a container: start with --host 0.0.0.0, and use the address of this machine"
				/>
			</ol>
			<div role="status">
				<Reached reached={state.reached} />
			</div>
			<h3>Does a workflow listen?</h3>
			<button
				type="button"
				onClick={run(async () => setFound(await get<ReachView[]>('page/reach')))}
			>
				Test the webhook addresses
			</button>
			<ul aria-live="polite">
				{found?.map(({ application, url, ok, text }) => (
					<li key={application} class={ok ? 'good' : 'bad'}>
						<strong>{application}</strong>: {text} <span class="url">{url}</span>
					</li>
				))}
			</ul>
			{values.n8n && (
				<p>
					<a href={values.n8n}>Open n8n</a>
				</p>
			)}
		</section>
	);
}
