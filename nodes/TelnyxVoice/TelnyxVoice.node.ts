import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { runOperation } from './definition/run';
import { searchApplications } from './listSearch/searchApplications';
import { searchNumbers } from './listSearch/searchNumbers';
import { findOperation, pathFields, properties } from './resources';

export class TelnyxVoice implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Telnyx Voice',
		name: 'telnyxVoice',
		icon: {
			light: 'file:../../icons/telnyx-voice.svg',
			dark: 'file:../../icons/telnyx-voice.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Place, answer, transfer and end phone calls with Telnyx',
		defaults: { name: 'Telnyx Voice' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'telnyxVoiceApi', required: true }],
		properties,
	};

	methods = { listSearch: { searchApplications, searchNumbers } };

	async execute(this: IExecuteFunctions) {
		const resource = this.getNodeParameter('resource', 0) as string;
		const operation = this.getNodeParameter('operation', 0) as string;
		return [await runOperation.call(this, findOperation(resource, operation), pathFields)];
	}
}
