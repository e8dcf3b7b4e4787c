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

/** Numbers at the begin of a line become names. */
function titled(title: string, names: Props['names']): string {
	const [first, ...rest] = title.split(' ');
	return [names.get(first) ?? first, ...rest].join(' ');
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
			{details !== undefined && (
				<details>
					<summary>
						Details<span class="hidden"> of {title}</span>
					</summary>
					<pre tabIndex={0}>{JSON.stringify(details, null, 2)}</pre>
				</details>
			)}
		</li>
	);
}
