import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../../nodes/TelnyxVoice/definition/types';
import type { Leg } from '../../simulator';
import { idsOf, post, PROFILE_ID, type Lab } from './lab';
import { savedRecording } from './recording';

/** What an operation needs around it so that the simulator can perform it. */
export interface Stage {
	/** The item that reaches the node. */
	item: IDataObject;
	/** Parameters and samples that name things in the simulator. */
	samples: IDataObject;
}

/** The package as it was built, what n8n runs, less what fetches files instead of commanding. */
export function builtOperations(): readonly Operation[] {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const built = require('../../../dist/nodes/TelnyxVoice/resources') as {
		operations: readonly Operation[];
	};
	return built.operations.filter((operation) => !('sendItems' in operation));
}

export const titleOf = ({ resource, option }: Operation): string => `${resource}.${option.value}`;

/** Commands on a call that nobody has answered. */
const WHILE_RINGING = new Set(['answer', 'reject']);

/** What has to happen on the call before a command makes sense. */
const BEFORE: Readonly<Record<string, (lab: Lab, leg: Leg) => Promise<void>>> = {
	leaveQueue: async ({ simulator }, leg) =>
		await post(simulator, `/calls/${leg.call_control_id}/actions/enqueue`, {
			queue_name: 'support',
		}),
};

/** Brings the simulator into a state in which the operation has an effect. */
export async function stage(lab: Lab, operation: Operation): Promise<Stage> {
	const { value } = operation.option;
	const samples: IDataObject = {
		...lab.dialing,
		to: '+1 (312) 555-0001',
		outboundVoiceProfileId: PROFILE_ID,
	};
	if (operation.resource === 'phoneNumber') {
		const number = lab.simulator.numbers.all()[0];
		samples.phoneNumberId = { __rl: true, mode: 'list', value: String(number.id) };
		samples.digits = '312-555';
		return { item: {}, samples };
	}
	if (operation.resource === 'application') {
		const own = lab.simulator.applications.add({
			application_name: 'Clinic of this test',
			webhook_event_url: `${lab.simulator.origin}/nobody-listens`,
			outbound: { outbound_voice_profile_id: PROFILE_ID },
		});
		samples.connectionId = { __rl: true, mode: 'id', value: own.id };
		return { item: {}, samples };
	}
	if (value === 'downloadRecording') {
		const { id, leg } = await savedRecording(lab);
		return { item: { ...idsOf(leg), recording_id: id }, samples };
	}
	const leg = WHILE_RINGING.has(value) ? await lab.ringing() : await lab.answered();
	await BEFORE[value]?.(lab, leg);
	const other = await lab.answered();
	samples.callControlIdToBridgeWith = other.call_control_id;
	samples.linkTo = leg.call_control_id;
	samples.superviseCallControlId = leg.call_control_id;
	return { item: idsOf(leg), samples };
}
