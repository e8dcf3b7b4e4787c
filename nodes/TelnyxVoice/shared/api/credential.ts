import { isReadable } from '../values/address';

/** The name of the credential of this package. */
export const CREDENTIAL = 'telnyxVoiceApi';

/** Where the API is unless the credential says otherwise. */
export const DEFAULT_BASE_URL = 'https://api.telnyx.com/v2';

/**
 * Why an API key may not be sent to an address, in one sentence or two; undefined if it may.
 *
 * @param apiKey as the credential holds it, white space around it is forgiven
 * @param url of the request
 */
export function keptBack(apiKey: unknown, url: string): string | undefined {
	if (!/^[!-~]*$/.test(String(apiKey ?? '').trim())) {
		return 'The API key in the credential holds a line break or another sign that no key has. Copy it once more from the Telnyx portal under API Keys.';
	}
	return isReadable(url)
		? 'Everybody on the way could read the API key, since the address does not start with https://. Correct the API Base URL in the credential, or turn Advanced off there to use the usual one.'
		: undefined;
}
