import type { IHookFunctions } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import type { Application } from '../../shared/application';
import { readPages } from '../../shared/paging';
import { telnyxRequest } from '../../shared/telnyxRequest';
import { settingsOf, type WebhookSettings } from './claim';

type Update = Telnyx.CallControlApplicationUpdateParams;

const PATH = '/call_control_applications';
/** Not even a claim of ours may be set as what Telnyx refuses: an application without any URL. */
const NOWHERE = 'https://example.com';

/** All applications of the account. */
export async function listApplications(context: IHookFunctions): Promise<Application[]> {
	const doing = 'Listing the applications';
	const pages = await readPages.call(
		context,
		{ method: 'GET', path: PATH, doing },
		'pageNumber',
		Infinity,
	);
	return pages as Application[];
}

/** Changes where an application sends its events, and nothing else of it. No change, no request. */
export async function setWebhook(
	context: IHookFunctions,
	application: Application,
	wanted: WebhookSettings,
): Promise<void> {
	const now = settingsOf(application);
	const { version, timeout, failover } = wanted;
	const sameFailover = failover === now.failover;
	// Telnyx takes no empty URL back, though an application may have had none.
	const url = wanted.url === '' ? NOWHERE : wanted.url;
	const sameUrl = url === now.url;
	if (sameUrl && sameFailover && version === now.version && timeout === now.timeout) return;
	const body = {
		// The API demands both with every update.
		application_name: application.application_name ?? '',
		webhook_event_url: url,
		...(version !== undefined && { webhook_api_version: version }),
		webhook_timeout_secs: timeout,
		// Its type in the `telnyx` package takes null for none.
		...(!sameFailover && { webhook_event_failover_url: failover || null }),
	} satisfies Update;
	const path = `${PATH}/${encodeURIComponent(application.id ?? '')}`;
	const doing = 'Setting the webhook URL of the application';
	await telnyxRequest.call(context, { method: 'PATCH', path, body, doing });
}
