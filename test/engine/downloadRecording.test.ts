import type { IDataObject } from 'n8n-workflow';
import type { SavedRecording } from '../simulator';
import { idsOf, items, openLab, type Lab } from '../support/action/lab';
import { fileOf, savedRecording } from '../support/action/recording';

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
});
