import type { INodeTypeDescription } from 'n8n-workflow';

const BUTTON =
	'Click the button above, call your number, and the first event appears here in the editor.';
const LIVE_CALLS =
	'Testing never takes a call away from a published workflow. <br /> <br /> To test beside one, add one of the options of this node: <b>Test Application</b>, a second application with a number of its own, or <b>Test Callers</b>, your own phone number, whose calls come here while you wait for one.';

/** What the editor says beside the button that waits for a test event. */
export const triggerPanel = {
	header: 'Get an event from a real call',
	executionsHelp: {
		inactive: `<b>While you build</b>: ${BUTTON} <br /> <br /> <b>When you are done</b>, publish the workflow. With automatic setup, the calls of the chosen application then run it on their own; you find them in the executions list. <br /> <br /> ${LIVE_CALLS}`,
		active: `The calls of the chosen application run this workflow on their own; you find them in the <a data-key="executions">executions list</a>. <br /> <br /> ${LIVE_CALLS}`,
	},
	activationHint:
		'Once you publish the workflow, calls run it without this button. What the application was set to before comes back when you unpublish.',
} satisfies INodeTypeDescription['triggerPanel'];

/** n8n shows it before it has published, so it may not say that all went well. */
export const activationMessage =
	'As soon as “Published” stands at the top instead of “Publishing…”, your workflow gets the calls of the application chosen in the Telnyx Voice Trigger. With manual setup, the Production URL must stand in your application, too.';
