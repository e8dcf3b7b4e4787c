import type { Telnyx } from 'telnyx';
import { bare } from '../values/address';

type Application = Telnyx.CallControlApplication;

/** Where an application sends its events, and how. */
export interface WebhookSettings {
	readonly url: string;
	readonly version: Application['webhook_api_version'];
	/** Seconds; null where Telnyx' own default holds. */
	readonly timeout: number | null;
	/** Where Telnyx sends an event that was not taken twice; '' for nowhere. */
	readonly failover: string;
}

/**
 * What a webhook URL of ours says in its query: whose it is, and what stood there before. So what
 * was there is found again wherever and whenever it is needed: no static data, no restart, no other
 * n8n process can lose it, and a person can read it in the Telnyx portal.
 */
export interface Claim {
	/** The webhook's own URL, without query. */
	readonly address: string;
	readonly owner: string;
	/** It belongs to "Listen for test event" and ends with it. */
	readonly listener: boolean;
	/** Fingerprint of the Test Callers of a published trigger; empty without any. */
	readonly callers: string;
	/** The workflow, for people; missing where an earlier version of this package has made it. */
	readonly workflow?: Workflow;
	/** Foreign URLs in it are sealed, see `trigger/registration/seal.ts`. */
	readonly previous: WebhookSettings;
}

/** A workflow of n8n. */
export interface Workflow {
	readonly id: string;
	readonly name: string;
}

/** Whether a claim shall go. */
export type IsGone = (claim: Claim) => boolean | Promise<boolean>;

/** What an application says of its webhooks. */
export function settingsOf(application: Application): WebhookSettings {
	return {
		url: application.webhook_event_url ?? '',
		version: application.webhook_api_version,
		timeout: application.webhook_timeout_secs ?? null,
		failover: application.webhook_event_failover_url ?? '',
	};
}

/** The URL of a claim. Only what a query may not hold is escaped (RFC 3986, section 3.4). */
export function writeClaim(claim: Claim): string {
	const { address, owner, listener, callers, workflow, previous } = claim;
	const query = {
		previous: previous.url,
		version: previous.version ?? '',
		timeout: String(previous.timeout ?? ''),
		...(previous.failover && { failover: previous.failover }),
		[listener ? 'listener' : 'owner']: owner,
		...(callers && { callers }),
		...(workflow && { workflow: workflow.name, workflowId: workflow.id }),
	};
	const pairs = Object.entries(query).map(([name, value]) => `${name}=${escaped(value)}`);
	return `${address}?${pairs.join('&')}`;
}

function escaped(value: string): string {
	return encodeURIComponent(value).replace(/%(3A|2F|3F|3D)/g, (text) => decodeURIComponent(text));
}

/** The claim that a URL is, or undefined for a URL that is not of this package's making. */
export function readClaim(url: string): Claim | undefined {
	if (!URL.canParse(url)) return undefined;
	const query = new URL(url).searchParams;
	const listener = query.get('listener');
	const owner = listener ?? query.get('owner');
	const previous = query.get('previous');
	const version = query.get('version');
	const timeout = query.get('timeout');
	const name = query.get('workflow');
	if (!owner || previous === null || version === null || timeout === null) return undefined;
	return {
		address: bare(url),
		owner,
		listener: listener !== null,
		callers: query.get('callers') ?? '',
		...(name !== null && { workflow: { name, id: query.get('workflowId') ?? '' } }),
		previous: {
			url: previous,
			version: version === '1' || version === '2' ? version : undefined,
			timeout: timeout === '' ? null : Number(timeout),
			failover: query.get('failover') ?? '',
		},
	};
}

/** All claims in settings: each may have another one as what stood there before. */
export function claimsIn({ url }: Pick<WebhookSettings, 'url'>): Claim[] {
	const claim = readClaim(url);
	return claim ? [claim, ...claimsIn(claim.previous)] : [];
}

/**
 * Settings without some claims. What a claim has replaced comes back; where another claim stands
 * above it, that one remembers it from now on. The very same object when nothing is to go.
 */
export async function without(settings: WebhookSettings, isGone: IsGone): Promise<WebhookSettings> {
	const claim = readClaim(settings.url);
	if (!claim) return settings;
	const previous = await without(claim.previous, isGone);
	// A claim leaves no failover URL in place, so one that stands there was set since, and stays.
	if (await isGone(claim)) return { ...previous, failover: settings.failover || previous.failover };
	if (previous === claim.previous) return settings;
	return { ...settings, url: writeClaim({ ...claim, previous }) };
}
