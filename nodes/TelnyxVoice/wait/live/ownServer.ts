import type { IWebhookFunctions } from 'n8n-workflow';

let getsWebhooks = false;

/** To be called for every webhook: from then on, runs in this process can meet their events here. */
export function noteWebhook(context: IWebhookFunctions): void {
	const { socket } = context.getRequestObject() as { socket?: { server?: unknown } };
	// Node.js tells it in every connection of an HTTP server.
	getsWebhooks ||= socket?.server !== undefined;
}

/**
 * Whether a run of this process can meet its events in memory: not in a worker of queue mode, which
 * never gets a webhook.
 */
export function meetsEvents(): boolean {
	return getsWebhooks;
}
