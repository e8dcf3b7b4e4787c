import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { eventIdOf } from '../../shared/events/envelope';
import { addRecording } from './recording';
import type { SelectableEvent } from '../selection/events';
import { runExclusive } from '../../shared/memory/runExclusive';
import { outputFor, outputsOf } from './outputs';

/** An event as it is found in an item again. */
export interface ItemEvent extends SelectableEvent {
	/** See {@link eventIdOf}. */
	readonly eventId?: string;
}

/**
 * Event ids that n8n remembers for one trigger. Telnyx repeats a delivery within about a minute, so
 * this is enough for 16 events per second; n8n reads and writes the whole list for each event.
 */
const MOST_REMEMBERED = 1_000;

/**
 * What a trigger does once its execution has begun, when Telnyx has its answer and nothing is in a
 * hurry any more: recognise repeated events, fetch recordings, choose the output.
 *
 * n8n calls this with the items of `webhook()`, in production and while testing alike.
 */
export async function runTrigger(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	// Always Output Data would start the workflow without an event: for a repeated one, and on the
	// first output beside the right one. n8n reads the setting from this copy.
	const executeData = context.getExecuteData();
	executeData.node = { ...executeData.node, alwaysOutputData: false };

	const raw = context.getNodeParameter('output', 0, 'simplified') === 'raw';
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const outputs = outputsOf({
		options,
		events: context.getNodeParameter('events', 0, []) as string[],
	});
	const results: INodeExecutionData[][] = outputs?.map(() => []) ?? [[]];
	for (const [index, item] of context.getInputData().entries()) {
		const event = eventOf(item.json, raw);
		if (options.rememberEvents !== false && (await isRepeated(context, event))) continue;
		const full =
			options.downloadRecordings === true ? await addRecording(context, item, event) : item;
		results[outputs ? outputFor(event, outputs) : 0].push({ ...full, pairedItem: { item: index } });
	}
	return results;
}

function eventOf(json: IDataObject, raw: boolean): ItemEvent {
	if (!raw)
		return { eventType: String(json.event_type), eventId: text(json.event_id), payload: json };
	const data = (json.data ?? json) as IDataObject;
	const payload = (data.payload ?? {}) as IDataObject;
	return { eventType: String(data.event_type), eventId: eventIdOf(json), payload };
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/**
 * Whether an execution has begun with this event before, also in another n8n process or before a
 * restart. `webhook()` recognises repetitions within its process and before they cost an
 * execution; this look into n8n's database covers the rest, for a few milliseconds per event, which
 * is why it is on unless it is switched off.
 *
 * n8n reads its list and writes it back, not in one step. Within one process the look-ups of a
 * trigger therefore take turns: side by side, 8 at a time, more than half of the entries were lost
 * (n8n 2.40, SQLite). So with one worker no event starts two runs. Between two workers nothing can
 * be done about it: asking in the same instant, both can hear “new”, and one of two entries written
 * together can be lost. `npm run test:queue` counts it: 3 to 7 of 100 events ran twice that two
 * webhook processors got at the same instant.
 */
async function isRepeated(context: IExecuteFunctions, { eventId }: ItemEvent): Promise<boolean> {
	// Test runs and retries by hand show the same event as often as somebody likes.
	if (eventId === undefined || context.getMode() !== 'webhook') return false;
	try {
		const { processed } = await runExclusive(
			`${context.getWorkflow().id ?? ''}/${context.getNode().id}`,
			async () =>
				await context.helpers.checkProcessedItemsAndRecord('eventId', [{ eventId }], 'node', {
					mode: 'entries',
					maxEntries: MOST_REMEMBERED,
				}),
		);
		return processed.length > 0;
	} catch {
		// Two processes can collide in n8n's database over the first entry of a trigger. An event
		// too many is better than one too few.
		context.logger.warn('Telnyx Voice could not look up whether an event was repeated.');
		return false;
	}
}
