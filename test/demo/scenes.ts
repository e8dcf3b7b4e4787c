/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { setTimeout as sleep } from 'node:timers/promises';

import type { CallerScript, Leg } from '../simulator';
import { ACCOUNT_NUMBER, type World } from '../support/n8n/world';
import { accepted, colleagueOf, type Scene, type Step } from './scene';

/** Phone time passes this much faster, so that 20 seconds of ringing do not bore. */
export const SPEED = 5;

export const CALLER = '+13125550123';
/** The numbers in `workflows/phone-menu.json`. */
export const SALES = '+13125550101';
export const SUPPORT = '+13125550102';
const MESSAGE_SECS = 4;

const toTheMenu = [
	{ node: 'Incoming call' },
	{ node: 'Closed now?' },
	{ node: 'Answer', exit: 'Answered' },
];

async function callIn({ simulator }: World, caller: CallerScript): Promise<Leg> {
	return await simulator.incomingCall({ from: CALLER, to: ACCOUNT_NUMBER, caller });
}

/** The caller's side as both scenes begin: from the ring to the menu. */
function opening({ simulator }: World, caller: Leg): Step[] {
	const sent = (command: string) => simulator.count(command, caller.call_control_id) === 1;
	return [
		{ actor: 'phone', text: `${CALLER} calls ${ACCOUNT_NUMBER}`, seen: () => true },
		{
			actor: 'Telnyx',
			text: 'sends the signed event “Incoming Call”; n8n takes it and starts a run',
			seen: () => accepted(simulator, 'call.initiated', caller),
		},
		{
			actor: 'workflow',
			text: 'it is not closed now: answers the call',
			seen: () => sent('answer'),
		},
		{
			actor: 'Telnyx',
			text: 'sends “Call Answered” to the waiting run',
			seen: () => accepted(simulator, 'call.answered', caller),
		},
		{
			actor: 'workflow',
			text: 'output “Answered”: reads out “For sales, press 1. For support, press 2.” and waits',
			seen: () => sent('gather_using_speak'),
		},
	];
}

/** A key, and the transfer that follows from it. */
function pressed({ simulator }: World, caller: Leg, key: string, exit: string, to: string): Step[] {
	return [
		{
			actor: 'phone',
			text: `the caller presses ${key}`,
			seen: () => accepted(simulator, 'call.gather.ended', caller, { digits: key }),
		},
		{
			actor: 'workflow',
			text: `output “${exit}”: transfers the caller to ${to}, and waits`,
			seen: () => simulator.count('transfer', caller.call_control_id) === 1,
		},
		{
			actor: 'phone',
			text: `${to} rings`,
			seen: () => colleagueOf(simulator, caller)?.to === to,
		},
	];
}

const salesAnswers: Scene = {
	title: 'Scene 1: the caller presses 1, and sales picks up',
	way: [
		...toTheMenu,
		{ node: 'Menu', exit: '1: Sales' },
		{ node: 'Transfer to sales', exit: 'Connected' },
	],
	async play(world) {
		const { simulator } = world;
		simulator.people.set(SALES, { does: 'answer', afterMs: 4000 });
		const caller = await callIn(world, { presses: ['1'] });
		const colleague = () => colleagueOf(simulator, caller);
		return {
			caller,
			steps: [
				...opening(world, caller),
				...pressed(world, caller, '1', '1: Sales', SALES),
				{ actor: 'phone', text: 'sales picks up', seen: () => colleague()?.answered_at },
				{
					actor: 'Telnyx',
					text: 'connects the two, and tells the waiting run',
					seen: () =>
						accepted(simulator, 'call.answered', colleague()) &&
						accepted(simulator, 'call.bridged', caller),
				},
				{
					actor: 'workflow',
					text: 'output “Connected”: the run is over, the two go on talking',
					seen: () => caller.isAlive && colleague()?.isAlive,
					endsRun: true,
				},
				{
					actor: 'phone',
					text: 'the caller hangs up; the call is over on both sides',
					act: () => simulator.hangUp(caller),
					seen: () =>
						accepted(simulator, 'call.hangup', caller) &&
						accepted(simulator, 'call.hangup', colleague()),
				},
			],
		};
	},
};

const nobodyAnswers: Scene = {
	title: 'Scene 2: a wrong key, then 2, and nobody picks up: the caller leaves a message',
	way: [
		...toTheMenu,
		{ node: 'Menu', exit: '2: Support' },
		{ node: 'Transfer to support', exit: 'No Answer' },
		{ node: 'Ask for a message', exit: 'Finished' },
		{ node: 'Record message', exit: 'Recorded' },
		{ node: 'Message received' },
		{ node: 'Hang up' },
	],
	async play(world) {
		const { simulator } = world;
		simulator.people.set(SUPPORT, { does: 'noAnswer' });
		const caller = await callIn(world, { presses: [['9', '2']] });
		const sent = (command: string) => simulator.count(command, caller.call_control_id) === 1;
		const wrongKey: Step = {
			actor: 'phone',
			text: 'the caller presses 9, which has no meaning; the menu is read out once more',
			seen: () => accepted(simulator, 'call.dtmf.received', caller, { digit: '9' }),
		};
		return {
			caller,
			steps: [
				...[...opening(world, caller), wrongKey],
				...pressed(world, caller, '2', '2: Support', SUPPORT),
				{
					actor: 'phone',
					text: 'nobody picks up for 20 seconds',
					seen: () => accepted(simulator, 'call.hangup', colleagueOf(simulator, caller)),
				},
				{
					actor: 'workflow',
					text: 'output “No Answer”: asks for a message',
					seen: () => sent('speak'),
				},
				{
					actor: 'workflow',
					text: 'output “Finished”: records what the caller says',
					seen: () => sent('record_start'),
				},
				{
					actor: 'phone',
					text: `the caller talks for ${MESSAGE_SECS} seconds, and presses #`,
					act: async () => {
						await sleep((MESSAGE_SECS * 1000) / SPEED);
						simulator.press(caller, '#');
					},
					seen: () => accepted(simulator, 'call.dtmf.received', caller, { digit: '#' }),
				},
				{ actor: 'workflow', text: 'stops the recording', seen: () => sent('record_stop') },
				{
					actor: 'Telnyx',
					text: 'sends “Recording Saved” with the link to the file',
					seen: () => accepted(simulator, 'call.recording.saved', caller),
				},
				{
					actor: 'workflow',
					text: 'output “Recorded”: notes who called and the link, and hangs up',
					seen: () => sent('hangup'),
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
export const scenes: readonly Scene[] = [salesAnswers, nobodyAnswers];
