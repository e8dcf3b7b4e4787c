import { useState } from 'preact/hooks';
import type { StoryEntry } from '../shapes';

interface Props {
	entry: StoryEntry;
	lane: string;
	/** Names of the phones, by number. */
	names: ReadonlyMap<string, string>;
	silenceMs?: number;
}

/** From so long a pause on people wonder whether somebody is still there. */
const LONG_MS = 3000;

function time(at: number): string {
	const date = new Date(at);
	const millis = String(date.getMilliseconds()).padStart(3, '0');
	return `${date.toLocaleTimeString([], { hour12: false })}.${millis}`;
}

/** Numbers that have a name become names. */
function titled(title: string, names: Props['names']): string {
	return title.replace(/\+\d+/g, (number) => names.get(number) ?? number);
}

/** One line of the story; its details unfold. */
export function Entry({ entry, lane, names, silenceMs }: Props) {
	const { at, title, note, advice, state, details, link } = entry;
	return (
		<li class={`entry in-${entry.lane} ${state}`}>
			<time dateTime={new Date(at).toISOString()}>{time(at)}</time>
			<span class="lane">{lane}</span>
			<strong>{titled(title, names)}</strong>
			{state === 'bad' && <span class="chip bad">problem</span>}
			{silenceMs !== undefined && (
				<span class={`chip ${silenceMs > LONG_MS ? 'bad' : ''}`}>silence {silenceMs} ms</span>
			)}
			{note && <p>{note}</p>}
			{link && (
				<p>
					<a href={link.url} target="_blank" rel="noreferrer">
						{link.text}
					</a>
				</p>
			)}
			{advice && <p class="advice">{advice}</p>}
			{details !== undefined && <Details title={title} details={details} />}
		</li>
	);
}

/** Written out only when somebody looks: a long story has thousands of them. */
function Details({ title, details }: { title: string; details: unknown }) {
	const [open, setOpen] = useState(false);
	return (
		<details onToggle={(event) => setOpen(event.currentTarget.open)}>
			<summary>
				Details<span class="hidden"> of {title}</span>
			</summary>
			{open && <pre tabIndex={0}>{JSON.stringify(details, null, 2)}</pre>}
		</details>
	);
}
