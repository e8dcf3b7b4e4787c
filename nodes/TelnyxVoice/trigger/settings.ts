import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { ParameterError } from '../shared/parameterError';
import { refuse, type Refusal } from '../shared/refusal';
import type { DeliverySettings } from './delivery';
import { readFilters } from './filters';

/** Parameters that cannot be read are refused later, in words: here the default window holds. */
export function readTolerance(context: IWebhookFunctions): unknown {
	try {
		return (context.getNodeParameter('options', {}) as IDataObject).toleranceSecs;
	} catch {
		return undefined;
	}
}

/** What the owner of the workflow has set, or why it cannot be read. */
export function readSettings(context: IWebhookFunctions): DeliverySettings | Refusal {
	try {
		const events = context.getNodeParameter('events', []);
		const output = context.getNodeParameter('output', 'simplified');
		const options = context.getNodeParameter('options', {}) as IDataObject;
		// An expression can give a single name. What is no name at all may not pass for "none chosen".
		return {
			events: typeof events === 'string' ? [events] : (events as unknown[]).map(String),
			filters: readFilters(context.getNodeParameter('filters', {})),
			ignoreLate: options.ignoreLate === true,
			output: output === 'raw' ? 'raw' : 'simplified',
		};
	} catch (error) {
		const what =
			error instanceof ParameterError
				? 'A filter of the trigger has an entry that is no phone number.'
				: 'The parameters of the trigger cannot be read.';
		return refuse(
			503,
			'parametersUnreadable',
			`${what} Check the fields and expressions in the node and publish the workflow again.`,
		);
	}
}
