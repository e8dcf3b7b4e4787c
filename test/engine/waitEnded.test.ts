import { IDS } from '../support/wait/events';
import { openWaitLab, type WaitLab } from '../support/wait/lab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());
afterEach(() => lab.acceptAll());

const base64 = (text: string) => Buffer.from(text).toString('base64');
const ENDED = { errors: [{ code: '90018', title: 'Call has already ended' }] };

describe('a call that has ended already (90018)', () => {
	const exits: Array<[string, string]> = [
		['answer', 'Call Ended'],
		['bridge', 'Call Ended'],
		['enqueue', 'Hung Up'],
		['gather', 'Hung Up'],
		['gatherUsingSpeak', 'Hung Up'],
		['gatherUsingAudio', 'Hung Up'],
		['gatherUsingAi', 'Call Ended'],
		['hangup', 'Call Ended'],
		['reject', 'Call Ended'],
		['recordMessage', 'Call Ended'],
		['refer', 'Failed'],
		['speak', 'Call Ended'],
		['startAiAssistant', 'Call Ended'],
		['startPlayback', 'Call Ended'],
		['transfer', 'Hung Up'],
	];
	it.each(exits)('%s: leaves at once by %s, alone', async (operation, exit) => {
		lab.answerWith(422, ENDED);
		const items = [{ ...IDS, client_state: base64('mine') }];
		const nodeSettings = { alwaysOutputData: true };
		const run = await lab.engine.runNode(lab.spec(operation, {}, { items, nodeSettings }));

		const left = await lab.left(run);
		expect(left.exit).toBe(exit);
		expect(left.item.json).toMatchObject({
			...IDS,
			client_state: base64('mine'),
			client_state_decoded: 'mine',
		});
		expect(left.item.pairedItem).toEqual({ item: 0 });
	});
});
