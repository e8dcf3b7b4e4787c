import type { CallerScript, Leg, Script } from '../../simulator';
import { post } from '../engine/lab';
import type { World } from './world';

/** What a person does while a command is under way. */
export type Act = (world: World, leg: Leg) => void | Promise<void>;

/** A command of the menu and what happens to it. */
export interface Case {
	operation: string;
	exit: string;
	caller: CallerScript;
	/** Done as soon as the command has had its effect. */
	act?: Act;
	/** Of the colleague, or of the desk. */
	other?: Script;
}

const hangUp: Act = ({ simulator }, leg) => simulator.hangUp(leg);

/** Every exit of every command of the menu. */
export const cases: readonly Case[] = [
	{ operation: 'speak', exit: 'Finished', caller: { presses: ['1'] } },
	{ operation: 'speak', exit: 'Call Ended', caller: { presses: ['1'], hangsUpDuring: 'speak' } },
	{ operation: 'startPlayback', exit: 'Finished', caller: { presses: ['2'] } },
	{
		operation: 'startPlayback',
		exit: 'Call Ended',
		caller: { presses: ['2'], hangsUpDuring: 'playback' },
	},
	{ operation: 'gather', exit: '1: Sales', caller: { presses: ['3', '1'] } },
	{ operation: 'gather', exit: 'Other Input', caller: { presses: ['3', '7'] } },
	{ operation: 'gather', exit: 'No Input', caller: { presses: ['3', null] } },
	{ operation: 'gather', exit: 'Invalid', caller: { presses: ['3', '5'] } },
	{ operation: 'gather', exit: 'Hung Up', caller: { presses: ['3', null] }, act: hangUp },
	{
		operation: 'recordMessage',
		exit: 'Recorded',
		caller: { presses: ['4'], hangsUpDuring: 'recording', hangsUpDuringMs: 6000 },
	},
	{
		operation: 'recordMessage',
		exit: 'No Message',
		caller: { presses: ['4'], hangsUpDuring: 'recording', hangsUpDuringMs: 500 },
	},
	{ operation: 'enqueue', exit: 'Too Long', caller: { presses: ['5'] } },
	{ operation: 'enqueue', exit: 'Hung Up', caller: { presses: ['5'] }, act: hangUp },
	{
		operation: 'enqueue',
		exit: 'Left',
		caller: { presses: ['5'] },
		act: async ({ simulator }, leg) =>
			await post(simulator, `/calls/${leg.call_control_id}/actions/leave_queue`),
	},
	{ operation: 'refer', exit: 'Completed', caller: { presses: ['6'] }, other: { does: 'answer' } },
	{ operation: 'refer', exit: 'Failed', caller: { presses: ['6'] }, other: { does: 'busy' } },
	{ operation: 'startAiAssistant', exit: 'Finished', caller: { presses: ['7'], talksForMs: 3000 } },
	{ operation: 'startAiAssistant', exit: 'Call Ended', caller: { presses: ['7'] }, act: hangUp },
	{ operation: 'gatherUsingAi', exit: 'Finished', caller: { presses: ['8'], tells: { age: 29 } } },
	{ operation: 'gatherUsingAi', exit: 'Invalid', caller: { presses: ['8'] } },
	{ operation: 'gatherUsingAi', exit: 'Call Ended', caller: { presses: ['8'] }, act: hangUp },
	{
		operation: 'transfer',
		exit: 'Connected',
		caller: { presses: ['9'] },
		other: { does: 'answer' },
	},
	{ operation: 'transfer', exit: 'Busy', caller: { presses: ['9'] }, other: { does: 'busy' } },
	{
		operation: 'transfer',
		exit: 'No Answer',
		caller: { presses: ['9'] },
		other: { does: 'noAnswer' },
	},
	{
		operation: 'transfer',
		exit: 'Rejected',
		caller: { presses: ['9'] },
		other: { does: 'reject' },
	},
	{
		operation: 'transfer',
		exit: 'Failed',
		caller: { presses: ['9'] },
		other: { does: 'unallocated' },
	},
	{
		operation: 'transfer',
		exit: 'Hung Up',
		caller: { presses: ['9'] },
		other: { does: 'noAnswer' },
		act: hangUp,
	},
];

/** Names of the commands on the wire, where they are not the operations' own. */
const WIRE: Readonly<Record<string, string>> = {
	startPlayback: 'playback_start',
	recordMessage: 'record_start',
	startAiAssistant: 'ai_assistant_start',
	gatherUsingAi: 'gather_using_ai',
};

/** Name of an operation's command on the wire. */
export function wireName(operation: string): string {
	return WIRE[operation] ?? operation;
}
