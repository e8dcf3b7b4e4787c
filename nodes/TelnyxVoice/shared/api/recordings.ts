import { sleep } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { backOffMs } from './retry';
import { fetchOnce } from './fetchFile';
import { isWeb, storedFile } from './storage';
import { telnyxRequest } from './telnyxRequest';

/** The formats that Telnyx records in. */
export type RecordingFormat = 'mp3' | 'wav';

/** Links to the file of a recording, by format; Telnyx signs them for ten minutes. */
export type RecordingLinks = { readonly [format in RecordingFormat]?: unknown };

/** Where a recording can be found. */
export interface RecordingSource {
	/** Links of an event, tried first. */
	readonly links?: RecordingLinks;
	/** `public_recording_urls`: there when the account has them switched on; they do not end. */
	readonly publicLinks?: RecordingLinks;
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
	| NoRecording;

/** Why there is no file. */
export interface NoRecording {
	readonly ok: false;
	readonly message: string;
	/** The link is missing or dead: Telnyx makes a new one for the id of the recording. */
	readonly needsLink?: true;
	/** The recording was made in another format than is wanted. */
	readonly otherFormat?: true;
	/** The file is in the customer's own storage: Telnyx cannot make a link. */
	readonly stored?: true;
}

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
	const direct = await downloadFirst(context, source, wish);
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
		return direct.stored ? direct : failure((error as Error).message);
	}
	const again = await download(context, found.download_urls ?? {}, wish);
	return again.ok || !direct.stored ? again : direct;
}

/** What an event's own links lead to. */
async function downloadFirst(
	context: IExecuteFunctions,
	{ links, publicLinks }: RecordingSource,
	wish: RecordingWish,
): Promise<Recording> {
	const direct = await download(context, links ?? {}, wish);
	if (direct.ok || !(direct.needsLink || direct.stored) || !publicLinks) return direct;
	const open = await download(context, publicLinks, wish);
	return open.ok ? open : direct;
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
	if (!format) return noLink(links, wish);
	const url = String(links[format]);
	if (!isWeb(url)) {
		const noLink = failure('The link of the recording is no web address.');
		return inOwnStorage(url) ?? { ...noLink, needsLink: true };
	}
	for (let tries = 1; ; tries++) {
		const result = await fetchOnce(context, url, wish.maxBytes);
		if (Buffer.isBuffer(result)) return { ok: true, file: result, format };
		if (result.dead) return inOwnStorage(url) ?? { ...failure(result.message), needsLink: true };
		if (!result.again || tries >= TRIES) return failure(result.message);
		await sleep(backOffMs(tries, Math.random()), context.getExecutionCancelSignal());
	}
}

function noLink(links: RecordingLinks, { format }: RecordingWish): NoRecording {
	const there = (['mp3', 'wav'] as const).find((each) => typeof links[each] === 'string');
	if (!there) return { ...failure('There is no link to the recording.'), needsLink: true };
	return {
		...failure(`There is no ${format} file of this recording, only ${there}.`),
		otherFormat: true,
	};
}

function inOwnStorage(url: string): NoRecording | undefined {
	const file = storedFile(url);
	if (!file) return undefined;
	const { service, node, bucket, key } = file;
	return {
		...failure(
			`The recording is in your own storage (${service}, bucket “${bucket}”, key “${key}”). Fetch it with the node ${node}.`,
		),
		stored: true,
	};
}

function failure(message: string): NoRecording {
	return { ok: false, message };
}
