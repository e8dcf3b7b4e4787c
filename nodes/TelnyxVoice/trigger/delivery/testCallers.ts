import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { CallEvent } from '../../shared/events/envelope';
import { comparable } from '../../shared/values/phone';
import { forwardSigned, type SignedDelivery } from '../../wait/relay/forwardSigned';
import { Recent } from '../../shared/memory/recent';
import { testAddresses } from '../registration/identity';
import { toPhones } from '../registration/setupSettings';

/** Long enough for n8n to start a test run, short enough for Telnyx to get its answer in time. */
const TIMEOUT_MS = 5_000;
/** Calls of test callers that are remembered in one n8n process. */
const MOST_CALLS = 200;

const tested = new Recent<true>(MOST_CALLS);

/**
 * Passes an event of a Test Caller's call on to "Listen for test event" in the editor, with the very
 * bytes that Telnyx signed: the listener verifies them again.
 *
 * @param from who calls, also where the event itself does not say so
 * @param scope the trigger, for what is remembered
 * @returns whether the event belongs to a test, so that it starts nothing in production. False while
 *   nobody listens, unless the call has begun in the editor.
 */
export async function forwardToEditor(
	context: IWebhookFunctions,
	event: CallEvent,
	from: unknown,
	request: SignedDelivery,
	scope: string,
): Promise<boolean> {
	if (context.getMode() === 'manual' || !isTestCaller(context, String(from))) return false;
	const key = `${scope}/${String(event.payload.call_session_id)}`;
	const begun = tested.get(key) === true;
	if (!(await isTaken(context, request))) return begun;
	tested.set(key, true);
	return true;
}

function isTestCaller(context: IWebhookFunctions, from: string): boolean {
	try {
		const { testCallers } = context.getNodeParameter('options', {}) as IDataObject;
		return toPhones(testCallers).map(comparable).includes(comparable(from));
	} catch {
		// Publishing has checked them; an expression that fails here must not stop a production call.
		return false;
	}
}

/** Nothing but a 200 says that a listener has the event: all else is production's. */
async function isTaken(context: IWebhookFunctions, request: SignedDelivery): Promise<boolean> {
	const production = context.getNodeWebhookUrl('default') ?? '';
	for (const url of testAddresses(production, context.getInstanceBaseUrl())) {
		const reply = await forwardSigned(context, url, request, TIMEOUT_MS);
		if (reply?.statusCode === 200) return true;
		if (reply) continue;
		context.logger.warn(
			'Telnyx Voice: a call of a Test Caller could not be passed on to the editor, because n8n does not answer at its own address.',
		);
	}
	return false;
}
