import type { IHookFunctions } from 'n8n-workflow';
import { isOutOfReach, isSamePlace } from '../../shared/values/address';
import type { Application } from '../../shared/api/application';
import { settingsOf, without, writeClaim, type WebhookSettings } from '../../shared/setup/claim';
import { holderOf } from '../../shared/setup/holder';
import { changeWebhook } from './applications';
import { sealed } from './seal';
import { isDead, isMine, rememberKey, type Identity } from './identity';
import { callersMark, setupError, type SetupSettings } from './setupSettings';

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
export async function publish(
	context: IHookFunctions,
	self: Identity,
	settings: SetupSettings,
): Promise<void> {
	assertReachable(context, self);
	await changeWebhook(context, self, settings.application, async (application) => {
		assertActive(context, application);
		// Test listeners hear nothing below a published trigger, and shall not come back after it.
		const before = await without(
			settingsOf(application),
			async (claim) => claim.listener || (await isMine(context, self, claim)),
		);
		if (!settings.takeOver) assertFree(context, self, application, before);
		const callers = callersMark(settings);
		return asClaimed(context, self, before, { listener: false, callers });
	});
}

/**
 * What an application is set to while a trigger has it. Without a failover URL: Telnyx would send
 * what was answered “not yet” twice there, and the paused run would never hear of it.
 */
export function asClaimed(
	context: IHookFunctions,
	self: Identity,
	before: WebhookSettings,
	kind: { listener: boolean; callers: string },
): WebhookSettings {
	const previous = sealed(before, self.keys);
	if (previous.url !== before.url || previous.failover !== before.failover) {
		rememberKey(context, self);
	}
	const { address, owner, workflow } = self;
	const claim = { address, owner, workflow, previous, ...kind };
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
export function assertReachable(context: IHookFunctions, self: Identity): void {
	if (!isOutOfReach(self.address, self.apiUrl)) return;
	throw setupError(
		context,
		`Telnyx cannot reach this n8n: its address is ${new URL(self.address).origin}, which nobody on the internet reaches.`,
		'Set the environment variable WEBHOOK_URL of n8n to its public https address, and start n8n again.',
	);
}

function assertFree(
	context: IHookFunctions,
	self: Identity,
	application: Application,
	before: WebhookSettings,
): void {
	if (isSamePlace(before.url, self.address) || isDead(self, before.url)) return;
	const { who, where } = holderOf(before.url, self.origins);
	throw setupError(
		context,
		`The application “${application.application_name}” already sends its calls to ${who}${where}.`,
		'Nothing was changed. Choose another application, or add the option “Take Over” to this node: then the calls come here, and go back there when you unpublish the workflow.',
	);
}
