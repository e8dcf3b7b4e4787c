import type { IDataObject } from 'n8n-workflow';
import type { Exit, Waits } from './types';

/** What the outputs of one operation depend on; plain data, so that it fits into an expression. */
export interface ExitTable {
	exits: readonly Exit[];
	keyExits?: true;
}

/** The exit for a limit of the user's own. */
export const timedOut: Exit = { value: 'timed_out', name: 'Timed Out', when: 'limit' };

/** Why nobody answered, for the commands that ring a phone. */
export const unansweredExits: readonly Exit[] = [
	{ value: 'busy', name: 'Busy' },
	{ value: 'no_answer', name: 'No Answer' },
	{ value: 'rejected', name: 'Rejected' },
	{ value: 'failed', name: 'Failed' },
];

/** The other call that a command is about was hung up, and the call of the command was not. */
export const otherLeft: Exit = { value: 'other_ended', name: 'Other Left' };

/**
 * The exits of an operation, in the order of its outputs; undefined when there is one output only.
 *
 * n8n connects outputs by position, so nothing that is added later may come before what is there:
 * the exits of an operation stand in one fixed order and are drawn up to the last one that is asked
 * for, whatever asks for it. The keys follow, one output per row from the moment the row is there:
 * neither an unfinished row nor a doubled one moves the others.
 *
 * This function is the node's `outputs` expression as well, as text, so that the editor and a run
 * can never disagree. It must therefore stand alone: no imports, no helpers, no newer syntax than
 * n8n's expressions know.
 *
 * @param parameters the node's parameters
 * @param table exits of the waiting operations, by the parameter `operation`
 * @param always the exits also where one output stands for all of them
 */
export function shownExits(
	parameters: IDataObject,
	table: { [operation: string]: ExitTable | undefined },
	always?: boolean,
): Exit[] | undefined {
	const entry = table[String(parameters.operation)];
	const branches = parameters.waitForOutcome === true && parameters.outcomeOutputs === 'branches';
	if (!entry || !(branches || always)) return undefined;
	const options = (parameters.options || {}) as IDataObject;
	const detection = options.answeringMachineDetection;
	const asked: { [when: string]: boolean } = {
		limit: Boolean(options.waitLimitMinutes),
		detection: Boolean(detection) && detection !== 'disabled',
		linked: Boolean(((options.link || {}) as IDataObject).linkTo),
	};
	let count = 0;
	entry.exits.forEach(function (exit, index) {
		if (!exit.when || asked[exit.when]) count = index + 1;
	});
	const shown = entry.exits.slice(0, count);
	const keys = (((parameters.keys || {}) as IDataObject).key || []) as IDataObject[];
	for (let i = 0; entry.keyExits && i < keys.length; i++) {
		const typed = keys[i].digits;
		const digits = typed === undefined || typed === null ? '' : String(typed).trim();
		const label = String(keys[i].label || '');
		const name = digits && label ? digits + ': ' + label : digits || label || 'New Key';
		shown.push({ value: 'key_' + digits, name: name });
	}
	return shown;
}

/** The node's `outputs` expression: one output per exit, or one output. */
export function exitsExpression(waits: Waits): `={{${string}}}` {
	return `={{ (${callShownExits(waits, false)} || [{}]).map(function (exit) { return { type: "main", displayName: exit.name }; }) }}`;
}

/** What the canvas says beside a paused node: an expression that names the exits. */
export function tooltipExpression(waits: Waits): string {
	return `={{ "Waiting for the call: " + (${callShownExits(waits, true)} || []).map(function (exit) { return exit.name; }).join(", ") }}`;
}

function callShownExits(waits: Waits, always: boolean): string {
	const table = Object.fromEntries(
		Object.entries(waits).map(([operation, wait]) => [
			operation,
			{ exits: wait?.exits, keyExits: wait?.keyExits },
		]),
	);
	const call = `(${shownExits.toString()})($parameter, ${JSON.stringify(table)}, ${String(always)})`;
	// Two braces in a row would end the expression.
	return call.replace(/\}(?=\})/g, '} ').replace(/\{(?=\{)/g, '{ ');
}
