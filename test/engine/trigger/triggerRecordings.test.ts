/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import type { IDataObject } from 'n8n-workflow';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SavedRecording } from '../../simulator';
import { items, openLab, type Lab } from '../../support/engine/lab';
import { fileOf, savedRecording } from '../../support/engine/recording';

jest.setTimeout(60_000);

let lab: Lab;
let recording: SavedRecording;
let server: Server;
let origin: string;
/** What the server of recordings does with each next request; the last one stays. */
let answers: Array<(request: IncomingMessage, response: ServerResponse) => void>;
let seen: IncomingMessage[];

beforeAll(async () => {
	lab = await openLab();
	recording = await savedRecording(lab);

	server = createServer((request, response) => {
		seen.push(request);
		const answer = answers.length > 1 ? answers.shift() : answers[0];
		answer?.(request, response);
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
	seen = [];
});

afterEach(() => {
	jest.restoreAllMocks();
});

afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
	await lab.close();
});

const status = (code: number, text = '') =>
	((_, response) => void response.writeHead(code).end(text)) satisfies (typeof answers)[number];

describe('a recording that is fetched', () => {
	const link = () => ({ mp3: `${origin}/file.mp3?signature=S3CRET` });

	/** The trigger's run for a saved recording. */
	async function trigger(
		payload: IDataObject,
		options: IDataObject = { downloadRecordings: true },
	) {
		const json = { event_id: 'e1', event_type: 'call.recording.saved', ...payload };
		const [item] = items(
			await lab.engine.runNode({
				node: 'telnyxVoiceTrigger',
				parameters: { setup: 'manual', events: ['call.recording.saved'], options } as never,
				credentials: lab.credentials,
				items: [json],
			}),
		);
		return item;
	}

	it('becomes a file in the item of the trigger', async () => {
		answers = [status(200, 'mp3 bytes')];
		const { json, binary } = await trigger({ recording_urls: link(), recording_id: 'r1' });
		expect(json).not.toHaveProperty('recording_error');
		expect(binary?.data).toMatchObject({
			data: Buffer.from('mp3 bytes').toString('base64'),
			mimeType: 'audio/mpeg',
			fileName: 'r1.mp3',
		});
		// The key of the account is nobody's business there.
		expect(seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
	});

	it('is left alone without the option, and other events are', async () => {
		answers = [status(200, 'mp3 bytes')];
		expect(await trigger({ recording_urls: link() }, {})).not.toHaveProperty('binary');
		const other = await trigger({ event_type: 'call.hangup', recording_urls: link() });
		expect(other).not.toHaveProperty('binary');
		expect(seen).toEqual([]);
	});

	it('is tried again after a failure of the server', async () => {
		answers = [status(503), (request) => request.destroy(), status(200, 'third')];
		const { binary } = await trigger({ recording_urls: link() });
		expect(binary?.data.data).toBe(Buffer.from('third').toString('base64'));
		expect(seen).toHaveLength(3);
	});

	it('falls back on its id when the links are dead', async () => {
		answers = [status(403, '<Error>Request has expired</Error>')];
		const { binary } = await trigger({ recording_urls: link(), recording_id: recording.id });
		expect(binary?.data.data).toBe(await fileOf(lab, recording));
	});

	it.each<[string, () => void, RegExp, number]>([
		['an expired link', () => (answers = [status(403)]), /answered 403.*ten minutes/, 1],
		['a server that fails', () => (answers = [status(500)]), /answered 500/, 3],
		['an empty file', () => (answers = [status(200)]), /empty/, 3],
		[
			'a redirect, which leads past the signed link',
			() =>
				(answers = [(_, response) => response.writeHead(302, { location: `${origin}/x` }).end()]),
			/could not be downloaded/,
			1,
		],
	])('leaves the event and a note in the item for %s', async (_, prepare, message, tries) => {
		prepare();
		const { json, binary } = await trigger({ recording_urls: link(), call_leg_id: 'leg' });
		expect(binary).toBeUndefined();
		expect(json).toMatchObject({ call_leg_id: 'leg', event_id: 'e1' });
		expect(json.recording_error).toMatch(message);
		expect(JSON.stringify(json.recording_error)).not.toMatch(/S3CRET|127\.0\.0\.1/);
		expect(seen.filter(({ url }) => url?.startsWith('/file'))).toHaveLength(tries);
		expect(seen.some(({ url }) => url === '/x')).toBe(false);
	});

	it.each([
		['s3://calls/2026/x.wav', 'Amazon S3', 'calls', '2026/x.wav'],
		['gs://calls/2022/a', 'Google Cloud Storage', 'calls', '2022/a'],
	])('is found in the storage of the customer: %s', async (wav, service, bucket, key) => {
		for (const recording_id of [undefined, 'not-at-telnyx']) {
			const { json, binary } = await trigger({ recording_urls: { wav }, recording_id });
			expect(binary).toBeUndefined();
			expect(json.recording_error).toContain(`(${service}, bucket “${bucket}”, key “${key}”)`);
			expect(json.recording_error).toMatch(/Fetch it with the node/);
			expect(json).toMatchObject({
				recording_storage: service,
				recording_bucket: bucket,
				recording_key: key,
			});
		}
	});

	it.each([
		['there are no others', {}],
		['the others are in the storage of the customer', { mp3: 's3://calls/x.mp3' }],
	])('comes from the public links where %s', async (_, recording_urls) => {
		answers = [status(200, 'public')];
		const { json, binary } = await trigger({ recording_urls, public_recording_urls: link() });
		expect(json).not.toHaveProperty('recording_error');
		expect(binary?.data.data).toBe(Buffer.from('public').toString('base64'));
	});

	it('comes from the public links where the others are dead', async () => {
		answers = [status(403), status(200, 'public')];
		const { binary } = await trigger({ recording_urls: link(), public_recording_urls: link() });
		expect(binary?.data.data).toBe(Buffer.from('public').toString('base64'));
	});

	it('may not be larger than the limit', async () => {
		const megabyte = Buffer.alloc(1_048_576, 1);
		let sent = 0;
		answers = [
			(_, response) => {
				const more = () => {
					while (!response.destroyed && sent++ < 400) {
						if (!response.write(megabyte)) return void response.once('drain', more);
					}
					response.end();
				};
				more();
			},
		];
		const { json, binary } = await trigger({ recording_urls: link() });
		expect(binary).toBeUndefined();
		expect(json.recording_error).toMatch(/larger than the limit of 100 MB/);
		expect(sent).toBeLessThan(400);
	});

	it('may not take for ever, not even byte by byte', async () => {
		const { timeout } = AbortSignal;
		jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout.call(AbortSignal, 200));
		answers = [(_, response) => void response.writeHead(200).write('a')];
		const { json } = await trigger({ recording_urls: link() });
		expect(json.recording_error).toMatch(/connection failed/);
	});
});
