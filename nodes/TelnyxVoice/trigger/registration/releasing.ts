import type { IHookFunctions } from 'n8n-workflow';
import { readApplication, type Application } from '../../shared/application';
import { inTurn } from '../inTurn';
import { listApplications, setWebhook } from './applications';
import { claimsIn, settingsOf, without, type IsGone } from './claim';
import { isMine, isSamePath, type Self } from './self';
import { worded } from './settings';

const NOT_FOUND = 404;
const PROBE_TIMEOUT_MS = 5_000;

/**
 * Gives back every application of the account that this trigger has, or had: what was there before
 * comes back, exactly. One whose URL somebody has changed since is left alone, and so is one that
 * does not exist any more.
 *
 * @param isGone which claims end
 * @param except id of an application that is left alone
 * @throws {NodeApiError} if Telnyx cannot be reached or refuses
 */
export async function release(
	context: IHookFunctions,
	self: Self,
	isGone: IsGone,
	except?: string,
): Promise<void> {
	for (const listed of await listApplications(context)) {
		if (listed.id === except) continue;
		if (!claimsIn(settingsOf(listed)).some((claim) => isMine(self, claim))) continue;
		await inTurn(listed.id ?? '', async () => {
			const application = await stillThere(context, listed);
			if (!application) return;
			await setWebhook(context, application, await without(settingsOf(application), isGone));
		});
	}
}

/** What ends with the trigger: its own claims, and those of test listeners that a crash has left. */
export function endsWith(context: IHookFunctions, self: Self): IsGone {
	return async (claim) => {
		if (!isMine(self, claim)) return false;
		if (isSamePath(claim.address, self.address)) return true;
		return claim.listener && (await isStale(context, self, claim.address));
	};
}

/** What gives way to the trigger when it is published: its claims from earlier addresses, too. */
export function givesWay(context: IHookFunctions, self: Self): IsGone {
	return async (claim) =>
		isMine(self, claim) && (!claim.listener || (await isStale(context, self, claim.address)));
}

/**
 * Whether nobody listens at a test URL of this trigger any more. Our own webhook answers an
 * unsigned request by 401, n8n answers by 404 when there is none; in doubt somebody listens.
 */
export async function isStale(
	context: IHookFunctions,
	self: Self,
	address: string,
): Promise<boolean> {
	// From before this n8n has moved: its listeners ended with it.
	const hosts = [self.address, context.getInstanceBaseUrl()].filter((url) => URL.canParse(url));
	if (!hosts.some((url) => new URL(url).origin === new URL(address).origin)) return true;
	try {
		const { statusCode } = (await context.helpers.httpRequest({
			method: 'POST',
			url: address,
			body: '{}',
			headers: { 'content-type': 'application/json' },
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: PROBE_TIMEOUT_MS,
		})) as { statusCode: number };
		return statusCode === NOT_FOUND;
	} catch {
		return false;
	}
}

async function stillThere(
	context: IHookFunctions,
	{ id = '' }: Application,
): Promise<Application | undefined> {
	try {
		return await readApplication(context, id);
	} catch (error) {
		if (Number((error as { httpCode?: unknown }).httpCode) === NOT_FOUND) return undefined;
		throw worded(context, error);
	}
}
