import { useState } from 'preact/hooks';
import type { LegView } from '../shapes';
import { Asked } from './asked';
import { run } from './notice';
import { recognition } from './sound';
import { post } from './store';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** Dial pad and words of a person on the line. */
export function InCall({ leg }: { leg: LegView }) {
	const path = `calls/${encodeURIComponent(leg.id)}`;
	const press = (digits: string): void =>
		run(async () => await post(`${path}/press`, { digits }))();
	const say = (text: string): void => run(async () => await post(`${path}/say`, { text }))();
	return (
		<>
			<div
				class="pad"
				role="group"
				aria-label="Dial pad"
				onKeyDown={({ key, ctrlKey, metaKey, altKey }) => {
					if (KEYS.includes(key) && !ctrlKey && !metaKey && !altKey) press(key);
				}}
			>
				{KEYS.map((key) => (
					<button
						key={key}
						type="button"
						aria-label={`Key ${NAMES[key] ?? key}`}
						onClick={() => press(key)}
					>
						{key}
					</button>
				))}
			</div>
			<Say say={say} />
			{leg.doing.includes('conversation') && <Asked leg={leg} />}
		</>
	);
}

const NAMES: Record<string, string> = { '*': 'star', '#': 'hash' };

function Say({ say }: { say: (text: string) => void }) {
	const [text, setText] = useState('');
	const Recognition = recognition();
	const listen = (): void => {
		if (!Recognition) return;
		const ears = new Recognition();
		ears.lang = navigator.language;
		ears.onresult = ({ results }) => say(results[0][0].transcript);
		ears.start();
	};
	return (
		<form
			class="row"
			onSubmit={(event) => {
				event.preventDefault();
				say(text);
				setText('');
			}}
		>
			<input
				aria-label="Say something"
				placeholder="Say something"
				value={text}
				onInput={(event) => setText(event.currentTarget.value)}
			/>
			<button type="submit" disabled={text.trim() === ''}>
				Say
			</button>
			{Recognition && (
				<button
					type="button"
					aria-label="Talk: the browser turns your words into text"
					onClick={listen}
				>
					<svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
						<path d="M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM6 11a6 6 0 0 0 12 0M12 17v4" />
					</svg>
				</button>
			)}
		</form>
	);
}
