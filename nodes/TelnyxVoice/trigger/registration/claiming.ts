import type { IHookFunctions } from 'n8n-workflow';
import { readApplication, type Application } from '../../shared/application';
import { isOutOfReach, isSamePlace } from '../../shared/address';
import { inTurn } from '../inTurn';
import { setWebhook } from './applications';
import { settingsOf, without, writeClaim, type WebhookSettings } from './claim';
import { isDead, isMine, type Self } from './self';
import { callersMark, setupError, type SetupSettings } from './settings';

/**
 * How long Telnyx shall wait for an answer, in seconds, where the application says nothing and
 * Telnyx' own 2 s hold: longer than handing an event over to a paused run takes at the most.
 */
const TIMEOUT_SECS = 15;

/**
 * Makes the application send its events to the published trigger.
 *
 * @throws {NodeOperationError} if it is switched off, or if somebody else's live URL is there
 * @throws {NodeApiError} if there is no such application, or Telnyx refuses
 */
export async function claimForProduction(
	context: IHookFunctions,
	self: Self,
	settings: SetupSettings,
): Promise<void> {
	assertReachable(context, self);
	// n8n registers the triggers of a workflow at the same time, all on its main process: two of them
	// must not both find one application free.
	await inTurn(settings.application, async () => {
		const application = await readApplication(context, settings.application);
		assertActive(context, application);
		// Test listeners hear nothing below a published trigger, and shall not come back after it.
		const before = await without(
			settingsOf(application),
			(claim) => claim.listener || isMine(self, claim),
		);
		if (!settings.takeOver) assertFree(context, self, application, before);
		const callers = callersMark(settings);
		await setWebhook(context, application, asClaimed(self, before, { listener: false, callers }));
	});
}

/**
 * What an application is set to while a trigger has it. Without a failover URL: Telnyx would send
 * what was answered “not yet” twice there, and the paused run would never hear of it.
 */
export function asClaimed(
	self: Self,
	before: WebhookSettings,
	kind: { listener: boolean; callers: string },
): WebhookSettings {
	const claim = { address: self.address, owner: self.owner, previous: before, ...kind };
	return {
		url: writeClaim(claim),
		version: '2',
		timeout: before.timeout || TIMEOUT_SECS,
		failover: '',
	};
}

/** @throws {NodeOperationError} if the application takes no calls */
export function assertActive(context: IHookFunctions, application: Application): void {
	if (application.active !== false) return;
	throw setupError(
		context,
		`The application “${application.application_name}” is switched off, so no call would come.`,
		'Switch it on in the Telnyx portal, or choose another application.',
	);
}

/** @throws {NodeOperationError} if Telnyx could not reach n8n */
export function assertReachable(context: IHookFunctions, self: Self): void {
	if (!isOutOfReach(self.address, self.apiUrl)) return;
	throw setupError(
		context,
		`Telnyx cannot reach this n8n: its address is ${new URL(self.address).origin}, which nobody on the internet reaches.`,
		'Set the environment variable WEBHOOK_URL of n8n to its public https address, and start n8n again.',
	);
}

function assertFree(
	context: IHookFunctions,
	self: Self,
	application: Application,
	before: WebhookSettings,
): void {
	if (isSamePlace(before.url, self.address) || isDead(self, before.url)) return;
	throw setupError(
		context,
		`The application “${application.application_name}” already sends its calls to ${shown(before.url)}.`,
		'Nothing was changed. Choose another application, or add the option “Take Over” to this node: then the calls come here, and go back there when you unpublish the workflow.',
	);
}

/** A URL for people: what stands before the host and after the path can be secret. */
export function shown(url: string): string {
	if (!URL.canParse(url)) return url.slice(0, 80);
	const { origin, pathname } = new URL(url);
	return origin + pathname;
}
