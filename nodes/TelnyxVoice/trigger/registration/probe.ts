import type { IHookFunctions } from 'n8n-workflow';
import type { Identity } from './identity';

const NOT_FOUND = 404;
const TIMEOUT_MS = 5_000;
/** Nobody has this name, or nobody takes connections there. */
const NOBODY = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']);

/**
 * Whether a webhook of this package is served at an address. It answers an unsigned request by 401,
 * n8n answers by 404 where there is none; in doubt there is one.
 */
export async function isAlive(
	context: IHookFunctions,
	{ asked }: Identity,
	address: string,
): Promise<boolean> {
	const answer = asked.get(address) ?? ask(context, address);
	asked.set(address, answer);
	return await answer;
}

async function ask(context: IHookFunctions, url: string): Promise<boolean> {
	try {
		const { statusCode } = (await context.helpers.httpRequest({
			method: 'POST',
			url,
			body: '{}',
			headers: { 'content-type': 'application/json' },
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: TIMEOUT_MS,
		})) as { statusCode: number };
		return statusCode !== NOT_FOUND;
	} catch (error) {
		const { code, httpCode = code } = error as { code?: unknown; httpCode?: unknown };
		return !NOBODY.has(String(httpCode));
	}
}
