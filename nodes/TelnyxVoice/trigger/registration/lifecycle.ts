import type { IHookFunctions } from 'n8n-workflow';
import { publish } from './publish';
import { listen } from './listen';
import { assignNumbers, findNumbers } from './numbers';
import { endsWith, givesWay, release, releaseEarlier } from './release';
import { identify, type Identity } from './identity';
import { assertUsable, readApplications, readSetup, setupError, worded } from './setupSettings';

/**
 * What n8n runs when a workflow is published, unpublished or tested.
 *
 * Nothing here depends on n8n's memory of an earlier step: n8n loses static data, repeats a failed
 * `create()` five times with a `delete()` after each, does not repeat a `delete()` that a crash has
 * cut off, and runs neither at a restart. Telnyx is asked instead, see `shared/claim.ts`.
 */
export const registration = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		// n8n calls create() only after `false`. It changes nothing that is right already.
		return false;
	},

	/**
	 * @throws {NodeOperationError} for settings that cannot work, and for an application that others use
	 * @throws {NodeApiError} if Telnyx refuses or cannot be reached
	 */
	async create(this: IHookFunctions): Promise<boolean> {
		await assertUsable(this);
		if (isManual(this)) return true;
		const settings = readSetup(this);
		const listening = this.getActivationMode() === 'manual';
		if (!settings.application && !(listening && settings.testApplication)) {
			throw setupError(
				this,
				'No application is chosen.',
				'Choose the Telnyx application whose calls shall run this workflow, in the field Application.',
			);
		}
		try {
			const self = await identify(this);
			if (listening) {
				const listener = listenerData(this);
				listener.listening = true;
				listener.changedNothing = !(await listen(this, self, settings));
				return true;
			}
			const numbers = await findNumbers(this, settings.numbers);
			await publish(this, self, settings);
			await assignNumbers(this, numbers, settings.application);
			await releaseEarlier(this, self, givesWay(this, self), settings.application);
			return true;
		} catch (error) {
			throw worded(this, error);
		}
	},

	/** @throws {NodeApiError} if Telnyx cannot be reached: n8n then tries again */
	async delete(this: IHookFunctions): Promise<boolean> {
		try {
			if (isManual(this)) return true;
			// While this takes, the listener hears: a second call must not become a second test.
			if (listenerData(this).changedNothing) return true;
			const self = await identify(this);
			await giveBackAll(this, self);
			return true;
		} catch (error) {
			const problem = worded(this, error);
			if (!isListener(this)) throw problem;
			// Nobody catches what a listener's end throws, and n8n would not survive it. What is left
			// at Telnyx goes the next time this node is listened to, published or unpublished.
			this.logger.warn(`Telnyx Voice could not end a test listener: ${problem.message}`);
			return false;
		}
	},
};

/** @throws {NodeApiError} if one of them could not be given back */
async function giveBackAll(context: IHookFunctions, self: Identity): Promise<void> {
	const missing = await release(context, self, endsWith(context, self), {
		known: knownIds(context),
	});
	for (const id of missing) {
		context.logger.warn(
			`Telnyx Voice did not find the application ${id} in the Telnyx account of this API key. If it was deleted, all is well. If it belongs to another account, it may still send its calls to ${self.address}: change its webhook URL in the Telnyx portal.`,
		);
	}
}

function knownIds(context: IHookFunctions): string[] {
	try {
		const { application, testApplication } = readApplications(context);
		return [application, testApplication].filter((id) => id !== '');
	} catch {
		// An expression that has no value any more must not keep anything from being given back.
		context.logger.debug('Telnyx Voice: the application cannot be read from the node.');
		return [];
	}
}

/** Whether the user puts the URL into the portal, so that nothing is to be changed at Telnyx. */
function isManual(context: IHookFunctions): boolean {
	return context.getNodeParameter('setup', 'automatic') === 'manual';
}

/** What n8n keeps of a test listener, apart from the published trigger's static data. */
interface ListenerData {
	listening?: boolean;
	/** Nothing at Telnyx is to be undone when it ends. */
	changedNothing?: boolean;
}

function listenerData(context: IHookFunctions): ListenerData {
	return context.getWorkflowStaticData('node') as ListenerData;
}

/**
 * Whether a delete() is for a test listener: n8n says so nowhere. The static data of a listener is
 * its own and lives as long as n8n knows that it listens.
 */
function isListener(context: IHookFunctions): boolean {
	if (listenerData(context).listening === true) return true;
	return (context.getNodeWebhookUrl('default') ?? '').includes('/webhook-test/');
}
