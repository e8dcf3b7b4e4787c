import type { EventText, ListedEventType } from '../../../shared/events/eventTypes';

/** The life of a call: from answer to hang-up, keys, queues, detection, referral. */
export const callEvents = {
	'call.answered': {
		name: 'Call Answered',
		description: 'A call was picked up, by us or by the person called',
	},
	'call.bridged': {
		name: 'Call Bridged',
		description: 'Two calls were connected with each other; comes once for each leg',
	},
	'call.cost': {
		name: 'Call Cost',
		description: 'What the call cost, if the application has call costs in webhooks switched on',
	},
	'call.deepfake_detection.error': {
		name: 'Deepfake Detection Failed',
		description: 'Telnyx could not check the voice for artificial speech',
	},
	'call.deepfake_detection.result': {
		name: 'Deepfake Detection Result',
		description: 'Whether the voice is real or artificial: result, score, consistency',
	},
	'call.dequeued': {
		name: 'Call Left Queue',
		description: 'A caller left a queue; reason says how',
	},
	'call.dtmf.received': {
		name: 'Key Pressed',
		description: 'A person pressed a key on the phone; digit holds it',
	},
	'call.enqueued': {
		name: 'Call Joined Queue',
		description: 'A caller was put in a queue; current_position says where',
	},
	'call.gather.ended': {
		name: 'Gather Ended',
		description: 'Collecting keys is over; digits and status hold the outcome',
	},
	'call.hangup': {
		name: 'Call Ended',
		description: 'A call is over or was never answered; hangup_cause says why',
	},
	'call.hold': {
		name: 'Call Put on Hold',
		description: 'A call was put on hold',
	},
	'call.machine.detection.ended': {
		name: 'Answering Machine Detection Ended',
		description: 'Human or machine; result holds the verdict',
	},
	'call.machine.greeting.ended': {
		name: 'Answering Machine Greeting Ended',
		description: 'The greeting of an answering machine is over: time to leave a message',
	},
	'call.machine.premium.detection.ended': {
		name: 'Premium Answering Machine Detection Ended',
		description: 'Human at home or at work, machine, silence or fax; result holds the verdict',
	},
	'call.machine.premium.greeting.ended': {
		name: 'Premium Answering Machine Greeting Ended',
		description: 'The greeting of an answering machine is over, with or without a beep',
	},
	'call.payment.completed': {
		name: 'Payment Completed',
		description: 'Taking a payment by phone has ended',
	},
	'call.payment.progress': {
		name: 'Payment Progress',
		description: 'A step of taking a payment by phone; payment_step says which',
	},
	'call.refer.completed': {
		name: 'SIP Refer Completed',
		description: 'The other side has taken over the referred call',
	},
	'call.refer.failed': {
		name: 'SIP Refer Failed',
		description: 'The other side refused the referral; sip_notify_response says why',
	},
	'call.refer.started': {
		name: 'SIP Refer Started',
		description: 'The other side works on the referral',
	},
	'call.sip_info.received': {
		name: 'SIP INFO Received',
		description: 'The other side sent a SIP INFO message',
	},
	'call.unhold': {
		name: 'Call Taken Off Hold',
		description: 'A call on hold goes on',
	},
} satisfies Partial<Record<ListedEventType, EventText>>;
