import type { IDataObject } from 'n8n-workflow';
import { TARGET } from '../../support/engine/events';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

const REFUSED = { hangup_cause: 'call_rejected', sip_hangup_cause: '403' };

/** The second leg of a transfer is another call. */
const CASES: ReadonlyArray<[operation: string, of: IDataObject]> = [
	['dial', {}],
	['transfer', TARGET],
];

describe.each(CASES)('%s, refused by Telnyx with its hang-up', (operation, of) => {
	it.each([
		['D13', 'call_rejected', /^The country is not allowed \(D13\)\. .*allowed destinations/],
		['D38', 'call_rejected', /outbound voice profile \(D38\)/],
		['D5', 'user_busy', /at once \(D5\)/],
		['D53', 'unspecified', /same number/],
	])('leaves by Failed and says what to do: %s', async (error_code, hangup_cause, advice) => {
		const paused = await lab.pause(operation);
		const { run } = await paused.send('call.hangup', {
			...REFUSED,
			...of,
			hangup_cause,
			telnyx_error: { error_code },
		});
		const { exit, item } = await lab.left(run);
		expect(exit).toBe('Failed');
		expect(item.json).toMatchObject({ outcome: 'failed', telnyx_error: { error_code } });
		expect(item.json.advice).toMatch(advice);
	});

	it('keeps the words of a reason that is not known', async () => {
		const telnyx_error = { error_code: 'D99', detail: 'New rule' };
		const paused = await lab.pause(operation);
		const { run } = await paused.send('call.hangup', { ...REFUSED, ...of, telnyx_error });
		const { exit, item } = await lab.left(run);
		expect(exit).toBe('Failed');
		expect(item.json).toMatchObject({ telnyx_error });
		expect(item.json).not.toHaveProperty('advice');
	});

	it('is rejected where a person did it', async () => {
		const paused = await lab.pause(operation);
		const { run } = await paused.send('call.hangup', { ...REFUSED, ...of, telnyx_error: null });
		const { exit, item } = await lab.left(run);
		expect(exit).toBe('Rejected');
		expect(item.json).not.toHaveProperty('advice');
	});
});
