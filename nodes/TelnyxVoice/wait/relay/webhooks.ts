import type { IWebhookDescription } from 'n8n-workflow';
import { RELAY_PATH, RESUME_PATH } from '../pause/addresses';

/**
 * The two webhooks of the action node. They live apart from the description because the lint takes a
 * list written there for a trigger's.
 *
 * The live one exists only while a workflow is published: with a plain `POST` the editor would
 * listen for it, and a test run would never start.
 */
export const waitWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		responseData: '',
		path: RESUME_PATH,
		restartWebhook: true,
		isFullPath: true,
		ndvHideUrl: true,
	},
	{
		name: 'setup',
		httpMethod:
			'={{ $workflow.active && ["dial", "answer", "transfer"].indexOf($parameter.operation) >= 0 ? "POST" : "" }}',
		responseMode: 'onReceived',
		responseData: '',
		path: RELAY_PATH,
		ndvHideUrl: true,
	},
];
