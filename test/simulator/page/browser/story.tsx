import { useEffect, useRef, useState } from 'preact/hooks';
import type { LegView, PhoneView, StoryEntry } from '../shapes';
import { inOrder, silences } from '../silence';
import { download } from './download';
import { Entry } from './entry';

interface Props {
	story: Map<string, StoryEntry>;
	legs: LegView[];
	phones: PhoneView[];
}

const LANES = { phone: 'Phone', telnyx: 'Telnyx', workflow: 'Workflow' } as const;

/** The calls of the story, newest first, with a name that a person recognises. */
function calls(legs: readonly LegView[]): Array<{ session: string; text: string }> {
	const first = new Map<string, LegView>();
	for (const leg of legs) if (!first.has(leg.session)) first.set(leg.session, leg);
	return [...first.values()].reverse().map(({ session, phone, other, placed, startedAt }) => ({
		session,
		text: `${placed ? phone : other} → ${placed ? other : phone}, ${new Date(startedAt).toLocaleTimeString()}`,
	}));
}

/** What happened, in three lanes: phone, Telnyx, workflow. */
export function Story({ story, legs, phones }: Props) {
	const [session, setSession] = useState('');
	const [quiet, setQuiet] = useState(false);
	const all = inOrder([...story.values()]);
	const shown = all.filter(
		(entry) => (session === '' || entry.session === session) && (quiet || !entry.quiet),
	);
	const pauses = silences(all);
	const list = useRef<HTMLOListElement>(null);
	useEffect(() => {
		list.current?.scrollTo({ top: list.current.scrollHeight });
	}, [shown.length]);
	const names = new Map(phones.map(({ address, name }) => [address, name ?? address]));
	return (
		<section class="story" aria-labelledby="story-title">
			<div class="bar">
				<h2 id="story-title">Story</h2>
				<select
					aria-label="Which call"
					value={session}
					onChange={(event) => setSession(event.currentTarget.value)}
				>
					<option value="">All calls</option>
					{calls(legs).map((call) => (
						<option key={call.session} value={call.session}>
							{call.text}
						</option>
					))}
				</select>
				<label class="check">
					<input
						type="checkbox"
						checked={quiet}
						onChange={(event) => setQuiet(event.currentTarget.checked)}
					/>
					Look-ups
				</label>
				<button type="button" onClick={() => download('story.json', shown)}>
					Export
				</button>
			</div>
			<div class="lanes" aria-hidden="true">
				{Object.entries(LANES).map(([lane, name]) => (
					<span key={lane}>{name}</span>
				))}
			</div>
			{shown.length === 0 && (
				<p class="empty">Nothing happened yet. Call a number from one of the phones.</p>
			)}
			<ol ref={list} class="entries" tabIndex={0} aria-labelledby="story-title">
				{shown.map((entry) => (
					<Entry
						key={entry.id}
						entry={entry}
						lane={LANES[entry.lane]}
						names={names}
						silenceMs={pauses.get(entry.id)}
					/>
				))}
			</ol>
		</section>
	);
}
