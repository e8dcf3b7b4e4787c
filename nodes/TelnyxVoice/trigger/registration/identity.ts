import { createHash } from 'node:crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { CREDENTIAL } from '../../shared/api/credential';
import { bare, isLoopback, isNobodys, isSamePlace } from '../../shared/values/address';
import type { Claim, Workflow } from '../../shared/setup/claim';
import { isAlive } from './probe';
import { sealingKey } from './seal';

/** The trigger that is being published, unpublished or listened to. */
export interface Identity {
	/** Its webhook URL: the production one, or the test one of a listener. */
	readonly address: string;
	/**
	 * The same for the same node of the same n8n, also after n8n has moved to another host; but also
	 * for its copy, if n8n was copied.
	 */
	readonly owner: string;
	readonly workflow: Workflow;
	/** Where this n8n is reached: origins of its webhooks and of its editor. */
	readonly origins: readonly string[];
	/** Base URL of the credential. */
	readonly apiUrl: string;
	/** Keys of what was sealed: today's, and the one of the last publication. */
	readonly keys: readonly Buffer[];
	/** Answers to `isAlive()`, by address: one question each. */
	readonly asked: Map<string, Promise<boolean>>;
}

const TEST_ENDPOINT = 'webhook-test';

/** Short, since Telnyx keeps it in a URL, and telling nothing of the n8n behind it. */
export function fingerprint(...parts: string[]): string {
	return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}

/** What n8n keeps for a published trigger; only a help, since n8n can lose it. */
interface StoredData {
	/** The key that the last publication has sealed with, in case the API key has changed since. */
	sealedWith?: string;
}

/** @throws if the credential cannot be read */
export async function identify(context: IHookFunctions): Promise<Identity> {
	const { baseUrl, apiKey } = await context.getCredentials(CREDENTIAL);
	const address = bare(context.getNodeWebhookUrl('default') ?? '');
	const { id = '', name = '' } = context.getWorkflow();
	const { sealedWith } = context.getWorkflowStaticData('node') as StoredData;
	const urls = [address, context.getInstanceBaseUrl(), context.getRestApiUrl()];
	return {
		address,
		owner: fingerprint(context.getInstanceId(), id, context.getNode().id),
		workflow: { id, name: shortened(name) },
		origins: urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin),
		apiUrl: typeof baseUrl === 'string' ? baseUrl : '',
		keys: [sealingKey(apiKey), ...(sealedWith ? [Buffer.from(sealedWith, 'base64url')] : [])],
		asked: new Map(),
	};
}

/** Keeps today's key for the time after a change of the API key. */
export function rememberKey(context: IHookFunctions, { keys }: Identity): void {
	const stored = context.getWorkflowStaticData('node') as StoredData;
	stored.sealedWith = keys[0].toString('base64url');
}

/** Fits into a URL that people read; half of a character would not even be one. */
function shortened(name: string): string {
	const characters = [...name.replace(/\p{Cs}/gu, '')];
	return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('');
}

/**
 * Whether a claim was made by this trigger, published or listening. One that its owner has made at
 * another host can be from before n8n has moved; or it is that of the n8n which this one is a copy
 * of, and still answers there.
 */
export async function isMine(
	context: IHookFunctions,
	self: Identity,
	claim: Claim,
): Promise<boolean> {
	if (claim.address === self.address) return true;
	if (claim.owner !== self.owner) return false;
	return isHere(self, claim.address) || !(await isAlive(context, self, claim.address));
}

/** Whether an address is one of this n8n. */
export function isHere({ origins }: Identity, address: string): boolean {
	return URL.canParse(address) && origins.includes(new URL(address).origin);
}

/** Whether nobody can be listening at a URL, as far as one can tell from here. */
export function isDead(self: Identity, url: string): boolean {
	if (isNeighbour(self, url)) return false;
	return isNobodys(url) || (isLoopback(url) && !isLoopback(self.apiUrl));
}

/** Whether a URL leads to a webhook of this very n8n, e.g. of another workflow. */
export function isNeighbour(self: Identity, url: string): boolean {
	const own = endpointOf(self.address, 'webhook');
	return own !== '' && bare(url).startsWith(own);
}

/** `https://host/base/webhook-test/` for a webhook URL of the same n8n; '' for something else. */
export function endpointOf(address: string, endpoint: string): string {
	const parts = /^(.*\/)[^/]+(\/[^/]+\/[^/]+)$/.exec(bare(address));
	return parts ? `${parts[1]}${endpoint}/` : '';
}

/**
 * The URLs at which the trigger of a production URL listens for test events: n8n serves them where
 * its editor is, which can have a host of its own (N8N_EDITOR_BASE_URL).
 *
 * @param instance base URL of the editor
 */
export function testAddresses(production: string, instance: string): string[] {
	const [path] = /\/[^/]+\/[^/]+$/.exec(bare(production)) ?? [];
	if (path === undefined) return [];
	const beside = endpointOf(production, TEST_ENDPOINT);
	const atEditor = URL.canParse(instance)
		? `${bare(instance).replace(/\/$/, '')}/${TEST_ENDPOINT}/`
		: beside;
	return [...new Set([atEditor, beside])].map((base) => base.replace(/\/$/, '') + path);
}

/** Whether two webhook URLs are the same but for the host they are reached at. */
export function isSamePath(one: string, other: string): boolean {
	if (isSamePlace(one, other)) return true;
	return URL.canParse(one) && URL.canParse(other) && pathOf(one) === pathOf(other);
}

function pathOf(url: string): string {
	return new URL(bare(url)).pathname;
}
