import { entry, type ErrorEntry } from '../errors';
import type { RequestName } from '../schema/requests';
import { atMost, between, like, oneOf, type Limit, type Test } from './checks';
import { IN_CALL_LIMITS } from './inCallLimits';

export const E164 = /^\+[1-9]\d{1,14}$/;
export const SIP_URI = /^sips?:[^@\s]+@[^@\s;]+(;[^\s]*)?$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const CODECS = 'G722,PCMU,PCMA,G729,OPUS,VP8,H264'.split(',');
const CALLS: RequestName[] = ['dial', 'transfer'];

const phone = like(E164, 'in +E.164 format');
/** A dial target: number or SIP URI; after a comma may follow digits to press. */
const target: Test = (value) => {
	const [address] = String(value).split(',');
	return E164.test(address) || SIP_URI.test(address)
		? undefined
		: 'must be in +E.164 format or a SIP URI';
};

/** Sources: the type texts of the `telnyx` package and Telnyx's API reference. */
export const LIMITS: Limit[] = [
	...IN_CALL_LIMITS,
	{ path: 'to', on: CALLS, code: '10016', test: target },
	{ path: 'to[]', on: CALLS, code: '10016', test: target },
	{ path: 'from', on: CALLS, code: '10016', test: phone },
	{ path: 'diversion', on: CALLS, code: '10016', test: phone },
	{ path: 'client_state', code: '90017', test: like(BASE64, 'base64') },
	{ path: 'target_leg_client_state', code: '90017', test: like(BASE64, 'base64') },
	{ path: 'timeout_secs', on: CALLS, code: '10033', test: between(5, 600) },
	{ path: 'time_limit_secs', on: CALLS, code: '90029', test: between(30, 14_400) },
	{ path: 'from_display_name', on: CALLS, code: '10025', test: atMost(128) },
	{
		path: 'from_display_name',
		on: CALLS,
		code: '10015',
		test: like(/^[\p{L}\p{N} \-_~!.+]*$/u, 'letters, digits, spaces and -_~!.+'),
	},
	{ path: 'send_digits_on_answer', code: '10025', test: atMost(64) },
	{ path: 'send_digits_on_answer', code: '90014', test: like(/^[0-9A-DwW*#]*$/, '0-9A-DwW*#') },
	{ path: 'park_after_unbridge', code: '10032', test: oneOf('self') },
	{ path: 'record_max_length', code: '10033', test: between(0, 43_200) },
	{ path: 'record_timeout_secs', code: '10033', test: between(0, Number.MAX_SAFE_INTEGER) },
	{
		path: 'record_custom_file_name',
		code: '10025',
		test: like(/^.{1,40}$/s, '1 to 40 characters'),
	},
	{ path: 'stream_auth_token', code: '10025', test: atMost(4000) },
	{ path: 'stream_url', code: '10015', test: like(/^wss?:\/\/./i, 'a ws:// or wss:// URL') },
	{ path: 'sound_modifications.octaves', code: '10033', test: between(-1, 1) },
	{ path: 'sound_modifications.semitone', code: '10033', test: between(-14, 14) },
	{
		path: 'sound_modifications.pitch',
		code: '10033',
		test: (value) => (Number(value) > 0 ? undefined : 'must be above 0'),
	},
	{ path: 'sound_modifications.track', code: '10032', test: oneOf('inbound', 'outbound') },
	{ path: 'deepfake_detection.timeout', code: '10033', test: between(5, 60) },
	{ path: 'deepfake_detection.rtp_timeout', code: '10033', test: between(5, 120) },
	{ path: 'assistant.greeting', code: '10025', test: atMost(3000) },
	{
		path: 'preferred_codecs',
		on: ['answer'],
		code: '10032',
		test: (value) =>
			String(value)
				.split(',')
				.every((codec) => CODECS.includes(codec))
				? undefined
				: `must list codecs from ${CODECS.join(', ')}`,
	},
	{ path: 'sip_address', on: ['refer'], code: '10015', test: like(SIP_URI, 'a SIP URI') },
	{
		path: 'content_type',
		on: ['send_sip_info'],
		code: '10015',
		test: like(/^[\w.+-]+\/[\w.+-]+(\s*;.*)?$/, 'a MIME type'),
	},
	{ path: 'webhook_url', code: '10015', test: like(/^https?:\/\/\S+$/i, 'an http(s) URL') },
	{ path: 'webhook_event_url', code: '10015', test: like(/^https?:\/\/\S+$/i, 'an http(s) URL') },
	{
		path: 'webhook_event_failover_url',
		code: '10015',
		test: like(/^(https?:\/\/\S+)?$/i, 'an http(s) URL'),
	},
	{ path: 'webhook_timeout_secs', code: '10033', test: between(0, 30) },
	{
		path: 'webhook_retries_policies.*.retries_ms',
		code: '10033',
		test: (value) =>
			Array.isArray(value) && value.length <= 5 && sum(value) <= 60_000
				? undefined
				: 'may hold at most 5 delays and 60000 ms in all',
	},
];

/** The limits of {@link LIMITS} that a body breaks. Values of a wrong type are left to the schema. */
export function checkLimits(name: RequestName, body: Record<string, unknown>): ErrorEntry[] {
	return LIMITS.filter(({ on }) => on === undefined || on.includes(name)).flatMap((limit) =>
		find(body, limit.path).flatMap(({ value, pointer }) => {
			const wrong = limit.test(value);
			if (wrong === undefined) return [];
			return [entry(limit.code, `The '${pointer.split('/').pop()}' parameter ${wrong}.`, pointer)];
		}),
	);
}

interface Found {
	value: unknown;
	pointer: string;
}

function find(root: Record<string, unknown>, path: string): Found[] {
	const steps = path.replaceAll('[]', '.[]').split('.');
	let found: Found[] = [{ value: root, pointer: '' }];
	for (const step of steps) found = found.flatMap((here) => descend(here, step));
	const wantsList = path.endsWith('retries_ms');
	return found
		.filter(({ value }) => value !== undefined && value !== null)
		.filter(({ value }) => wantsList || typeof value !== 'object');
}

function descend({ value, pointer }: Found, step: string): Found[] {
	if (typeof value !== 'object' || value === null) return [];
	if (Array.isArray(value) !== (step === '[]')) return [];
	const all = Object.entries(value as Record<string, unknown>);
	return all
		.filter(([key]) => step === '[]' || step === '*' || key === step)
		.map(([key, child]) => ({ value: child, pointer: `${pointer}/${key}` }));
}

function sum(list: unknown[]): number {
	return list.reduce<number>((total, each) => total + Number(each), 0);
}
