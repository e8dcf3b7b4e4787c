import { entry, type ErrorEntry } from '../errors';
import type { RequestName } from '../schema/requests';
import type { Switches } from '../switches';
import { VOICE_EVENTS } from './events';
import { checkInCallRules, exclusive } from './inCallRules';

type Body = Record<string, unknown>;

/** Rules between parameters, and those a switch decides. */
export function checkRules(name: RequestName, body: Body, switches: Switches): ErrorEntry[] {
	return [
		...exclusive(body, 'audio_url', 'media_name'),
		...checkInCallRules(name, body, switches),
		...(name === 'dial' ? needs(body, 'link_to', ['bridge_on_answer', 'bridge_intent']) : []),
		...(name === 'dial' ? needs(body, 'link_to', ['park_after_unbridge']) : []),
		...(name === 'bridge' ? bridgeTarget(body) : []),
		...(name === 'send_sip_info' ? infoSize(body) : []),
		...encryption(body),
		...urlMap(body, switches),
	];
}

function needs(body: Body, needed: string, users: string[]): ErrorEntry[] {
	const user = users.find((each) => body[each] !== undefined && body[each] !== false);
	if (user === undefined || body[needed] !== undefined) return [];
	return [entry('10004', `'${user}' needs the '${needed}' parameter.`, `/${needed}`)];
}

function bridgeTarget(body: Body): ErrorEntry[] {
	const targets = ['call_control_id', 'queue', 'video_room_id'];
	const given = targets.filter((each) => body[each] !== undefined);
	if (given.length === 1) return [];
	if (given.length === 0) {
		return [entry('10004', "The 'call_control_id' parameter is required.", '/call_control_id')];
	}
	return [entry('10015', `Use only one of ${targets.join(', ')}.`, `/${given[1]}`)];
}

function infoSize(body: Body): ErrorEntry[] {
	const bytes = Buffer.byteLength(String(body.body ?? '')) + String(body.content_type ?? '').length;
	return bytes <= 1400 ? [] : [entry('10025', 'A SIP INFO may have 1400 bytes.', '/body')];
}

/** Encrypted media exists between SIP devices only. */
function encryption(body: Body): ErrorEntry[] {
	if (body.media_encryption !== 'SRTP' && body.media_encryption !== 'DTLS') return [];
	const numbers = [body.to].flat().filter((to) => String(to).startsWith('+'));
	return numbers.length === 0
		? []
		: [entry('10011', 'Media encryption is not supported for PSTN calls.', '/media_encryption')];
}

function urlMap(body: Body, switches: Switches): ErrorEntry[] {
	const map = body.webhook_urls;
	if (typeof map !== 'object' || map === null) return [];
	return Object.entries(map).flatMap(([event, urls]: [string, unknown]) => {
		const pointer = `/webhook_urls/${event}`;
		if (!VOICE_EVENTS.has(event)) return [entry('90057', `'${event}' is no event.`, pointer)];
		const wanted = switches.webhookUrlsValue;
		const fits = Array.isArray(urls)
			? wanted !== 'string' && urls.every((url) => typeof url === 'string')
			: wanted !== 'array' && typeof urls === 'string';
		return fits ? [] : [entry('10026', `The URLs of '${event}' have the wrong type.`, pointer)];
	});
}
