import { Flow } from '../../support/n8n/flow';
import { publishTrigger, ranNodes, runsOf } from '../../support/n8n/triggerEvents';
import { ACCOUNT_NUMBER, startWorld, type World } from '../../support/n8n/world';

jest.setTimeout(240_000);

let world: World;

beforeAll(async () => {
	world = await startWorld({ simulator: { speed: 20 } });
});

afterAll(async () => await world?.close());

it('fetches the recording of a call into the item, and again when its links are dead', async () => {
	const { simulator } = world;
	const workflow = await publishTrigger(
		world,
		new Flow('Recordings')
			.trigger('Trigger', {
				events: ['incomingCall', 'call.answered', 'call.recording.saved'],
				options: { outputs: 'perEvent', downloadRecordings: true },
			})
			.call('Answer', 'answer', {
				waitForOutcome: false,
				options: { recording: { record: true, recordFormat: 'wav' } },
			})
			.call('Hang Up', 'hangup', { waitForOutcome: false })
			.call('Download', 'downloadRecording', {
				recordingLinks: JSON.stringify({
					wav: `${simulator.origin}/recordings/x.wav?signature=dead`,
				}),
			})
			.arrows('Trigger', 'Answer', 'Hang Up', 'Download'),
	);
	await simulator.incomingCall({ from: '+13125550001', to: ACCOUNT_NUMBER });
	const { id } = await simulator.waitFor(() => simulator.recordings.all()[0], {
		timeoutMs: 20_000,
	});

	const saved = (await runsOf(world, workflow, 3))[2];
	expect(ranNodes(saved)).toEqual(['Download', 'Trigger']);
	expect(saved.status).toBe('success');
	const file = { fileName: `${id}.wav`, mimeType: 'audio/wav', fileExtension: 'wav' };
	const [fetched] = saved.runData.Trigger[0].data?.main[2] ?? [];
	expect(fetched.json).toMatchObject({ event_type: 'call.recording.saved', recording_id: id });
	expect(fetched.json).not.toHaveProperty('recording_error');
	expect(fetched.binary?.data).toMatchObject(file);
	const [downloaded] = saved.runData.Download[0].data?.main[0] ?? [];
	expect(downloaded.binary?.data).toMatchObject(file);
	expect(downloaded.json).toMatchObject({ recording_id: id, format: 'wav' });
	expect(downloaded.binary?.data.fileSize).toBe(fetched.binary?.data.fileSize);
	const asked = simulator.requests.filter(({ path }) => path === `/v2/recordings/${id}`);
	expect(asked).toHaveLength(1);
});
