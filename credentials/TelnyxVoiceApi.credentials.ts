import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { keptBack } from '../nodes/TelnyxVoice/shared/api/credential';

/**
 * Access to one Telnyx account. The name differs from the `telnyxApi` of Telnyx's own AI package,
 * so that both packages can be installed.
 */
export class TelnyxVoiceApi implements ICredentialType {
	name = 'telnyxVoiceApi';

	displayName = 'Telnyx Voice API';

	icon: Icon = {
		light: 'file:../icons/telnyx-voice.svg',
		dark: 'file:../icons/telnyx-voice.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-telnyx-voice/n8n-nodes-telnyx-voice#connect-telnyx';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. KEY0123…',
			description:
				'Starts with KEY. Create one in the Telnyx portal (portal.telnyx.com) under API Keys.',
		},
		{
			displayName: 'Public Key',
			name: 'publicKey',
			type: 'string',
			default: '',
			placeholder: 'e.g. 6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=',
			description:
				'Proves that events come from Telnyx: needed by the trigger, and by nodes that wait for an outcome. Copy it from the Telnyx portal under API Keys > Public Key: 44 characters, ending in =. While Telnyx changes the key, paste the new one behind the old one: both are accepted.',
		},
		{
			displayName: 'Advanced',
			name: 'advanced',
			type: 'boolean',
			default: false,
			description: 'Whether to show settings that are rarely needed',
		},
		{
			displayName: 'API Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.telnyx.com/v2',
			displayOptions: { show: { advanced: [true] } },
			description: 'Where to send requests, for example to a simulator instead of to Telnyx',
		},
	];

	/**
	 * Adds the API key to a request: of our nodes, of the test below, of n8n's HTTP Request node.
	 *
	 * @throws {Error} if the key must not be sent there; n8n shows the message
	 */
	authenticate = async (
		{ apiKey }: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		// The HTTP Request node still has the name of an older way to send requests.
		const { url = '', baseURL = '', uri = '' } = options as IHttpRequestOptions & { uri?: string };
		const why = keptBack(apiKey, uri || (URL.canParse(url) ? url : baseURL + url));
		if (why) throw new Error(`Nothing was sent. ${why}`);
		const Authorization = `Bearer ${String(apiKey ?? '').trim()}`;
		return { ...options, headers: { ...options.headers, Authorization } };
	};

	/**
	 * Asks for voice applications, because a key may be valid and still have no access to voice.
	 * n8n leaves the base URL out while the form hides it, hence the second address in `baseURL`.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ ($credentials.baseUrl || "https://api.telnyx.com/v2").trim() }}',
			url: '/call_control_applications',
			qs: { 'page[size]': 1 },
			// n8n would send the API key along.
			disableFollowRedirect: true,
		},
		rules: [
			...[301, 302, 303, 307, 308].map((value) => ({
				type: 'responseCode' as const,
				properties: {
					value,
					message:
						'The API Base URL leads on to another address, to which your API key was not sent. Turn Advanced off to use the usual one, or enter the address at the end of the way.',
				},
			})),
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Telnyx does not accept this API key. Copy it once more from the Telnyx portal under API Keys: the whole key, starting with KEY.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'Telnyx knows this API key, but the account may not use Voice with it. Check the state of the account and of the key in the Telnyx portal.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						'There is no Telnyx Voice API at this API Base URL. Turn Advanced off to use the usual one.',
				},
			},
		],
	};
}
