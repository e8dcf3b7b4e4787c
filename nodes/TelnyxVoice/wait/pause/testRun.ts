import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { quoted } from './waitState';
import type { WaitDefinition } from '../outcomes/types';

const KEY = 'telnyxVoiceHasCall';

/** Remembers, for the rest of this run, that it has told Telnyx where to send the events of a call. */
export function rememberCall(context: IExecuteFunctions, definition: WaitDefinition): void {
	if (definition.webhookUrl) context.getContext('flow')[KEY] = true;
}

/**
 * Refuses a step whose call comes from an earlier test run: “Execute step” takes what the nodes
 * before it have left in the editor. Telnyx sends the events of a call that a test run placed or
 * answered to that very run (see `eventsUrl`), so this one would wait in vain.
 *
 * @throws {NodeOperationError} before anything is sent
 */
export function assertOfThisTestRun(context: IExecuteFunctions, definition: WaitDefinition): void {
	if (context.getMode() !== 'manual' || definition.startsCall || definition.webhookUrl) return;
	if (context.getContext('flow')[KEY] === true) return;
	const earlier = context
		.getParentNodes(context.getNode().name, { includeNodeParameters: true })
		.filter(({ type, disabled }) => type === context.getNode().type && !disabled)
		.filter(({ parameters }) => startsWaiting(parameters))
		.some(({ name }) => hasRun(context, name));
	if (!earlier) return;
	throw new NodeOperationError(
		context.getNode(),
		'This call belongs to an earlier test run: use “Execute workflow”',
		{
			description:
				'Nothing was sent. What becomes of a call is told to the test run that placed or answered it, not to this one. “Execute workflow” tries the whole call in one run; it places a new call.',
		},
	);
}

function startsWaiting(parameters: IDataObject = {}): boolean {
	return (
		['dial', 'answer'].includes(String(parameters.operation)) && parameters.waitForOutcome !== false
	);
}

function hasRun(context: IExecuteFunctions, name: string): boolean {
	return context.evaluateExpression(`{{ $(${quoted(name)}).isExecuted }}`, 0) === true;
}
