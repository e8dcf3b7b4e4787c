import type { IHookFunctions } from 'n8n-workflow';
import type { Application } from '../../shared/api/application';
import {
	claimsIn,
	settingsOf,
	without,
	type Claim,
	type WebhookSettings,
} from '../../shared/setup/claim';
import { holderOf } from '../../shared/setup/holder';
import { changeWebhook } from './applications';
import { asClaimed, assertActive, assertReachable } from './publish';
import { isLeftOver, releaseEarlier } from './release';
import { isDead, isHere, isMine, isNeighbour, testAddresses, type Identity } from './identity';
import { callersMark, setupError, type SetupSettings } from './setupSettings';

/**
 * Makes sure that a test listener hears something, without taking one call away from whoever gets
 * the calls now: on an application for tests, on the chosen one while nobody's URL is there, or by
 * the published trigger, which passes the calls of the Test Callers on.
 *
 * @returns whether something was changed at Telnyx
 * @throws {NodeOperationError} that says what to do, if it would hear nothing
 */
export async function listen(
	context: IHookFunctions,
	self: Identity,
	settings: SetupSettings,
): Promise<boolean> {
	// A listener that a crash has left somewhere else ends now.
	const isOwn = async (claim: Claim): Promise<boolean> =>
		claim.listener && (await isMine(context, self, claim));
	await releaseEarlier(context, self, isOwn);
	let changed = false;
	await changeWebhook(
		context,
		self,
		settings.testApplication || settings.application,
		async (application) => {
			assertActive(context, application);
			const now = settingsOf(application);
			const before = await without(
				now,
				async (claim) => (await isOwn(claim)) || (await isLeftOver(context, self, claim)),
			);
			const [holder] = claimsIn(before);
			changed =
				settings.testApplication !== '' || !holder || !(await isMine(context, self, holder));
			if (holder && !changed) {
				assertCallersComeHere(context, self, settings, application, holder);
				return now;
			}
			assertHarmless(context, self, settings, application, before);
			assertReachable(context, self);
			return asClaimed(context, self, before, { listener: true, callers: '' });
		},
	);
	return changed;
}

/** The application serves this workflow, published: it stays so. */
function assertCallersComeHere(
	context: IHookFunctions,
	self: Identity,
	settings: SetupSettings,
	{ application_name: name }: Application,
	published: Claim,
): void {
	if (settings.callers.length === 0) {
		throw setupError(
			context,
			`You would hear nothing: the calls of the application “${name}” go to the published workflow, and listening here does not change that.`,
			WAYS,
		);
	}
	if (published.callers !== callersMark(settings) || !isHere(self, published.address)) {
		throw setupError(
			context,
			'The published workflow does not know these Test Callers yet, or is reached at an earlier address of n8n, so their calls would not come here.',
			'Publish the workflow once more, then listen again.',
		);
	}
	const addresses = testAddresses(published.address, context.getInstanceBaseUrl());
	if (!addresses.includes(self.address)) {
		throw setupError(
			context,
			`The published workflow cannot pass calls on to ${self.address}.`,
			'Test Callers need n8n’s usual test address (N8N_ENDPOINT_WEBHOOK_TEST not set). Use the option “Test Application” instead.',
		);
	}
}

/** Whoever gets the calls of an application now keeps them. */
function assertHarmless(
	context: IHookFunctions,
	self: Identity,
	{ testApplication, takeOver }: SetupSettings,
	{ application_name: name }: Application,
	before: WebhookSettings,
): void {
	const { claim: holder, who, where } = holderOf(before.url, self.origins);
	if ((holder && !holder.listener) || isNeighbour(self, before.url)) {
		throw setupError(
			context,
			`The application “${name}” serves a published workflow (${who}${where}), whose calls would be lost while you listen.`,
			testApplication ? 'Choose another application as “Test Application”.' : WAYS,
		);
	}
	if (isDead(self, before.url) || (testApplication && takeOver)) return;
	throw setupError(
		context,
		`The application “${name}” sends its calls to ${who}${where}. They would be lost there while you listen, so nothing was changed.`,
		testApplication
			? 'Choose another application as “Test Application”, or add the option “Take Over”.'
			: WAYS,
	);
}

const WAYS =
	'There are two ways to test beside it. Add the option “Test Application” and choose a second application with a phone number of its own. Or add the option “Test Callers” with your own phone number and publish: while you listen, only calls from that number come to the editor.';
