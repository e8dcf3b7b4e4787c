/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- this file runs beside n8n, never inside it */
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Who does something in the story. */
export type Actor = 'phone' | 'Telnyx' | 'workflow';

const ACTOR_STYLES: Record<Actor, Style> = {
	phone: 'yellow',
	Telnyx: 'green',
	workflow: 'magenta',
};

/** Colours only where a person looks (https://no-color.org). */
function paint(style: Style, text: string): string {
	return process.stdout.isTTY && !process.env.NO_COLOR ? styleText(style, text) : text;
}

export function heading(text: string): void {
	console.log(`\n${paint('bold', text)}`);
}

export function progress(text: string): void {
	console.log(paint('dim', `  … ${text.trim()}`));
}

export function done(text: string): void {
	console.log(`  ${paint('green', '✓')} ${text}`);
}

export function line(text = ''): void {
	console.log(text && `  ${text}`);
}

/** One step of the story. @param ms since the scene began */
export function step(ms: number, actor: Actor, text: string): void {
	const time = `${(ms / 1000).toFixed(1)} s`.padStart(8);
	console.log(`${paint('dim', time)}  ${paint(ACTOR_STYLES[actor], actor.padEnd(9))} ${text}`);
}

export function failure(text: string): void {
	console.error(`\n${paint('red', '✗')} ${text}`);
}
