import { IDS } from '../../support/engine/events';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());
afterEach(() => lab.acceptAll());

const base64 = (text: string) => Buffer.from(text).toString('base64');
const ENDED = { errors: [{ code: '90018', title: 'Call has already ended' }] };

/** What Telnyx says of a call that ended longer ago is not documented. */
const gone: Array<[string, number, object]> = [
	['90018', 422, ENDED],
	['90015', 422, { errors: [{ code: '90015', title: 'Invalid Call Control ID' }] }],
	['404', 404, { errors: [{ code: '10005', title: 'Resource not found' }] }],
];

describe.each(gone)('a call that has ended already (%s)', (_code, status, body) => {
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
		lab.answerWith(status, body);
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

describe('an id that is of no call of this run', () => {
	it.each(gone.slice(1))('is refused as such (%s)', async (_code, status, body) => {
		lab.answerWith(status, body);
		const parameters = { callControlId: 'v3:typed-by-hand' };
		const { status: ended, error } = await lab.engine.runNode(lab.spec('speak', parameters));
		expect(ended).toBe('error');
		expect(error?.message).toMatch(/^Speak failed/);
	});

	it.each(gone)('counts as ended where it comes from another node (%s)', async (...row) => {
		const [, status, body] = row;
		lab.answerWith(status, body);
		const callControlId = "={{ $('Start').item.json.call_control_id }}";
		const items = [{ call_control_id: IDS.call_control_id }];
		const run = await lab.engine.runNode(lab.spec('speak', { callControlId }, { items }));
		expect((await lab.left(run)).exit).toBe('Call Ended');
	});

	it.each(gone.slice(1))('is refused where it is no id of a call (%s)', async (...row) => {
		const [, status, body] = row;
		lab.answerWith(status, body);
		const items = [{ call_control_id: IDS.call_session_id }];
		const { error } = await lab.engine.runNode(lab.spec('speak', {}, { items }));
		expect(error?.message).toMatch(/^Speak failed/);
	});

	it.each(gone)('a Hang Up that does not wait knows the end of its call (%s)', async (...row) => {
		const [, status, body] = row;
		lab.answerWith(status, body);
		const parameters = { waitForOutcome: false };
		const run = await lab.engine.runNode(lab.spec('hangup', parameters));
		expect(run.outputs).toMatchObject([[{ json: { ...IDS, call_already_ended: true } }]]);
	});
});
