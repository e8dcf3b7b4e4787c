import type { IDataObject } from 'n8n-workflow';
import type { SavedRecording } from '../../simulator';
import { idsOf, items, openLab, type Lab } from '../../support/engine/lab';
import { fileOf, savedRecording } from '../../support/engine/recording';

jest.setTimeout(60_000);

let lab: Lab;
let recording: SavedRecording;

beforeAll(async () => {
	lab = await openLab();
	recording = await savedRecording(lab);
});

afterAll(async () => await lab.close());

describe('Download Recording', () => {
	async function download(item: IDataObject, parameters = {}, options = {}) {
		const all = { format: 'any', binaryField: 'data', options, ...parameters };
		return await lab.run('downloadRecording', all, { items: [item] });
	}

	it('takes the links of the item while they live, and asks Telnyx for nothing', async () => {
		lab.forget();
		const item = {
			...idsOf(recording.leg),
			recording_urls: lab.simulator.recordings.describe(recording.id)?.download_urls,
			recording_id: recording.id,
		};
		const [result] = items(await download(item));
		expect(lab.requests().filter(({ path }) => path.includes('recordings'))).toEqual([]);
		expect(result).toEqual({
			json: { ...idsOf(recording.leg), recording_id: recording.id, format: 'wav' },
			binary: {
				data: expect.objectContaining({
					data: await fileOf(lab, recording),
					mimeType: 'audio/wav',
					fileName: `${recording.id}.wav`,
				}),
			},
			pairedItem: { item: 0 },
		});
	});

	it.each([
		['are missing', undefined],
		['are dead', { wav: 'http://127.0.0.1:1/dead.wav' }],
	])('asks Telnyx for new links when those of the item %s', async (_, recording_urls) => {
		lab.forget();
		const [{ binary }] = items(
			await download({ recording_urls, recording_id: recording.id }, { binaryField: 'voice' }),
		);
		expect(lab.requests().map(({ method, path }) => `${method} ${path}`)).toContain(
			`GET /v2/recordings/${recording.id}`,
		);
		expect(binary?.voice.data).toBe(await fileOf(lab, recording));
	});

	it.each([
		['nothing to go by', {}, {}, /no link/],
		['an unknown id', { recording_id: 'nobody-knows' }, {}, /./],
		[
			'the other format',
			{ recording_urls: { wav: 'http://127.0.0.1:1/' } },
			{ format: 'mp3' },
			/only wav/,
		],
		[
			'a link that is no web address',
			{ recording_urls: { wav: 'file:///etc/passwd' } },
			{},
			/no web address/,
		],
	])('says what is wrong with %s', async (_, item, parameters, message) => {
		const run = await download(item as IDataObject, parameters);
		expect(run.status).toBe('error');
		expect(run.error?.message).toMatch(message);
	});

	it.each<[string, IDataObject, object, RegExp, RegExp]>([
		['no link and no id', {}, {}, /no link/, /^Give the Recording ID/],
		[
			'the other format',
			{ recording_urls: { wav: 'http://127.0.0.1:1/' }, recording_id: undefined },
			{ format: 'mp3' },
			/only wav/,
			/^Choose “As Recorded”/,
		],
		[
			'a file in the own storage',
			{ recording_urls: { wav: 's3://calls/x.wav' } },
			{},
			/own storage \(Amazon S3, bucket “calls”, key “x\.wav”\)/,
			/^$/,
		],
		[
			'a file in the own storage that Telnyx does not know',
			{ recording_urls: { wav: 's3://calls/x.wav' }, recording_id: 'nobody-knows' },
			{},
			/own storage/,
			/^$/,
		],
	])('gives the advice that helps with %s', async (_, item, parameters, message, advice) => {
		const run = await download(item, parameters);
		expect(run.error?.message).toMatch(message);
		expect(run.error?.description ?? '').toMatch(advice);
	});

	it('uses the public links of the item', async () => {
		const links = lab.simulator.recordings.describe(recording.id)?.download_urls as IDataObject;
		const item = { recording_urls: {}, public_recording_urls: links };
		const [{ binary }] = items(await download(item));
		expect(binary?.data.data).toBe(await fileOf(lab, recording));
	});
});
