import { sleep } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { backOffMs } from './retry';
import { telnyxRequest } from './telnyxRequest';

/** The formats that Telnyx records in. */
export type RecordingFormat = 'mp3' | 'wav';

/** Links to the file of a recording, by format; Telnyx signs them for ten minutes. */
export type RecordingLinks = { readonly [format in RecordingFormat]?: unknown };

/** Where a recording can be found. */
export interface RecordingSource {
	/** Links of an event, tried first. */
	readonly links?: RecordingLinks;
	/** `recording_id`: Telnyx makes new links for it when these are missing or dead. */
	readonly id?: string;
}

/** What is wanted of a recording. */
export interface RecordingWish {
	/** Left out: the format that there is, MP3 first. */
	readonly format?: RecordingFormat;
	/** A larger file is not downloaded (bytes). */
	readonly maxBytes: number;
}

/** The file of a recording, or one sentence on why there is none. It never quotes a link. */
export type Recording =
	| { readonly ok: true; readonly file: Buffer; readonly format: RecordingFormat }
	| { readonly ok: false; readonly message: string };

/** For one try, from the request to the last byte (ms). */
const TRY_TIMEOUT_MS = 60_000;
const TRIES = 3;
const MIME_TYPES = { mp3: 'audio/mpeg', wav: 'audio/wav' } as const;

/**
 * Downloads a recording: by its links while they live, else by its id. Requests go to the hosts
 * that Telnyx names and nowhere else, without any credential.
 */
export async function fetchRecording(
	context: IExecuteFunctions,
	source: RecordingSource,
	wish: RecordingWish,
): Promise<Recording> {
	const direct = await download(context, source.links ?? {}, wish);
	if (direct.ok || source.id === undefined) return direct;
	let found: Telnyx.RecordingResponseData;
	try {
		const path = `/recordings/${encodeURIComponent(source.id)}`;
		const request = { method: 'GET', path, doing: 'Download Recording' } as const;
		({ data: found } = await telnyxRequest.call<
			IExecuteFunctions,
			[typeof request],
			Promise<{ data: Telnyx.RecordingResponseData }>
		>(context, request));
	} catch (error) {
		return failure((error as Error).message);
	}
	return await download(context, found.download_urls ?? {}, wish);
}

/** Makes n8n's binary data of a recording. @param name without its ending */
export async function toBinary(
	context: IExecuteFunctions,
	{ file, format }: Recording & { ok: true },
	name: string,
) {
	const safe = name.replace(/[^\w.-]/g, '_');
	return await context.helpers.prepareBinaryData(file, `${safe}.${format}`, MIME_TYPES[format]);
}

async function download(
	context: IExecuteFunctions,
	links: RecordingLinks,
	wish: RecordingWish,
): Promise<Recording> {
	const formats = wish.format ? [wish.format] : (['mp3', 'wav'] as const);
	const format = formats.find((each) => typeof links[each] === 'string');
	if (!format) return failure(noLink(links, wish));
	const url = String(links[format]);
	if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
		return failure('The link of the recording is no web address.');
	}
	for (let tries = 1; ; tries++) {
		const result = await tryOnce(context, url, wish.maxBytes);
		if (Buffer.isBuffer(result)) return { ok: true, file: result, format };
		if (!result.again || tries >= TRIES) return failure(result.message);
		await sleep(backOffMs(tries, Math.random()), context.getExecutionCancelSignal());
	}
}

function noLink(links: RecordingLinks, { format }: RecordingWish): string {
	const there = (['mp3', 'wav'] as const).find((each) => typeof links[each] === 'string');
	return there
		? `There is no ${format} file of this recording, only ${there}.`
		: 'There is no link to the recording.';
}

interface Failed {
	message: string;
	/** Another try may help. */
	again: boolean;
}

async function tryOnce(
	context: IExecuteFunctions,
	url: string,
	maxBytes: number,
): Promise<Buffer | Failed> {
	try {
		const { statusCode, body } = (await context.helpers.httpRequest({
			method: 'GET',
			url,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// A link that leads elsewhere is not what Telnyx has signed.
			disableFollowRedirect: true,
			timeout: TRY_TIMEOUT_MS,
			// The timeout ends with the first byte, this one with the last.
			abortSignal: AbortSignal.timeout(TRY_TIMEOUT_MS),
		})) as { statusCode: number; body: AsyncIterable<Buffer> & { destroy(): void } };
		if (statusCode !== 200) {
			body.destroy();
			return refused(statusCode);
		}
		return await readAll(body, maxBytes);
	} catch {
		// The error would quote the link, and whoever has it has the recording.
		return {
			message: 'The recording could not be downloaded: the connection failed.',
			again: true,
		};
	}
}

function refused(status: number): Failed {
	const why = [401, 403, 404, 410].includes(status)
		? 'Links to recordings work for ten minutes.'
		: 'Try again later.';
	return {
		message: `The recording could not be downloaded: the server answered ${status}. ${why}`,
		again: status === 429 || status >= 500,
	};
}

async function readAll(
	body: AsyncIterable<Buffer> & { destroy(): void },
	maxBytes: number,
): Promise<Buffer | Failed> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > maxBytes) {
			body.destroy();
			const limit = Math.floor(maxBytes / 1_048_576);
			return { message: `The recording is larger than the limit of ${limit} MB.`, again: false };
		}
		chunks.push(chunk);
	}
	if (size === 0) return { message: 'The file of the recording is empty.', again: true };
	return Buffer.concat(chunks);
}

function failure(message: string): Recording {
	return { ok: false, message };
}
