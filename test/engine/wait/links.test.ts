import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { IDS } from '../../support/engine/events';
import { exits } from '../../support/engine/exits';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';
import { linked, marksAndLink } from '../../support/engine/linked';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

const items = [{ ...IDS, name: 'the first' }];

describe('every exit', () => {
	const cases: Array<[string, INodeParameters, string, IDataObject, string]> = [
		['dial', {}, 'call.answered', {}, 'Answered'],
		['dial', {}, 'call.hangup', { hangup_cause: 'user_busy' }, 'Busy'],
		[
			'dial',
			{ options: { waitLimitMinutes: 1 } },
			'call.hangup',
			{ hangup_cause: 'timeout' },
			'No Answer',
		],
		['gather', { keys: { key: [{ digits: '1' }] } }, 'call.gather.ended', { digits: '1' }, '1'],
		['speak', {}, 'call.hangup', {}, 'Call Ended'],
		['transfer', {}, 'call.hangup', {}, 'Hung Up'],
	];
	it.each(cases)(
		'%s %j %s %j → %s: links to the item it came from, and fires alone',
		async (operation, parameters, type, payload, exit) => {
			const names = (await lab.outputs(lab.spec(operation, parameters))).map(String);
			const paused = await lab.pause(operation, parameters, {
				...marksAndLink(names),
				items,
				nodeSettings: { alwaysOutputData: true },
			});
			const { run } = await paused.send(type, payload);

			expect((await lab.left(run)).exit).toBe(exit);
			expect(names.filter((name) => run?.runData[name])).toEqual([exit]);
			expect(linked(lab.simulator)).toBe('the first');
		},
	);

	it.each(Object.keys(exits))('%s: the timer of n8n does the same', async (operation) => {
		const names = [...new Set([...exits[operation], 'Timed Out'])];
		const paused = await lab.pause(
			operation,
			{ options: { waitLimitMinutes: 1 } },
			{
				...marksAndLink(names),
				items,
				nodeSettings: { alwaysOutputData: true },
			},
		);
		const run = await lab.expire(paused.run);

		expect((await lab.left(run)).exit).toBe('Timed Out');
		expect(names.filter((name) => run.runData[name])).toEqual(['Timed Out']);
		expect(linked(lab.simulator)).toBe('the first');
	});
});
