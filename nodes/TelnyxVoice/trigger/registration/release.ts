import type { IHookFunctions } from 'n8n-workflow';
import { claimsIn, settingsOf, without, type Claim, type IsGone } from '../../shared/setup/claim';
import { changeWebhook, readApplications } from './applications';
import { isAlive } from './probe';
import { isMine, isSamePath, type Identity } from './identity';
import { worded } from './setupSettings';

const NOT_FOUND = 404;

/** Which applications are looked at. */
interface Scope {
	/** Ids that are known from the node: they are looked at although the list cannot be read. */
	readonly known?: readonly string[];
	/** Id of an application that is left alone. */
	readonly except?: string;
}

/**
 * Gives back every application of the account that this trigger has, or had: what was there before
 * comes back, exactly. One whose URL somebody has changed since is left alone, and so is one that
 * does not exist any more. One that cannot be given back keeps none of the others.
 *
 * @param isGone which claims end
 * @returns ids of known applications that this account does not have
 * @throws {NodeApiError} in the end, if Telnyx could not be reached or has refused something
 */
export async function release(
	context: IHookFunctions,
	self: Identity,
	isGone: IsGone,
	{ known = [], except }: Scope = {},
): Promise<string[]> {
	const failures: unknown[] = [];
	const attempt = async <T>(action: () => Promise<T>): Promise<T | undefined> => {
		try {
			return await action();
		} catch (error) {
			failures.push(error);
			return undefined;
		}
	};
	const listed = await attempt(async () => await readApplications(context));
	const mine: string[] = [];
	for (const application of listed ?? []) {
		const claims = claimsIn(settingsOf(application));
		if (await some(claims, async (claim) => await isMine(context, self, claim))) {
			mine.push(application.id ?? '');
		}
	}
	const missing = known.filter((id) => listed && !listed.some((each) => each.id === id));
	for (const id of listed ? mine : known) {
		if (id === except) continue;
		const isThere = await attempt(async () => await giveBack(context, self, id, isGone));
		if (isThere === false) missing.push(id);
	}
	if (failures.length > 0) throw worded(context, failures[0]);
	return missing;
}

/**
 * Gives back what the trigger had before, as far as Telnyx lets it: what it gets now must not fail
 * for that. n8n's log says what is left; the next publication, test or end tries again.
 *
 * @param except id of an application that is left alone
 */
export async function releaseEarlier(
	context: IHookFunctions,
	self: Identity,
	isGone: IsGone,
	except?: string,
): Promise<void> {
	try {
		await release(context, self, isGone, { except });
	} catch (error) {
		context.logger.warn(
			`Telnyx Voice could not give back an application that this trigger had before, so its calls may still come here. Look at its webhook URL in the Telnyx portal. ${worded(context, error).message}`,
		);
	}
}

/** @returns whether there is such an application */
async function giveBack(
	context: IHookFunctions,
	self: Identity,
	id: string,
	isGone: IsGone,
): Promise<boolean> {
	try {
		await changeWebhook(
			context,
			self,
			id,
			async (application) => await without(settingsOf(application), isGone),
		);
		return true;
	} catch (error) {
		if (Number((error as { httpCode?: unknown }).httpCode) === NOT_FOUND) return false;
		throw worded(context, error);
	}
}

async function some<T>(all: readonly T[], test: (one: T) => Promise<boolean>): Promise<boolean> {
	for (const one of all) if (await test(one)) return true;
	return false;
}

/** What ends with the trigger: its own claims, and those of test listeners that a crash has left. */
export function endsWith(context: IHookFunctions, self: Identity): IsGone {
	return async (claim) => {
		if (!(await isMine(context, self, claim))) return false;
		return isSamePath(claim.address, self.address) || (await isLeftOver(context, self, claim));
	};
}

/** What gives way to the trigger when it is published: its claims from earlier addresses, too. */
export function givesWay(context: IHookFunctions, self: Identity): IsGone {
	return async (claim) =>
		(await isMine(context, self, claim)) &&
		(!claim.listener || (await isLeftOver(context, self, claim)));
}

/** Whether a claim is of a test listener that hears nothing any more. */
export async function isLeftOver(
	context: IHookFunctions,
	self: Identity,
	claim: Claim,
): Promise<boolean> {
	return claim.listener && !(await isAlive(context, self, claim.address));
}
