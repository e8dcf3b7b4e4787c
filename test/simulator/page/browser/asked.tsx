import { useState } from 'preact/hooks';
import type { LegView } from '../shapes';
import { run } from './notice';
import { post } from './store';

interface Property {
	type?: string;
	description?: string;
	enum?: unknown[];
}

/** A value as the schema wants it. */
function typed(text: string, { type }: Property): unknown {
	if (type === 'number' || type === 'integer') return Number(text);
	if (type === 'boolean') return /^(yes|true|1|ja|oui|si|sí)$/i.test(text.trim());
	return text;
}

/** What an AI has learnt from the person; without a schema, the end of the talk with it. */
export function Asked({ leg }: { leg: LegView }) {
	const [texts, setTexts] = useState<Record<string, string>>({});
	const properties = (leg.asks?.properties ?? {}) as Record<string, Property>;
	const tell = run(async () => {
		const told = Object.entries(texts).filter(([, text]) => text !== '');
		const result = told.map(([name, text]) => [name, typed(text, properties[name] ?? {})] as const);
		const body = leg.asks ? { result: Object.fromEntries(result) } : {};
		await post(`calls/${encodeURIComponent(leg.id)}/tell`, body);
	});
	return (
		<form
			class="asked"
			onSubmit={(event) => {
				event.preventDefault();
				tell();
			}}
		>
			{leg.asks && <p>There is no real AI here: write what it has learnt from you.</p>}
			{Object.entries(properties).map(([name, property]) => (
				<label key={name}>
					{property.description ?? name}
					<input
						value={texts[name] ?? ''}
						onInput={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
					/>
				</label>
			))}
			<button type="submit">{leg.asks ? 'That is all' : 'End the talk with the AI'}</button>
		</form>
	);
}
