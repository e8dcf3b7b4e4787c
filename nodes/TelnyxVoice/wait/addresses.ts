import { NodeHelpers } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Path of the node's resume webhook. One word for all nodes: in a test run Telnyx sends all events
 * of a call to the address that Dial or Answer gave, whichever node waits by then. What an event is
 * for is told by its `client_state`, never by its address.
 */
export const RESUME_PATH = 'telnyx-voice';

/** Path of the live door: n8n serves it while the workflow is published. */
export const DOOR_PATH = 'telnyx-voice-events';

const WAITING_ENDPOINT = '/webhook-waiting/';

/** Where an event continues this run; n8n's token is part of it. */
export function resumeUrl(context: IExecuteFunctions): URL {
	const url = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
	url.pathname += `/${RESUME_PATH}`;
	return url;
}

/**
 * Where Telnyx shall send the events of a call that this command starts or takes.
 *
 * - Published workflow: the node's live door, which can say “not yet” while n8n stores the run.
 * - Test run in the editor: the resume URL itself, since nothing of the workflow is live.
 * - A call that came in through a Telnyx Voice Trigger: undefined, for its events reach that
 *   trigger, which is a door too.
 *
 * @param startsCall the command starts a new call, so no trigger has seen it
 */
export function eventsUrl(
	context: IExecuteFunctions,
	resume: URL,
	startsCall: boolean,
): string | undefined {
	const isLive = context.getMode() !== 'manual' && context.getWorkflow().active;
	if (!isLive || !resume.pathname.includes(WAITING_ENDPOINT)) return resume.toString();
	if (!startsCall && cameThroughTrigger(context)) return undefined;
	const base = resume.pathname.slice(0, resume.pathname.indexOf(WAITING_ENDPOINT));
	return NodeHelpers.getNodeWebhookUrl(
		`${resume.origin}${base}/webhook`,
		context.getWorkflow().id ?? '',
		context.getNode(),
		DOOR_PATH,
	);
}

function cameThroughTrigger(context: IExecuteFunctions): boolean {
	return context
		.getParentNodes(context.getNode().name)
		.some(({ type, disabled }) => !disabled && type.endsWith('.telnyxVoiceTrigger'));
}
