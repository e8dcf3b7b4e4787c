import { bare } from '../values/address';
import { claimsIn, type Claim } from './claim';

/** Who gets the events of an application, in words for people. */
export interface Holder {
	/** The claim that says so; undefined for a URL that this package has not made. */
	readonly claim?: Claim;
	/** `the workflow “Front desk”`, or an address without what can be secret in it. */
	readonly who: string;
	/** ` of another n8n (https://…)`, or empty where that goes without saying. */
	readonly where: string;
	/** Whether it is reached at this n8n. */
	readonly isHere: boolean;
}

/** Path of a webhook of n8n, whatever base path n8n has. */
const WEBHOOK = /\/webhook\/[^/]+(\/|$)/;

/**
 * Says who gets the events that are sent to a URL.
 *
 * @param origins of this n8n
 */
export function holderOf(url: string, origins: readonly string[]): Holder {
	const address = bare(url) || url.slice(0, 80);
	const origin = URL.canParse(url) ? new URL(url).origin : '';
	const isHere = origins.includes(origin);
	const [claim] = claimsIn({ url });
	if (!claim) {
		const isWorkflow = isHere && WEBHOOK.test(address);
		return isWorkflow
			? { isHere, who: 'another workflow of this n8n', where: ` (${address})` }
			: { isHere, who: address, where: '' };
	}
	const name = claim.workflow?.name;
	const workflow = name ? `the workflow “${name}”` : 'another workflow';
	const who = claim.listener ? `a test of ${workflow}` : workflow;
	if (!isHere) return { claim, isHere, who, where: ` of the n8n at ${origin}` };
	return { claim, isHere, who, where: name ? '' : ` (${address})` };
}
