import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { CREDENTIAL } from '../../shared/api/credential';
import { ParameterError } from '../../shared/values/parameterError';
import { e164OrSip } from '../../shared/values/phone';
import { parsePublicKeys } from '../../shared/events/publicKey';
import { numberTests } from '../selection/filters';
import { fingerprint } from './identity';

/** What the user has set about the automatic setup. */
export interface SetupSettings {
	/** Id of the chosen application; '' while none is chosen. */
	readonly application: string;
	/** Id of the application for tests; '' without one. */
	readonly testApplication: string;
	readonly takeOver: boolean;
	/** Numbers that shall ring the application, in E.164 form. */
	readonly numbers: readonly string[];
	/** Callers whose calls go to the editor while it listens. */
	readonly callers: readonly string[];
}

/** An error in words for the person who publishes or listens. n8n shows its message only. */
export function setupError(context: IHookFunctions, ...sentences: string[]): NodeOperationError {
	return new NodeOperationError(context.getNode(), sentences.join(' '));
}

/** Adds the advice of an error to its message, since n8n shows nothing else of it here. */
export function worded(context: IHookFunctions, error: unknown): NodeApiError | NodeOperationError {
	if (!(error instanceof NodeApiError)) {
		return new NodeOperationError(context.getNode(), error as Error);
	}
	const { message, description } = error;
	if (description && !message.includes(description)) error.message = `${message}. ${description}`;
	return error;
}

/** The id in a resource locator, as the editor or an expression gives it. */
export function locatorValue(value: unknown): string {
	const inner = typeof value === 'object' && value !== null ? (value as IDataObject).value : value;
	return String(inner ?? '').trim();
}

/** The applications that a node names, by id; '' for none. */
export function readApplications(
	context: IHookFunctions,
): Pick<SetupSettings, 'application' | 'testApplication'> {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	return {
		application: locatorValue(context.getNodeParameter('connectionId', '')),
		testApplication: locatorValue(options.testApplication),
	};
}

/** @throws {NodeOperationError} for a caller that is no phone number */
export function readSetup(context: IHookFunctions): SetupSettings {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	return {
		...readApplications(context),
		takeOver: options.takeOver === true,
		numbers: read(context, 'Phone Numbers', context.getNodeParameter('phoneNumbers', []), toPhones),
		callers: read(context, 'Test Callers', options.testCallers, toPhones),
	};
}

function read<T>(
	context: IHookFunctions,
	field: string,
	value: unknown,
	reader: (value: unknown) => T,
): T {
	try {
		return reader(value);
	} catch (error) {
		const { message, advice = '' } = error as ParameterError;
		throw setupError(context, `“${field}” ${message}.`, advice);
	}
}

/**
 * Phone numbers and SIP addresses from a list, or from text with commas or line breaks.
 *
 * @throws {ParameterError} for the first one that is neither
 */
export function toPhones(value: unknown): string[] {
	return [value ?? []]
		.flat()
		.flatMap((entry) => (typeof entry === 'string' ? entry.split(/[,\n]/) : [entry]))
		.filter((entry) => entry !== undefined && entry !== null && String(entry).trim() !== '')
		.map(e164OrSip);
}

/** What a published trigger tells of its Test Callers, so that a listener knows they are live. */
export function callersMark({ callers }: SetupSettings): string {
	return callers.length === 0 ? '' : fingerprint(...[...callers].sort());
}

/**
 * Checks what would make every webhook fail, before the first call is missed.
 *
 * @throws {NodeOperationError} if the credential, the events or the filters cannot work
 */
export async function assertUsable(context: IHookFunctions): Promise<void> {
	const credential = await context.getCredentials(CREDENTIAL);
	const key = parsePublicKeys(credential.publicKey);
	if (!key.ok) {
		throw setupError(
			context,
			'The webhook public key in the credential cannot be used.',
			key.message,
		);
	}
	const events: unknown = context.getNodeParameter('events', []);
	if (Array.isArray(events) && events.length === 0) {
		throw setupError(
			context,
			'No event is chosen.',
			'Choose at least one in the field Events, e.g. Incoming Call.',
		);
	}
	assertFixedOutputs(context);
	const { from, to } = context.getNodeParameter('filters', {}) as IDataObject;
	read(context, 'From', from, numberTests);
	read(context, 'To', to, numberTests);
}

/**
 * The editor draws the outputs from the parameters as they are written, a run finds them from their
 * values: with an expression, events would leave by outputs that nobody sees.
 */
function assertFixedOutputs(context: IHookFunctions): void {
	const { outputs } = context.getNodeParameter('options', {}) as IDataObject;
	const written = JSON.stringify(context.getNode().parameters.events) ?? '';
	if (outputs !== 'perEvent' || !written.includes('"=')) return;
	throw setupError(
		context,
		'The outputs of this node cannot depend on an expression.',
		'Choose the events from the list, or set “Outputs” to “One for All Events”.',
	);
}
