import type { IWebhookFunctions } from 'n8n-workflow';

/** The HTTP server of this process that webhooks of this package come in through. */
let server: { readonly listening: boolean } | undefined;

/** To be called for every webhook: from then on, runs in this process can meet their events here. */
export function noteServer(context: IWebhookFunctions): void {
	// Node.js tells it in every connection of an HTTP server (`net.Socket#server`).
	const { socket } = context.getRequestObject() as { socket?: { server?: typeof server } };
	server = socket?.server ?? server;
}

/**
 * Whether a run of this process can meet its events in memory: not in a worker of queue mode, which
 * never gets a webhook, and not in a process that is shutting down, which closes its server first.
 */
export function meetsEvents(): boolean {
	return server?.listening === true;
}
