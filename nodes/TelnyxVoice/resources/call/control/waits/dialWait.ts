import type { LocalField } from '../../../../definition/types';
import { DIAL_EVENTS, dialSettings, judgeDial } from '../../../../wait/outcomes/detection';
import { otherLeft, timedOut, unansweredExits } from '../../../../wait/outcomes/exits';
import { afterRinging } from '../../../../wait/outcomes/limits';
import type { WaitDefinition } from '../../../../wait/outcomes/types';

/** What can come of a call that is placed. */
export const dialWait: WaitDefinition = {
	byDefault: true,
	exits: [
		{ value: 'answered', name: 'Answered' },
		...unansweredExits,
		timedOut,
		{ value: 'voicemail', name: 'Voicemail', when: 'detection' },
		{ value: 'fax', name: 'Fax', when: 'detection' },
		{ value: 'silence', name: 'Silence', when: 'detection' },
		{ ...otherLeft, when: 'linked' },
	],
	events: DIAL_EVENTS,
	judge: judgeDial,
	settings: dialSettings,
	ended: 'failed',
	otherEnded: otherLeft.value,
	refused: 'failed',
	limit: afterRinging('no_answer'),
	webhookUrl: true,
	startsCall: true,
};

/** Options that only matter while Dial waits with answering machine detection. */
export const dialWaitOptions = [
	{
		displayName: 'Voicemail Output',
		name: 'voicemailExit',
		type: 'options',
		noDataExpression: true,
		default: 'afterGreeting',
		description: 'When the run continues after a machine has answered',
		options: [
			{
				name: 'After Its Greeting',
				value: 'afterGreeting',
				description:
					'So that a message can be left; where the chosen detection reports it. With “Detect and Wait for Beep”, a machine that never beeps keeps the run waiting until it hangs up.',
			},
			{ name: 'At Once', value: 'atOnce', description: 'Also for a machine that never beeps' },
		],
		local: true,
	},
] as const satisfies readonly LocalField[];
