import type { IDataObject } from 'n8n-workflow';
import { ALL_EVENTS, eventOptions, isSelected, type SelectableEvent } from './events';

/** One output of the trigger. */
export interface EventOutput {
	/** Value in the Events field. */
	value: string;
	/** Label on the canvas. */
	name: string;
}

const NAMES = Object.fromEntries(eventOptions.map(({ value, name }) => [value, name]));

/**
 * The outputs of a trigger in their order, one per chosen event; undefined when there is one output
 * for all. “All Events” becomes the last one, for what has no output of its own.
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
	const chosen = events.filter(function (value) {
		return value !== all;
	});
	const outputs = chosen.map(function (value) {
		return { value, name: names[value] || value };
	});
	if (chosen.length === events.length) return outputs.length > 0 ? outputs : undefined;
	return outputs.concat([{ value: all, name: chosen.length > 0 ? 'All Others' : 'All Events' }]);
}

/** The outputs of a trigger with these parameters. */
export function outputsOf(parameters: IDataObject): EventOutput[] | undefined {
	return shownOutputs(parameters, NAMES, ALL_EVENTS);
}

/** The number of the output for an event, from 0. An event that fits none takes the last one. */
export function outputFor(event: SelectableEvent, outputs: readonly EventOutput[]): number {
	const own = outputs.findIndex(({ value }) => value !== ALL_EVENTS && isSelected([value], event));
	return own >= 0 ? own : outputs.length - 1;
}

/** The node's `outputs` expression: one output per chosen event, or one output. */
export function outputsExpression(): `={{${string}}}` {
	const call = `(${shownOutputs.toString()})($parameter, ${JSON.stringify(NAMES)}, ${JSON.stringify(ALL_EVENTS)})`;
	// Two braces in a row would end the expression.
	const safe = call.replace(/\}(?=\})/g, '} ').replace(/\{(?=\{)/g, '{ ');
	return `={{ (${safe} || [{}]).map(function (output) { return { type: "main", displayName: output.name }; }) }}`;
}
