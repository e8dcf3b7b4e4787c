import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { ParameterError } from '../../shared/values/parameterError';
import { refuse, type Refusal } from '../../shared/events/refusal';
import type { DeliverySettings } from './delivery';
import { readFilters } from '../selection/filters';
import { locatorValue } from '../registration/setupSettings';

/** Parameters that cannot be read are refused later, in words: here the default window holds. */
export function readTolerance(context: IWebhookFunctions): unknown {
	try {
		return (context.getNodeParameter('options', {}) as IDataObject).toleranceSecs;
	} catch {
		return undefined;
	}
}

/** All that the owner of the workflow has set. */
export interface TriggerSettings extends DeliverySettings {
	/** Ids of the chosen applications; none with manual setup. */
	readonly applications: readonly string[];
	/** The hang-up of a call that a paused run has starts the workflow as well. */
	readonly hangupsOfRuns: boolean;
}

/** What the owner of the workflow has set, or why it cannot be read. */
export function readDeliverySettings(context: IWebhookFunctions): TriggerSettings | Refusal {
	try {
		const events = context.getNodeParameter('events', []);
		const output = context.getNodeParameter('output', 'simplified');
		const options = context.getNodeParameter('options', {}) as IDataObject;
		// An expression can give a single name. What is no name at all may not pass for "none chosen".
		return {
			events: typeof events === 'string' ? [events] : (events as unknown[]).map(String),
			filters: readFilters(context.getNodeParameter('filters', {})),
			applications: applicationsOf(context, options),
			hangupsOfRuns: options.hangupsOfRuns !== false,
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

function applicationsOf(context: IWebhookFunctions, { testApplication }: IDataObject): string[] {
	// What was chosen before is still there, but not shown.
	if (context.getNodeParameter('setup', 'automatic') === 'manual') return [];
	return [context.getNodeParameter('connectionId', ''), testApplication]
		.map(locatorValue)
		.filter((id) => id !== '');
}

/**
 * Whether an event is of an application that nobody has chosen. Events without an application, e.g.
 * some of conferences, are of none.
 *
 * @param id `connection_id` of the event, or of an earlier one of its call
 */
export function isOfAnother(id: unknown, applications: readonly string[]): boolean {
	if (applications.length === 0 || id === undefined || id === null || id === '') return false;
	return !applications.some((each) => each === String(id).trim());
}
