import { entry, type ErrorEntry } from '../errors';
import type { RequestName } from '../schema/requests';
import type { Switches } from '../switches';

type Body = Record<string, unknown>;

/** Rules between parameters of commands on a call. Source: the type texts of the `telnyx` package. */
export function checkInCallRules(name: RequestName, body: Body, switches: Switches): ErrorEntry[] {
	switch (name) {
		case 'speak':
			return [...text(body, 'payload', switches), ...voice(body)];
		case 'gather_using_speak':
			return [
				...text(body, 'payload', switches),
				...text(body, 'invalid_payload', switches),
				...voice(body),
				...digits(body),
			];
		case 'playback_start':
			return [
				...oneNeeded(body, ['audio_url', 'media_name', 'playback_content']),
				...exclusive(body, 'audio_url', 'playback_content'),
				...exclusive(body, 'media_name', 'playback_content'),
			];
		case 'gather_using_audio':
			return [
				...oneNeeded(body, ['audio_url', 'media_name']),
				...exclusive(body, 'invalid_audio_url', 'invalid_media_name'),
				...digits(body),
			];
		case 'gather':
			return digits(body);
		default:
			return [];
	}
}

/** Two parameters that exclude each other. */
export function exclusive(body: Body, one: string, other: string): ErrorEntry[] {
	if (body[one] === undefined || body[other] === undefined) return [];
	return [entry('10015', `'${one}' and '${other}' cannot be used together.`, `/${other}`)];
}

function oneNeeded(body: Body, names: string[]): ErrorEntry[] {
	if (names.some((name) => body[name] !== undefined)) return [];
	return [entry('10004', `One of ${names.join(', ')} is required.`, `/${names[0]}`)];
}

function text(body: Body, name: string, { longestPayload }: Switches): ErrorEntry[] {
	const value = body[name];
	if (typeof value !== 'string') return [];
	if (value.length >= 1 && value.length <= longestPayload) return [];
	const detail = `The '${name}' parameter must have 1 to ${longestPayload} characters.`;
	return [entry('90010', detail, `/${name}`)];
}

/** The service level `basic` knows male and female, en-US and plain text; ElevenLabs needs a key. */
function voice(body: Body): ErrorEntry[] {
	const { language = 'en-US', payload_type: type = 'text', voice_settings: settings } = body;
	const name = String(body.voice);
	const errors: ErrorEntry[] = [];
	if (body.service_level === 'basic') {
		if (language !== 'en-US') errors.push(entry('90013', 'Basic speaks en-US.', '/language'));
		if (type !== 'text') errors.push(entry('10032', 'Basic takes plain text.', '/payload_type'));
	}
	const hasKey = typeof settings === 'object' && settings !== null && 'api_key_ref' in settings;
	if (/^ElevenLabs\b/i.test(name) && !hasKey) {
		const detail = 'ElevenLabs voices need an api_key_ref.';
		errors.push(entry('10004', detail, '/voice_settings/api_key_ref'));
	}
	return errors;
}

function digits({ minimum_digits: low = 1, maximum_digits: high = 128 }: Body): ErrorEntry[] {
	if (!(Number(low) > Number(high))) return [];
	const detail = 'minimum_digits is larger than maximum_digits.';
	return [entry('90022', detail, '/minimum_digits')];
}
