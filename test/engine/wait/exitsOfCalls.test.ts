import type { INodeParameters } from 'n8n-workflow';
import { TARGET } from '../../support/engine/events';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';
import { table } from '../../support/engine/outcomeTable';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());
const here = () => lab;

const detecting = (mode: string, more: INodeParameters = {}): INodeParameters => ({
	options: { answeringMachineDetection: mode, ...more },
});

// Hangup causes: the type of `hangup_cause` in the `telnyx` package, all of them.
table(here, 'Dial', 'dial', {}, [
	['call.initiated', { direction: 'outgoing', state: 'bridging' }, undefined],
	['call.answered', {}, 'Answered'],
	['call.bridged', {}, undefined],
	['call.hangup', { hangup_cause: 'user_busy', sip_hangup_cause: '486' }, 'Busy'],
	['call.hangup', { hangup_cause: 'timeout' }, 'No Answer'],
	['call.hangup', { hangup_cause: 'no_answer' }, 'No Answer'],
	['call.hangup', { hangup_cause: 'originator_cancel' }, 'No Answer'],
	['call.hangup', { hangup_cause: 'call_rejected', sip_hangup_cause: '603' }, 'Rejected'],
	['call.hangup', { hangup_cause: 'not_found', sip_hangup_cause: '404' }, 'Failed'],
	['call.hangup', { hangup_cause: 'normal_clearing' }, 'Failed'],
	['call.hangup', { hangup_cause: 'time_limit' }, 'Failed'],
	['call.hangup', { hangup_cause: 'unspecified', sip_hangup_cause: '503' }, 'Failed'],
	['call.hangup', {}, 'Failed'],
	['call.cost', {}, undefined],
]);

// Modes and their events: Telnyx, "Answering machine detection".
for (const mode of ['detect', 'detect_beep', 'detect_words', 'greeting_end']) {
	const machine = mode === 'detect' ? 'Voicemail' : undefined;
	table(here, `Dial with the detection ${mode}`, 'dial', detecting(mode), [
		['call.answered', {}, undefined],
		['call.machine.detection.ended', { result: 'human' }, 'Answered'],
		['call.machine.detection.ended', { result: 'not_sure' }, 'Answered'],
		['call.machine.detection.ended', { result: 'machine' }, machine],
		['call.machine.greeting.ended', { result: 'beep_detected' }, 'Voicemail'],
		['call.machine.greeting.ended', { result: 'ended' }, 'Voicemail'],
		['call.machine.greeting.ended', { result: 'not_sure' }, 'Voicemail'],
		['call.hangup', { hangup_cause: 'user_busy' }, 'Busy'],
		['call.hangup', { hangup_cause: 'timeout' }, 'No Answer'],
	]);
}
table(
	here,
	'Dial that does not wait for the greeting',
	'dial',
	detecting('greeting_end', { voicemailExit: 'atOnce' }),
	[['call.machine.detection.ended', { result: 'machine' }, 'Voicemail']],
);
table(here, 'Dial with premium detection', 'dial', detecting('premium'), [
	['call.answered', {}, undefined],
	['call.machine.premium.detection.ended', { result: 'human_residence' }, 'Answered'],
	['call.machine.premium.detection.ended', { result: 'human_business' }, 'Answered'],
	['call.machine.premium.detection.ended', { result: 'not_sure' }, 'Answered'],
	['call.machine.premium.detection.ended', { result: 'machine' }, undefined],
	['call.machine.premium.detection.ended', { result: 'silence' }, 'Silence'],
	['call.machine.premium.detection.ended', { result: 'fax_detected' }, 'Fax'],
	['call.machine.premium.greeting.ended', { result: 'beep_detected' }, 'Voicemail'],
	['call.machine.premium.greeting.ended', { result: 'no_beep_detected' }, 'Voicemail'],
]);
// All phones ring for the same time, so the first one whose time is over speaks for all.
table(here, 'Dial to several phones', 'dial', { options: { ringAlso: ['+13125550009'] } }, [
	['call.hangup', { ...TARGET, hangup_cause: 'user_busy' }, undefined],
	['call.hangup', { hangup_cause: 'call_rejected' }, undefined],
	['call.hangup', { hangup_cause: 'originator_cancel' }, undefined],
	['call.hangup', { hangup_cause: 'timeout' }, 'No Answer'],
	['call.hangup', { hangup_cause: 'no_answer' }, 'No Answer'],
	['call.hangup', { ...TARGET, hangup_cause: 'timeout' }, 'No Answer'],
	['call.answered', { ...TARGET }, 'Answered'],
]);
table(here, 'Dial to a list of phones', 'dial', { to: '={{ ["+13125550001", "+13125550009"] }}' }, [
	['call.hangup', { hangup_cause: 'user_busy' }, undefined],
]);
const single: Array<[string, INodeParameters]> = [
	['a list of one phone', { to: '={{ ["+13125550001"] }}' }],
	['a phone and rows left blank', { options: { ringAlso: ['', ' '] } }],
];
for (const [what, parameters] of single) {
	table(here, `Dial to ${what}`, 'dial', parameters, [
		['call.hangup', { hangup_cause: 'user_busy' }, 'Busy'],
		['call.hangup', { hangup_cause: 'call_rejected' }, 'Rejected'],
		['call.hangup', { hangup_cause: 'not_found' }, 'Failed'],
	]);
}

table(here, 'Answer', 'answer', {}, [
	['call.answered', {}, 'Answered'],
	['call.hangup', { hangup_cause: 'originator_cancel' }, 'Call Ended'],
	['call.answered', { ...TARGET }, undefined],
]);

table(here, 'Transfer', 'transfer', {}, [
	['call.initiated', { ...TARGET, direction: 'outgoing' }, undefined],
	['call.answered', { ...TARGET }, 'Connected'],
	['call.answered', {}, undefined],
	['call.hangup', { ...TARGET, hangup_cause: 'originator_cancel' }, 'Hung Up'],
	['call.bridged', { ...TARGET }, undefined],
	['call.bridged', {}, undefined],
	['call.hangup', { ...TARGET, hangup_cause: 'user_busy' }, 'Busy'],
	['call.hangup', { ...TARGET, hangup_cause: 'timeout' }, 'No Answer'],
	['call.hangup', { ...TARGET, hangup_cause: 'no_answer' }, 'No Answer'],
	['call.hangup', { ...TARGET, hangup_cause: 'call_rejected' }, 'Rejected'],
	['call.hangup', { ...TARGET, hangup_cause: 'not_found' }, 'Failed'],
	['call.hangup', { hangup_cause: 'normal_clearing', hangup_source: 'caller' }, 'Hung Up'],
]);

table(here, 'Bridge', 'bridge', {}, [
	['call.bridged', {}, 'Bridged'],
	['call.bridged', { ...TARGET }, undefined],
	['call.hangup', { hangup_cause: 'normal_clearing' }, 'Call Ended'],
]);
