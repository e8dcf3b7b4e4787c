import type { IExecuteFunctions } from 'n8n-workflow';

/** For one try, from the request to the last byte (ms). */
const TRY_TIMEOUT_MS = 60_000;

/** Why one try brought no file. `message` never quotes the link. */
export interface Failed {
	message: string;
	/** Another try may help. */
	again: boolean;
	/** Another link may help. */
	dead?: boolean;
}

/** Downloads a file with one request, without any credential. */
export async function fetchOnce(
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
	const dead = [400, 401, 403, 404, 410].includes(status);
	const why = dead ? 'Links to recordings work for ten minutes.' : 'Try again later.';
	return {
		message: `The recording could not be downloaded: the server answered ${status}. ${why}`,
		again: status === 429 || status >= 500,
		dead,
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
