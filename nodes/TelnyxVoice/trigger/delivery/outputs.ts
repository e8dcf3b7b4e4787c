import type { IDataObject } from 'n8n-workflow';
import { ALL_EVENTS, eventOptions, isSelected, type SelectableEvent } from '../selection/events';

/** One output of the trigger. */
export interface EventOutput {
	/** Value in the Events field. */
	value: string;
	/** Label on the canvas. */
	name: string;
}

const NAMES = Object.fromEntries(eventOptions.map(({ value, name }) => [value, name]));

/**
 * The outputs of a trigger, one per chosen event; undefined when there is one output for all. They
 * stand in the order in which the events were chosen, for n8n connects outputs by position: an event
 * that is added later comes last. “All Events” keeps its place, too; by its output leaves what has
 * none of its own.
 *
 * This function is the node's `outputs` expression as well, as text, so that the editor and a run
 * can never disagree. It must therefore stand alone: no imports, no helpers, no newer syntax than
 * n8n's expressions know.
 *
 * @param parameters the node's parameters
 * @param names labels by value of the Events field
 * @param all the value that stands for all events
 */
export function shownOutputs(
	parameters: IDataObject,
	names: { [value: string]: string | undefined },
	all: string,
): EventOutput[] | undefined {
	const options = (parameters.options || {}) as IDataObject;
	if (options.outputs !== 'perEvent') return undefined;
	const events = ([] as unknown[]).concat(parameters.events || []).map(String);
	const outputs = events.map(function (value) {
		return { value: value, name: value === all ? 'All Others' : names[value] || value };
	});
	return outputs.length > 0 ? outputs : undefined;
}

/** The outputs of a trigger with these parameters. */
export function outputsOf(parameters: IDataObject): EventOutput[] | undefined {
	return shownOutputs(parameters, NAMES, ALL_EVENTS);
}

/** The number of the output for an event that was chosen, from 0. */
export function outputFor(event: SelectableEvent, outputs: readonly EventOutput[]): number {
	const own = outputs.findIndex(({ value }) => value !== ALL_EVENTS && isSelected([value], event));
	return own >= 0
		? own
		: Math.max(
				0,
				outputs.findIndex(({ value }) => value === ALL_EVENTS),
			);
}

/** The node's `outputs` expression: one output per chosen event, or one output. */
export function eventOutputsExpression(): `={{${string}}}` {
	const call = `(${shownOutputs.toString()})($parameter, ${JSON.stringify(NAMES)}, ${JSON.stringify(ALL_EVENTS)})`;
	// Two braces in a row would end the expression.
	const safe = call.replace(/\}(?=\})/g, '} ').replace(/\{(?=\{)/g, '{ ');
	return `={{ (${safe} || [{}]).map(function (output) { return { type: "main", displayName: output.name }; }) }}`;
}
