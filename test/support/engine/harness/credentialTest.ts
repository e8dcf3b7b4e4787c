import { createEmptyRunExecutionData, type IDataObject, type INodeType } from 'n8n-workflow';
import { inIsolate } from './context';
import { core } from './core';
import type { LoadedPackage } from './package';
import { buildWorkflow } from './workflow';

/** What the user sees under the credential's form. */
export interface CredentialTestResult {
	ok: boolean;
	message: string;
}

interface FailedRequest {
	message: string;
	cause?: { code?: string; response?: { status: number; statusText: string } };
}

/**
 * Runs the test of a credential. n8n turns it into a node with that one request and no other
 * parameters, and shows the message of the matching rule, or else the text of the HTTP status.
 *
 * @param node a node that uses the credential
 * @param typed what the user typed into the form
 */
export async function testCredential(
	loaded: LoadedPackage,
	node: string,
	typed: IDataObject,
): Promise<CredentialTestResult> {
	const built = buildWorkflow(loaded, { node, credentials: typed, mode: 'internal' });
	const { workflow, type, additionalData, mode } = built;
	const [{ name: credentialType } = { name: '' }] = type.description.credentials ?? [];
	const { test } = loaded.credential(credentialType);
	if (!test) throw new Error(`${credentialType} has no test`);
	const details = built.node.credentials?.[credentialType];
	if (!details) throw new Error(`${node} does not use ${credentialType}`);
	const stored = await additionalData.credentialsHelper.getDecrypted(
		additionalData,
		details,
		credentialType,
		mode,
	);
	const tester = { ...built.node, parameters: { temp: '' } };
	const data = { node: tester, data: {}, source: null };
	const context = new core.ExecuteContext(
		workflow,
		tester,
		additionalData,
		mode,
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		data,
		[],
	);
	const routing = new core.RoutingNode(context, withRequest(type, test.request), {
		...details,
		id: '1',
		type: credentialType,
		data: stored,
	});
	try {
		await inIsolate(built, async () => await routing.runNode());
		return { ok: true, message: 'Connection successful!' };
	} catch (error) {
		return { ok: false, message: messageOf(error as FailedRequest, test.rules ?? []) };
	}
}

type Test = NonNullable<ReturnType<LoadedPackage['credential']>['test']>;

function withRequest(type: INodeType, request: Test['request']): INodeType {
	const routed = { displayName: 'Temp', name: 'temp', type: 'string' as const, default: '' };
	return {
		description: { ...type.description, properties: [{ ...routed, routing: { request } }] },
	};
}

function messageOf({ message, cause }: FailedRequest, rules: NonNullable<Test['rules']>): string {
	const { response } = cause ?? {};
	if (!response) return cause?.code ?? message;
	for (const rule of rules) {
		if (rule.type === 'responseCode' && rule.properties.value === response.status) {
			return rule.properties.message;
		}
	}
	return response.statusText || `Received HTTP status code: ${response.status}`;
}
