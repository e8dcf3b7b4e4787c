import type { INodeParameters } from 'n8n-workflow';
import type { CredentialReference } from '../../n8n/clientTypes';
import type { RefusalCase } from '../../unit/trigger/delivery/refusals';
import { account, sign } from '../signing/webhooks';
import { Flow } from './flow';
import { post, type Answer } from './post';
import { CREDENTIAL_TYPE, type World } from './world';

/** n8n's own answer to a body that claims to be JSON and is none; the node is not asked. */
export const UNPROCESSABLE = 422;

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** A published trigger that believes the key `account`, so that a test can sign for it. */
export interface GuardedTrigger {
	workflowId: string;
	credential: CredentialReference;
	/** Sends a request past the simulator. */
	send(headers: Headers, body: string | Uint8Array): Promise<Answer>;
	/** Puts another public key into the credential. */
	setPublicKey(publicKey: unknown): Promise<void>;
	/** How many executions there are. */
	executions(): Promise<number>;
}

/** Publishes one. @param parameters of the trigger */
export async function publishGuarded(
	{ client, credentialData, n8n }: World,
	parameters: INodeParameters,
): Promise<GuardedTrigger> {
	const data = (publicKey: unknown) => ({ ...credentialData, publicKey });
	let current: unknown = account.publicKey;
	const credential = await client.createCredential('Guarded', CREDENTIAL_TYPE, data(current));
	const flow = new Flow('Guarded').trigger('Trigger', parameters).mark('Started');
	const workflow = flow.arrow('Trigger', 'Started').build();
	const [trigger] = workflow.nodes;
	trigger.credentials = { [CREDENTIAL_TYPE]: credential };
	const stored = await client.createWorkflow(workflow);
	await client.publish(stored);
	const url = `${n8n.url}/webhook/${trigger.webhookId}/telnyx-voice`;
	return {
		workflowId: stored.id,
		credential,
		send: async (headers, body) => await post(url, headers, Buffer.from(body)),
		setPublicKey: async (publicKey) => {
			if (publicKey === current) return;
			await client.updateCredential(credential, CREDENTIAL_TYPE, data(publicKey));
			current = publicKey;
		},
		executions: async () => (await client.listExecutions(stored.id)).length,
	};
}

/** Headers of a webhook that is signed now. */
export function signedNow(body: string | Uint8Array): Record<string, string> {
	return sign(body, { timestamp: String(Math.floor(Date.now() / 1000)) });
}

/**
 * A case of the refusal table as a request.
 *
 * @param type content type; n8n has no bytes of a form, so that such a case is sent as one
 * @returns with `byN8n` where n8n refuses the request before it asks the node
 */
export function overHttp({ request }: RefusalCase, type: string) {
	const form = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n';
	const body = Buffer.from(request.body ?? form);
	const contentType = request.body ? type : 'multipart/form-data; boundary=x';
	return {
		headers: { ...request.headers, 'content-type': contentType },
		body,
		byN8n: contentType === 'application/json' && !isJson(body),
	};
}

function isJson(body: Buffer): boolean {
	try {
		if (body.length > 0) JSON.parse(body.toString());
		return true;
	} catch {
		return false;
	}
}
