import {
	ICredentialsHelper,
	NodeHelpers,
	type IAuthenticate,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
} from 'n8n-workflow';
import type { LoadedPackage } from './package';

type Part = 'headers' | 'qs' | 'body' | 'auth';

/** What n8n's own helper does with a stored credential, less the database. */
export class TestCredentials extends ICredentialsHelper {
	constructor(
		private readonly loaded: LoadedPackage,
		private readonly stored: Record<string, IDataObject>,
	) {
		super();
	}

	/** Like n8n, drops fields that the form hides, and fills in the defaults of the others. */
	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = this.stored[type] as INodeParameters;
		const properties = this.getCredentialsProperties(type);
		const shown = NodeHelpers.getNodeParameters(properties, stored, true, false, null, null);
		return shown as ICredentialDataDecryptedObject;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const authenticate: IAuthenticate | undefined = this.loaded.credential(typeName).authenticate;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		const resolve = (value: unknown): unknown =>
			typeof value === 'string' && value.startsWith('=')
				? workflow.expression.getSimpleParameterValue(node, value, 'internal', {
						$credentials: credentials,
					})
				: value;
		for (const [part, values] of Object.entries(authenticate?.properties ?? {})) {
			const resolved = Object.entries(values as object).map(([k, v]) => [k, resolve(v)]);
			const target = options as Partial<Record<Part, object>>;
			target[part as Part] = { ...target[part as Part], ...Object.fromEntries(resolved) };
		}
		return options;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.loaded.credential(type).properties;
	}

	getParentTypes = (): string[] => [];

	isCredentialUsableByNode = (): boolean => true;

	preAuthentication = async (): Promise<undefined> => undefined;

	runPreAuthentication = async (): Promise<undefined> => undefined;

	updateCredentials = async (): Promise<void> => {};

	updateCredentialsOauthTokenData = async (): Promise<void> => {};

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Only decrypted credentials exist here');
	}
}
