import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
} from 'n8n-workflow';
import { forgetTries } from './execution/sendOnce';
import { runOperation } from './execution/run';
import { runWaiting } from './execution/runWaiting';
import { searchApplications } from './methods/listSearch/searchApplications';
import { searchAssistants } from './methods/listSearch/searchAssistants';
import { searchNumberIds } from './methods/listSearch/searchNumberIds';
import { searchNumbers } from './methods/listSearch/searchNumbers';
import { searchVoices } from './methods/listSearch/searchVoices';
import { findOperation, pathFields, properties, subtitle, waits } from './resources';
import { answerActionNode } from './wait/relay/actionWebhook';
import { exitsExpression, tooltipExpression } from './wait/outcomes/exits';
import { waitWebhooks } from './wait/relay/webhooks';

export class TelnyxVoice implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Telnyx Voice',
		name: 'telnyxVoice',
		icon: {
			light: 'file:../../icons/telnyx-voice.svg',
			dark: 'file:../../icons/telnyx-voice.dark.svg',
		},
		group: ['output'],
		// For a node of version 1, n8n evaluates an expression at each webhook request (n8n 2.40,
		// `webhook-helpers`, `parseRequestBody`).
		version: 2,
		subtitle,
		description: 'Place, answer, transfer and end phone calls with Telnyx',
		defaults: { name: 'Telnyx Voice' },
		inputs: [NodeConnectionTypes.Main],
		outputs: exitsExpression(waits),
		waitingNodeTooltip: tooltipExpression(waits),
		usableAsTool: true,
		credentials: [{ name: 'telnyxVoiceApi', required: true }],
		webhooks: waitWebhooks,
		properties,
	};

	methods = {
		listSearch: {
			searchApplications,
			searchAssistants,
			searchNumberIds,
			searchNumbers,
			searchVoices,
		},
	};

	async execute(this: IExecuteFunctions) {
		const resource = this.getNodeParameter('resource', 0) as string;
		const operation = findOperation(resource, this.getNodeParameter('operation', 0) as string);
		const pauses = this.getNodeParameter('waitForOutcome', 0, false) === true;
		const outputs =
			operation.wait && pauses
				? await runWaiting.call(this, operation, operation.wait, pathFields)
				: [await runOperation.call(this, operation, pathFields)];
		forgetTries(this);
		return outputs;
	}

	async webhook(this: IWebhookFunctions) {
		return await answerActionNode(this, waits);
	}
}
