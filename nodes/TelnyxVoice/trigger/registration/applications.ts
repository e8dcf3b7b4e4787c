import type { IHookFunctions } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { bare } from '../../shared/values/address';
import { readApplication, type Application } from '../../shared/api/application';
import { settingsOf, type WebhookSettings } from '../../shared/setup/claim';
import { readPages } from '../../shared/api/paging';
import { telnyxRequest } from '../../shared/api/telnyxRequest';
import { runExclusive } from '../../shared/memory/runExclusive';
import { unseal } from './seal';
import type { Identity } from './identity';

type Update = Telnyx.CallControlApplicationUpdateParams;

const PATH = '/call_control_applications';
/** For an application that had no URL: Telnyx takes none back. Dead by agreement (RFC 2606). */
const NOWHERE = 'https://no-webhook-url.invalid';

/** All applications of the account. */
export async function readApplications(context: IHookFunctions): Promise<Application[]> {
	const doing = 'Listing the applications';
	const pages = await readPages.call(
		context,
		{ method: 'GET', path: PATH, doing },
		'pageNumber',
		Infinity,
	);
	return pages as Application[];
}

/**
 * Changes where an application sends its events, and nothing else of it. No change, no request.
 *
 * @param wanted what it shall be set to; asked twice, since what it looks up can take seconds:
 *   what somebody has changed at Telnyx meanwhile counts, and survives
 * @throws {NodeApiError} if Telnyx refuses, or knows no such application
 */
export async function changeWebhook(
	context: IHookFunctions,
	self: Identity,
	id: string,
	wanted: (application: Application) => Promise<WebhookSettings>,
): Promise<void> {
	// n8n registers the triggers of a workflow at the same time, all on its main process: two of them
	// must not both find one application free.
	await runExclusive(id, async () => {
		await wanted(await readApplication(context, id));
		const now = await readApplication(context, id);
		await setWebhook(context, now, opened(context, self, now, await wanted(now)));
	});
}

/** Settings as Telnyx gets them: nothing is sealed, and some URL is there. */
function opened(
	context: IHookFunctions,
	{ keys }: Identity,
	{ application_name: name }: Application,
	{ url, failover, ...others }: WebhookSettings,
): WebhookSettings {
	const open = (sealedUrl: string): string => {
		const whole = unseal(sealedUrl, keys);
		if (whole !== undefined) return whole;
		context.logger.warn(
			`Telnyx Voice gives the application “${name}” its earlier webhook URL back without user name, password and what followed a “?”, because the API key in the credential is another one now. Complete it in the Telnyx portal: ${bare(sealedUrl)}`,
		);
		return bare(sealedUrl);
	};
	return { ...others, url: open(url) || NOWHERE, failover: open(failover) };
}

async function setWebhook(
	context: IHookFunctions,
	application: Application,
	{ url, version, timeout, failover }: WebhookSettings,
): Promise<void> {
	const now = settingsOf(application);
	const sameFailover = failover === now.failover;
	const sameUrl = url === (now.url || NOWHERE);
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
	const doing = `Setting the webhook URL of the application “${application.application_name}”`;
	await telnyxRequest.call(context, { method: 'PATCH', path, body, doing });
}
