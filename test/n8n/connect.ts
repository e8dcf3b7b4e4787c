import { N8nClient } from './client';
import type { RunningN8n } from './host';
import { Session } from './session';

/** Creates n8n's owner account if there is none yet, logs in, and returns the client. */
export async function connectClient(n8n: Pick<RunningN8n, 'url' | 'owner'>): Promise<N8nClient> {
	const session = new Session(n8n.url);
	await session.enter(n8n.owner);
	return new N8nClient(session);
}
