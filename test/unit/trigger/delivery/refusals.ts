/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { gzipSync } from 'node:zlib';
import type { IncomingRequest } from '../../../../nodes/TelnyxVoice/shared/events/verifiedEvent';
import { account, incomingCall, NOW_MS, sign, stranger } from '../../../support/signing/webhooks';

/** One way to be refused. */
export interface RefusalCase {
	title: string;
	request: IncomingRequest;
	publicKey: unknown;
	status: number;
	reason: string;
}

export const body = JSON.stringify(incomingCall({ caller_id_name: 'Zoë' }));
export const gzip = (text: string): Buffer => gzipSync(Buffer.from(text));

const v1 = JSON.stringify({
	record_type: 'event',
	id: '1',
	event_type: 'call_initiated',
	created_at: '2025-11-23T00:00:00Z',
	payload: { call_control_id: 'v2:x' },
});
const large = 'a'.repeat(1_048_576);

type Change = Record<string, string | string[] | undefined>;

function refused(
	title: string,
	status: number,
	reason: string,
	request: IncomingRequest,
	publicKey: unknown = account.publicKey,
): RefusalCase {
	return { title, request, publicKey, status, reason };
}

const unsigned = (sent: string): IncomingRequest => ({ headers: {}, body: Buffer.from(sent) });
const SIGNATURE = 'telnyx-signature-ed25519';
const TIMESTAMP = 'telnyx-timestamp';

/**
 * Every way to be refused that is known from the wild, with the answer it gets.
 *
 * @param nowMs the moment at which they are sent, in milliseconds since 1970
 * @param outside seconds from that moment that are outside of the window
 */
export function refusalsAt(nowMs: number, outside = 301): RefusalCase[] {
	const now = String(Math.floor(nowMs / 1000));
	const headers = sign(body, { timestamp: now });
	const signature = headers[SIGNATURE] ?? '';
	const hex = Buffer.from(signature, 'base64').toString('hex');
	const seconds = (offset: number): string => String(Number(now) + offset);

	/** The genuine webhook with some of its headers changed. */
	const withHeaders = (change: Change, sent: string | Buffer = body): IncomingRequest => ({
		headers: { ...headers, ...change },
		body: Buffer.from(sent),
	});

	/** A webhook that is signed as it is sent. */
	const signed = (sent: string | Buffer, by: object = {}): IncomingRequest => ({
		headers: sign(sent, { timestamp: now, ...by }),
		body: Buffer.from(sent),
	});

	return [
		refused('no headers', 401, 'signatureMissing', unsigned(body)),
		refused('no signature', 401, 'signatureMissing', withHeaders({ [SIGNATURE]: undefined })),
		refused('no timestamp', 401, 'timestampMissing', withHeaders({ [TIMESTAMP]: undefined })),
		refused(
			'signature doubled',
			401,
			'signatureRepeated',
			withHeaders({ [SIGNATURE]: `${signature}, ${signature}` }),
		),
		refused(
			'timestamp doubled',
			401,
			'timestampRepeated',
			withHeaders({ [TIMESTAMP]: `${now}, ${now}` }),
		),
		refused('signature malformed', 401, 'signatureMalformed', withHeaders({ [SIGNATURE]: 'abc' })),
		refused('signature in hex', 401, 'signatureMalformed', withHeaders({ [SIGNATURE]: hex })),
		refused(
			'timestamp malformed',
			401,
			'timestampMalformed',
			withHeaders({ [TIMESTAMP]: 'today' }),
		),
		refused(
			'milliseconds',
			401,
			'timestampMilliseconds',
			signed(body, { timestamp: String(nowMs) }),
		),
		refused('stale', 401, 'timestampStale', signed(body, { timestamp: seconds(-outside) })),
		refused('future', 401, 'timestampFuture', signed(body, { timestamp: seconds(outside) })),
		refused('signed by a stranger', 401, 'signatureMismatch', signed(body, stranger)),
		refused(
			'one byte changed',
			401,
			'signatureMismatch',
			withHeaders({}, body.replace('v3', 'v2')),
		),
		refused(
			're-serialised',
			401,
			'signatureMismatch',
			withHeaders({}, JSON.stringify(JSON.parse(body), null, 1)),
		),
		refused(
			'another unicode form',
			401,
			'signatureMismatch',
			withHeaders({}, body.normalize('NFD')),
		),
		refused('still packed with gzip', 401, 'signatureMismatch', withHeaders({}, gzip(body))),
		refused('body taken away', 401, 'signatureMismatch', withHeaders({}, '')),
		refused('one megabyte, unsigned', 401, 'signatureMissing', unsigned(`"${large}"`)),
		refused('one megabyte of another body', 401, 'signatureMismatch', withHeaders({}, large)),
		refused('API version 1 by its header', 401, 'apiVersion1', {
			headers: { 'x-telnyx-signature': 't=1763856000,h=c2lnbmF0dXJl' },
			body: Buffer.from(v1),
		}),
		refused('API version 1 by its body', 401, 'apiVersion1', unsigned(v1)),
		refused('API version 1, signed like version 2', 401, 'apiVersion1', signed(v1)),
		refused(
			'a TeXML callback, signed',
			400,
			'texml',
			signed('CallSid=v3%3Aabc&CallStatus=completed'),
		),
		refused('a TeXML callback', 401, 'texml', unsigned('AccountSid=1&CallSid=v3%3Aabc&From=x')),
		refused('a TeXML recording', 401, 'texml', unsigned('From=x&RecordingSid=1')),
		refused('another form', 401, 'signatureMissing', unsigned('MyCallSid=1&event_type=x')),
		refused('no raw body', 400, 'bodyUnavailable', { headers, body: undefined }),
		refused('no raw body and unsigned', 401, 'signatureMissing', { headers: {}, body: undefined }),
		refused('empty, unsigned', 401, 'signatureMissing', unsigned('')),
		refused('empty, signed', 400, 'bodyEmpty', signed('')),
		refused('not JSON, signed', 400, 'bodyNotJson', signed('event_type=call.initiated')),
		refused('cut JSON, signed', 400, 'bodyNotJson', signed(body.slice(0, -1))),
		refused('not UTF-8, signed', 400, 'bodyNotJson', signed(Buffer.from([0x22, 0xff, 0x22]))),
		refused('gzip signed as such', 400, 'bodyNotJson', signed(gzip(body))),
		refused('a list, signed', 400, 'notAnEvent', signed('[]')),
		refused('null, signed', 400, 'notAnEvent', signed('null')),
		refused('no event type, signed', 400, 'notAnEvent', signed('{"data":{"id":"1"}}')),
		refused('empty event type, signed', 400, 'notAnEvent', signed('{"data":{"event_type":""}}')),
		refused('a number for a type, signed', 400, 'notAnEvent', signed('{"data":{"event_type":1}}')),
		refused('no public key', 503, 'publicKeyMissing', signed(body), ''),
		refused('an API key for it', 503, 'publicKeyIsApiKey', signed(body), `KEY${'0A'.repeat(20)}`),
		refused('a public key cut short', 503, 'publicKeyWrongLength', signed(body), 'AAAA'),
	];
}

/** The same at {@link NOW_MS}. */
export const refusals = refusalsAt(NOW_MS);
