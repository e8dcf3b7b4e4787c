import { callRefusal } from './dCodes';
import type { TelnyxErrorEntry } from './errors';

/** What n8n shows where it shows one line only: the reason of a refused call, else Telnyx's title. */
export function cause(
	first: TelnyxErrorEntry | undefined,
	status: number,
	dCode: string | undefined,
): string {
	const known = status < 500 ? callRefusal(dCode) : undefined;
	if (known) return `${known.cause} (${dCode})`;
	if (!first) return `Telnyx answered with status ${status}`;
	const { title, detail } = first;
	// The title is the same for all refusals of calls.
	return (dCode && detail) || title || detail || 'Telnyx refused it';
}

/**
 * A Telnyx error as a sentence: `The 'to' parameter … (code 10016, field /to).`
 *
 * @param titled with its title, which the headline does not have
 */
export function sentence(entry: TelnyxErrorEntry, titled: boolean): string {
	const words = titled ? [entry.title, entry.detail] : [entry.detail || entry.title];
	const text = words
		.filter((part) => part)
		.join(': ')
		.trim()
		.replace(/\.$/, '');
	const field = entry.source?.pointer ?? entry.source?.parameter;
	const where = [entry.code && `Telnyx code ${entry.code}`, field && `field ${field}`];
	const known = where.filter((part) => part).join(', ');
	return known ? `${text} (${known}).` : text;
}
