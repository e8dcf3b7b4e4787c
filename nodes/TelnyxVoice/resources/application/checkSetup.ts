import type { IDataObject } from 'n8n-workflow';
import { defineOperation } from '../../definition/defineOperation';
import type { Send } from '../../definition/types';
import { findings, gatherFacts, webhookOf, type Finding } from '../../shared/setup/setupCheck';

/** Looks at everything at once, and shows what is wrong above the node's output, too. */
const lookAtAll: Send = async function (request) {
	const { doing, itemIndex, parameters } = request;
	const id = String(parameters.connectionId).trim();
	const resumeUrl = String(this.evaluateExpression('{{ $execution.resumeUrl }}', itemIndex));
	const webhooksAt = URL.canParse(resumeUrl) ? new URL(resumeUrl).origin : '';
	const facts = await gatherFacts(this, id, { doing, itemIndex }, webhooksAt);
	const all = [...findings(facts), webhookOf(facts)];
	for (const { ok, message, advice } of all) {
		if (!ok) this.addExecutionHints({ message: `${message} ${advice}`, location: 'outputPane' });
	}
	const connection = { connection_id: id, application_name: facts.application.application_name };
	return all.map((finding): IDataObject => ({ ...finding, ...connection }));
};

export const checkSetup = defineOperation<object>()({
	resource: 'application',
	option: {
		name: 'Check Setup',
		value: 'checkSetup',
		action: 'Check the setup of an application',
		description: 'Find what would keep the calls of an application from working; changes nothing',
	},
	method: 'GET',
	path: '/call_control_applications/{connectionId}',
	required: [],
	optional: [],
	send: lookAtAll,
	sample: {
		check: 'phoneNumbers',
		ok: false,
		title: 'No phone number',
		message: 'No phone number rings this application, so no call can come in.',
		advice:
			'Choose one in the field Phone Numbers of the Telnyx Voice Trigger, or assign one in the Telnyx portal.',
		connection_id: '1293384261075731499',
		application_name: 'Appointment reminders',
	} satisfies Finding & { connection_id: string; application_name: string },
});
