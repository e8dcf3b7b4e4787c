import { version } from 'n8n-workflow/package.json';
import { NodeOperationError } from 'n8n-workflow';
import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { isOutOfReach } from '../../shared/values/address';
import { parsePublicKeys } from '../../shared/events/publicKey';

/** The first n8n that passes on outputs beyond the first after a wait (n8n pull request 31714). */
const BRANCHES_SINCE = [2, 39] as const;

/**
 * Whether a version of n8n-workflow, whose minor is n8n's, resumes a run on any output.
 *
 * @param text e.g. `2.40.1`
 */
export function knowsBranches(text: string): boolean {
	const [major, minor] = text.split('.').map(Number);
	return major > BRANCHES_SINCE[0] || (major === BRANCHES_SINCE[0] && minor >= BRANCHES_SINCE[1]);
}

/**
 * Refuses, before anything is sent, what could not wait: a call would be placed, and its outcome
 * would be lost.
 *
 * @throws {NodeOperationError} that says why, and what to do
 */
export function assertCanWait(
	context: IExecuteFunctions,
	branches: boolean,
	resumeUrl: string,
	{ publicKey, baseUrl }: ICredentialDataDecryptedObject,
): void {
	const refuse = (message: string, description: string) =>
		new NodeOperationError(context.getNode(), message, { description });
	const turnOff = 'or turn “Wait for Outcome” off';

	if (context.getInputData().length > 1) {
		throw refuse(
			'Waiting works for one call at a time',
			`This node got ${context.getInputData().length} items, and nothing was sent. Put a “Loop Over Items” node with batch size 1 before it, ${turnOff}.`,
		);
	}
	if (context.isToolExecution?.()) {
		throw refuse(
			'This agent cannot wait for the outcome of a call',
			`Nothing was sent. Use an AI Agent node of version 3 or newer, ${turnOff}.`,
		);
	}
	const { engineType } = context.getWorkflowSettings() as { engineType?: string };
	if (engineType === 'v2') {
		throw refuse(
			'This workflow’s engine cannot wait for the outcome of a call',
			`Nothing was sent. Choose the standard engine in the workflow settings, ${turnOff}.`,
		);
	}
	if (branches && !knowsBranches(version)) {
		throw refuse(
			'Outputs per outcome need n8n 2.39 or newer',
			'Nothing was sent. This n8n drops what leaves a paused node on any output but the first. Set “Outputs” to “One Output”, or update n8n.',
		);
	}
	const key = parsePublicKeys(publicKey);
	if (!key.ok) {
		throw refuse(
			'The outcome of a call cannot be verified without the public key',
			`Nothing was sent. ${key.message} Or ${turnOff.slice(3)}.`,
		);
	}
	if (isOutOfReach(resumeUrl, String(baseUrl ?? ''))) {
		throw refuse(
			'Telnyx cannot reach this n8n',
			`Nothing was sent. n8n says that its own address is ${new URL(resumeUrl).origin}, which nobody on the internet reaches. Set the environment variable WEBHOOK_URL of n8n to its public https address, ${turnOff}.`,
		);
	}
}
