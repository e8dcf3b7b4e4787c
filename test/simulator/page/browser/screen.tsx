import { useEffect, useRef } from 'preact/hooks';
import type { LegView, PhoneLine } from '../shapes';

const CAUSES: Record<string, string> = {
	normal_clearing: 'The call is over.',
	originator_cancel: 'The caller gave up.',
	user_busy: 'Busy.',
	call_rejected: 'Declined.',
	timeout: 'Nobody picked up in time.',
	no_answer: 'Nobody picked up.',
	not_found: 'The number does not exist.',
	time_limit: 'The longest time for a call was over.',
};

/** What is done beside talking, in words. */
const DOING: Record<string, string> = {
	gather: 'waits for keys',
	recording: 'recorded',
	transcription: 'written down',
	conversation: 'talks with an AI',
};

/** What was heard, said and pressed in a call. */
export function Screen({ leg, lines }: { leg: LegView; lines: PhoneLine[] }) {
	const list = useRef<HTMLOListElement>(null);
	const own = lines.filter(({ call, does }) => call === leg.id && does in WORDS);
	useEffect(() => {
		list.current?.scrollTo({ top: list.current.scrollHeight });
	}, [own.length]);
	const doing = leg.doing.filter((kind) => kind in DOING);
	return (
		<div class="screen">
			{own.length > 0 && (
				<ol ref={list} tabIndex={0} aria-label="What was said">
					{own.map((line) => (
						<li key={line.id} class={line.does} lang={line.language}>
							{line.audioUrl ? `♪ ${line.text}` : WORDS[line.does](line.text)}
						</li>
					))}
				</ol>
			)}
			{leg.state === 'ended' && <p>{CAUSES[leg.cause ?? ''] ?? `Ended: ${leg.cause}`}</p>}
			{leg.state === 'answered' && doing.length > 0 && (
				<p class="chips">
					{doing.map((kind) => (
						<span key={kind} class="chip">
							{DOING[kind]}
						</span>
					))}
				</p>
			)}
		</div>
	);
}

const WORDS: Record<string, (text: string) => string> = {
	hears: (text) => text,
	says: (text) => text,
	presses: (text) => `key ${text}`,
};
