import { request } from 'undici';
import { isUnset } from '../store/applications';
import type { World } from '../world';
import { maskUrl } from './mask';
import type { ReachView } from './shapes';

const PATIENCE_MS = 5000;

/**
 * Knocks at the webhook address of every application, without a signature: a Telnyx Voice Trigger
 * refuses that and starts nothing, so that its refusal is the proof that it listens.
 */
export async function reach(world: World): Promise<ReachView[]> {
	return await Promise.all(
		world.applications.all().map(async ({ application_name, webhook_event_url: url }) => ({
			...{ application: application_name, url: maskUrl(url) },
			...(await knock(url)),
		})),
	);
}

async function knock(url: string): Promise<Pick<ReachView, 'ok' | 'text'>> {
	if (isUnset(url)) return { ok: false, text: 'No workflow is connected yet.' };
	try {
		const signal = AbortSignal.timeout(PATIENCE_MS);
		const headers = { 'content-type': 'application/json' };
		const { statusCode, body } = await request(url, {
			method: 'POST',
			body: '{}',
			headers,
			signal,
		});
		await body.dump();
		return judge(statusCode);
	} catch {
		return { ok: false, text: 'Nobody answers there. Is n8n running, and reachable from here?' };
	}
}

function judge(status: number): Pick<ReachView, 'ok' | 'text'> {
	if (status === 404) {
		return { ok: false, text: 'n8n answers, but no workflow listens there. Publish the workflow.' };
	}
	if (status >= 400 && status < 500) {
		return { ok: true, text: 'A workflow listens, and refuses what is not signed.' };
	}
	if (status >= 500)
		return { ok: false, text: `n8n has a problem: it answers ${status}. See its log.` };
	return {
		ok: false,
		text: 'Something listens that takes unsigned events: no Telnyx Voice Trigger.',
	};
}
