import { createHash } from 'node:crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { CREDENTIAL } from '../../shared/credential';
import { bare, isLoopback, isNobodys, isSamePlace } from '../../shared/address';
import type { Claim } from './claim';

/** The trigger that is being published, unpublished or listened to. */
export interface Self {
	/** Its webhook URL: the production one, or the test one of a listener. */
	readonly address: string;
	/** The same for the same node of the same n8n, also after n8n has moved to another host. */
	readonly owner: string;
	/** Base URL of the credential. */
	readonly apiUrl: string;
}

const TEST_ENDPOINT = 'webhook-test';

/** Short, since Telnyx keeps it in a URL, and telling nothing of the n8n behind it. */
export function fingerprint(...parts: string[]): string {
	return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}

/** @throws if the credential cannot be read */
export async function whoAmI(context: IHookFunctions): Promise<Self> {
	const { baseUrl } = await context.getCredentials(CREDENTIAL);
	return {
		address: bare(context.getNodeWebhookUrl('default') ?? ''),
		owner: fingerprint(
			context.getInstanceId(),
			context.getWorkflow().id ?? '',
			context.getNode().id,
		),
		apiUrl: typeof baseUrl === 'string' ? baseUrl : '',
	};
}

/** Whether a claim was made by this trigger, published or listening. */
export function isMine(self: Self, { owner, address }: Claim): boolean {
	return owner === self.owner || address === self.address;
}

/** Whether nobody can be listening at a URL, as far as one can tell from here. */
export function isDead(self: Self, url: string): boolean {
	if (isNeighbour(self, url)) return false;
	return isNobodys(url) || (isLoopback(url) && !isLoopback(self.apiUrl));
}

/** Whether a URL leads to a webhook of this very n8n, e.g. of another workflow. */
export function isNeighbour(self: Self, url: string): boolean {
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
