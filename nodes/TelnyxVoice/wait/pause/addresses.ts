import { NodeHelpers } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Path of the node's resume webhook. One word for all nodes: in a test run Telnyx sends all events
 * of a call to the address that Dial or Answer gave, whichever node waits by then. What an event is
 * for is told by its `client_state`, never by its address.
 */
export const RESUME_PATH = 'telnyx-voice';

/** Path of the relay: n8n serves it while the workflow is published. */
export const RELAY_PATH = 'telnyx-voice-events';

/** Query parameter of the relay: path of the trigger that gets what no paused run wants. */
export const NEXT = 'next';

const WAITING_ENDPOINT = '/webhook-waiting/';

/** Runs of these modes exist of published workflows only. */
const LIVE_MODES = new Set(['webhook', 'trigger']);

/** Where an event continues this run; n8n's token is part of it. */
export function resumeUrl(context: IExecuteFunctions): URL {
	const url = new URL(String(context.getWorkflowDataProxy(0).$execution.resumeUrl));
	url.pathname += `/${RESUME_PATH}`;
	return url;
}

/**
 * Where Telnyx shall send the events of a call that this command starts or takes.
 *
 * - A call that came in through a Telnyx Voice Trigger: undefined, for its events reach that
 *   trigger, which is a relay too. So it is in a sub-workflow that is not published.
 * - Published workflow: the node's relay, which can say “not yet” while n8n stores the run.
 * - Else the resume URL itself, since nothing of the workflow is live: a test run in the editor.
 *
 * @param startsCall the command starts a new call, so no trigger has seen it
 */
export function eventsUrl(
	context: IExecuteFunctions,
	resume: URL,
	startsCall: boolean,
): URL | undefined {
	const mode = context.getMode();
	const isTest = mode === 'manual';
	// In queue mode `active` is always false: n8n (2.40) does not store it for the worker.
	const isLive = !isTest && (context.getWorkflow().active || LIVE_MODES.has(mode));
	if (!isTest && !startsCall && (!isLive || cameThroughTrigger(context))) return undefined;
	if (!isLive || !resume.pathname.includes(WAITING_ENDPOINT)) return resume;
	const base = resume.pathname.slice(0, resume.pathname.indexOf(WAITING_ENDPOINT));
	return new URL(
		NodeHelpers.getNodeWebhookUrl(
			`${resume.origin}${base}/webhook`,
			context.getWorkflow().id ?? '',
			context.getNode(),
			RELAY_PATH,
		),
	);
}

/** Whether an address is a relay, and no resume URL. */
export function isRelay({ pathname }: URL): boolean {
	return pathname.endsWith(`/${RELAY_PATH}`);
}

/** Behind a Dial, the call can be of another application than the trigger's. */
function cameThroughTrigger(context: IExecuteFunctions): boolean {
	const parents = context
		.getParentNodes(context.getNode().name, { includeNodeParameters: true })
		.filter(({ disabled }) => !disabled);
	const dials = parents.some(
		({ type, parameters }) => type === context.getNode().type && parameters?.operation === 'dial',
	);
	return !dials && parents.some(({ type }) => type.endsWith('.telnyxVoiceTrigger'));
}
