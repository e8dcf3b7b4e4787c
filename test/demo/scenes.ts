import type { Leg } from '../simulator';
import { ACCOUNT_NUMBER, type World } from '../support/world';
import { accepted, colleagueOf, type Scene, type Step } from './scene';

const CALLER = '+13125550123';
/** The number in `workflows/answer-and-transfer.json`. */
export const COLLEAGUE = '+13125550199';

/** The caller's side as both scenes begin: from the ring to the transfer. */
function opening({ simulator }: World, caller: Leg): Step[] {
	const sent = (command: string) => simulator.count(command, caller.call_control_id) === 1;
	return [
		{ actor: 'phone', text: `${CALLER} calls ${ACCOUNT_NUMBER}`, seen: () => true },
		{
			actor: 'Telnyx',
			text: 'sends the signed event “Incoming Call”; n8n takes it (200)',
			seen: () => accepted(simulator, 'call.initiated', caller),
		},
		{ actor: 'workflow', text: 'answers the call', seen: () => sent('answer') },
		{
			actor: 'Telnyx',
			text: 'sends “Call Answered”',
			seen: () => accepted(simulator, 'call.answered', caller),
		},
		{
			actor: 'workflow',
			text: `transfers the caller to the colleague at ${COLLEAGUE}`,
			seen: () => sent('transfer'),
		},
		{
			actor: 'phone',
			text: 'the colleague’s phone rings',
			seen: () => colleagueOf(simulator, caller)?.to === COLLEAGUE,
		},
	];
}

const colleagueAnswers: Scene = {
	title: 'Scene 1: the colleague answers',
	async play(world) {
		const { simulator } = world;
		simulator.people.set(COLLEAGUE, { does: 'answer', afterMs: 4000 });
		const caller = await simulator.incomingCall({ from: CALLER, to: ACCOUNT_NUMBER });
		const colleague = () => colleagueOf(simulator, caller);
		return {
			caller,
			steps: [
				...opening(world, caller),
				{
					actor: 'phone',
					text: 'the colleague picks up',
					seen: () => colleague()?.answered_at,
				},
				{
					actor: 'Telnyx',
					text: 'connects the two; they talk',
					seen: () =>
						accepted(simulator, 'call.answered', colleague()) &&
						accepted(simulator, 'call.bridged', caller),
				},
				{
					actor: 'phone',
					text: 'the caller hangs up; the call is over on both sides',
					act: () => simulator.hangUp(caller),
					seen: () =>
						caller.ending?.cause === 'normal_clearing' &&
						colleague()?.ending?.cause === 'normal_clearing' &&
						accepted(simulator, 'call.hangup', caller) &&
						accepted(simulator, 'call.hangup', colleague()),
				},
				{
					actor: 'workflow',
					text: 'has nothing more to do',
					seen: () => simulator.count('hangup', caller.call_control_id) === 0,
				},
			],
		};
	},
};

const colleagueDoesNotAnswer: Scene = {
	title: 'Scene 2: the colleague does not answer',
	async play(world) {
		const { simulator } = world;
		simulator.people.set(COLLEAGUE, { does: 'noAnswer' });
		const caller = await simulator.incomingCall({ from: CALLER, to: ACCOUNT_NUMBER });
		const colleague = () => colleagueOf(simulator, caller);
		return {
			caller,
			steps: [
				...opening(world, caller),
				{
					actor: 'phone',
					text: 'nobody picks up for 20 seconds',
					seen: () => colleague()?.ending && !colleague()?.answered_at,
				},
				{
					actor: 'Telnyx',
					text: 'sends “Call Ended” for the colleague’s phone; the caller still waits',
					seen: () => accepted(simulator, 'call.hangup', colleague()),
				},
				{
					actor: 'workflow',
					text: 'hangs up the caller',
					seen: () => simulator.count('hangup', caller.call_control_id) === 1,
				},
				{
					actor: 'phone',
					text: 'the call is over',
					seen: () => caller.ending && accepted(simulator, 'call.hangup', caller),
				},
			],
		};
	},
};

/** The story of the demo. */
export const scenes: readonly Scene[] = [colleagueAnswers, colleagueDoesNotAnswer];
