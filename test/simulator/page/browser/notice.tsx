import { useEffect, useState } from 'preact/hooks';

let show: (text: string) => void = () => undefined;

/** Runs what a click asks for; what goes wrong is told. */
export function run(job: () => Promise<unknown>): () => void {
	return () => {
		show('');
		job().catch((error: unknown) => show(error instanceof Error ? error.message : String(error)));
	};
}

/** The last thing that went wrong. */
export function Notice() {
	const [text, setText] = useState('');
	useEffect(() => {
		show = setText;
	}, []);
	return (
		<div role="alert">
			{text && (
				<p class="notice">
					{text}
					<button type="button" onClick={() => setText('')}>
						Close
					</button>
				</p>
			)}
		</div>
	);
}
