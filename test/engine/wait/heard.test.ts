import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { TARGET } from '../../support/engine/events';
import { afterEvents, type Heard } from '../../support/engine/heard';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());

const detecting = (mode: string, more: INodeParameters = {}): INodeParameters => ({
	options: { answeringMachineDetection: mode, ...more },
});
const answered: Heard = ['call.answered'];
const machine: Heard = ['call.machine.premium.detection.ended', { result: 'machine' }];
const plainMachine: Heard = ['call.machine.detection.ended', { result: 'machine' }];
const hungUp: Heard = [
	'call.hangup',
	{ hangup_cause: 'normal_clearing', sip_hangup_cause: '200', hangup_source: 'callee' },
];
const noMessage = { outcome: 'voicemail', call_ended: true, can_leave_message: false };
const gone = { outcome: 'answered', call_ended: true };
const several = { ringAlso: ['+13125550009'] };

describe('a call that is over before it is known who answered', () => {
	const cases: Array<[string, INodeParameters, Heard[], string, IDataObject]> = [
		['a mailbox', detecting('premium'), [answered, machine, hungUp], 'Voicemail', noMessage],
		...['detect_beep', 'detect_words', 'greeting_end'].map((mode): (typeof cases)[number] => [
			`a mailbox, with ${mode}`,
			detecting(mode),
			[answered, plainMachine, hungUp],
			'Voicemail',
			noMessage,
		]),
		[
			'a mailbox, whose answer arrives late',
			detecting('premium'),
			[machine, answered, hungUp],
			'Voicemail',
			noMessage,
		],
		['somebody', detecting('premium'), [answered, hungUp], 'Answered', gone],
		['somebody, with detect', detecting('detect'), [answered, hungUp], 'Answered', gone],
		[
			'somebody, by an end that says little',
			detecting('premium'),
			[answered, ['call.hangup', { hangup_cause: 'unspecified' }]],
			'Answered',
			gone,
		],
		['somebody, as only the hang-up tells', detecting('premium'), [hungUp], 'Answered', gone],
		['somebody, when the answer is not known yet', {}, [hungUp], 'Answered', gone],
		[
			'a mailbox, of several phones',
			detecting('premium', several),
			[
				['call.answered', TARGET],
				[machine[0], { ...TARGET, result: 'machine' }],
				['call.hangup', { hangup_cause: 'originator_cancel' }],
				['call.hangup', { ...TARGET, ...hungUp[1] }],
			],
			'Voicemail',
			{ ...noMessage, ...TARGET },
		],
		[
			'somebody, of several phones',
			detecting('premium', several),
			[
				['call.answered', TARGET],
				['call.hangup', { ...TARGET, hangup_cause: 'normal_clearing' }],
			],
			'Answered',
			{ ...gone, ...TARGET },
		],
	];
	it.each(cases)('%s: %j %j → %s', async (_, parameters, events, exit, fields) => {
		const left = await afterEvents(lab, 'dial', parameters, events);
		expect(left.exit).toBe(exit);
		expect(left.item.json).toMatchObject(fields);
	});

	// Telnyx's hang-up causes for calls that nobody answered; 503: a recorded call.
	it.each([
		[{ hangup_cause: 'normal_clearing', sip_hangup_cause: '503' }, 'Failed'],
		[{ hangup_cause: 'user_busy', sip_hangup_cause: '486' }, 'Busy'],
		[{ hangup_cause: 'timeout' }, 'No Answer'],
		[{ hangup_cause: 'call_rejected', sip_hangup_cause: '603' }, 'Rejected'],
	])('is not one that nobody answered: %j → %s', async (payload, exit) => {
		const left = await afterEvents(lab, 'dial', detecting('premium'), [['call.hangup', payload]]);
		expect(left.exit).toBe(exit);
		expect(left.item.json).not.toHaveProperty('call_ended');
	});

	it('is not told by the verdict about another phone', async () => {
		const left = await afterEvents(lab, 'dial', detecting('premium', several), [
			[machine[0], { ...TARGET, result: 'machine' }],
			answered,
			hungUp,
		]);
		expect(left.exit).toBe('Answered');
	});
});

const there: Array<[INodeParameters, Heard]> = [
	[detecting('premium'), ['call.machine.premium.greeting.ended', { result: 'beep_detected' }]],
	[detecting('greeting_end'), ['call.machine.greeting.ended', { result: 'ended' }]],
	[detecting('premium', { voicemailExit: 'atOnce' }), machine],
	[detecting('detect'), plainMachine],
];
it.each(there)('a machine that is there takes a message: %j %j', async (parameters, event) => {
	const left = await afterEvents(lab, 'dial', parameters, [answered, event]);
	expect(left.exit).toBe('Voicemail');
	expect(left.item.json).toMatchObject({ can_leave_message: true });
	expect(left.item.json).not.toHaveProperty('call_ended');
});

describe('keys that were pressed, and a gathering that ends without them', () => {
	const press = (digit: string, afterSecs?: number, more = {}): Heard => [
		'call.dtmf.received',
		{ digit, ...more },
		afterSecs,
	];
	const empty: Heard = ['call.gather.ended', { status: 'timeout', digits: '' }, 60];
	const cases: Array<[string, INodeParameters, Heard[], string, string | undefined]> = [
		['one key', {}, [press('1'), empty], '1: Sales', '1'],
		['no digits at all', {}, [press('1'), [empty[0], { status: 'timeout' }, 60]], '1: Sales', '1'],
		['two keys', {}, [press('1'), press('2'), empty], 'Other Input', '12'],
		[
			'in the order in which they were pressed',
			{},
			[press('2', 2), press('1', 1), empty],
			'Other Input',
			'12',
		],
		[
			'the key that ends the input',
			{},
			[press('1'), press('#'), press('2'), empty],
			'1: Sales',
			'1',
		],
		[
			'another key that ends it',
			{ terminatingDigit: '*' },
			[press('1'), press('*'), empty],
			'1: Sales',
			'1',
		],
		['only the key that ends it', {}, [press('#'), empty], 'No Input', ''],
		['a wrong key', { validDigits: '12' }, [press('9'), empty], 'Invalid', ''],
		['a wrong key before', { validDigits: '12' }, [press('9'), press('1'), empty], '1: Sales', '1'],
		['those of the last try', {}, [press('2', 1), press('1', 20), empty], '1: Sales', '1'],
		[
			'those of slow fingers',
			{ interDigitTimeoutMillis: 30000 },
			[press('2', 1), press('1', 20), empty],
			'Other Input',
			'21',
		],
		['of the other leg', {}, [press('1', 1, { ...TARGET }), empty], 'No Input', ''],
		['none', {}, [empty], 'No Input', ''],
		[
			'digits that Telnyx gives',
			{},
			[press('2'), ['call.gather.ended', { status: 'valid', digits: '1' }]],
			'1: Sales',
			'1',
		],
		[
			'a caller who hangs up',
			{},
			[press('1'), ['call.gather.ended', { status: 'call_hangup', digits: '' }]],
			'Hung Up',
			'',
		],
	];
	it.each(cases)('%s: %j %j → %s', async (_, options, events, exit, digits) => {
		const parameters = { keys: { key: [{ digits: '1', label: 'Sales' }] }, options };
		const left = await afterEvents(lab, 'gather', parameters, events);
		expect(left.exit).toBe(exit);
		expect(left.item.json.digits).toBe(digits);
	});
});
