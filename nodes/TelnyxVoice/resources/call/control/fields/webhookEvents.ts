import type { VoiceEventType } from '../../../../shared/events/eventTypes';

/** Every voice event of Telnyx; one that is missing or misspelt does not compile. */
const EVENTS: Readonly<Record<VoiceEventType, true>> = {
	'call.ai_gather.ended': true,
	'call.ai_gather.message_history_updated': true,
	'call.ai_gather.partial_results': true,
	'call.answered': true,
	'call.bridged': true,
	'call.conversation.created': true,
	'call.conversation.ended': true,
	'call.conversation_insights.generated': true,
	'call.cost': true,
	'call.deepfake_detection.error': true,
	'call.deepfake_detection.result': true,
	'call.dequeued': true,
	'call.dtmf.received': true,
	'call.enqueued': true,
	'call.fork.started': true,
	'call.fork.stopped': true,
	'call.gather.ended': true,
	'call.hangup': true,
	'call.hold': true,
	'call.initiated': true,
	'call.machine.detection.ended': true,
	'call.machine.greeting.ended': true,
	'call.machine.premium.detection.ended': true,
	'call.machine.premium.greeting.ended': true,
	'call.payment.completed': true,
	'call.payment.progress': true,
	'call.playback.ended': true,
	'call.playback.started': true,
	'call.recording.error': true,
	'call.recording.saved': true,
	'call.recording.transcription.saved': true,
	'call.refer.completed': true,
	'call.refer.failed': true,
	'call.refer.started': true,
	'call.sip_info.received': true,
	'call.speak.ended': true,
	'call.speak.started': true,
	'call.transcription': true,
	'call.unhold': true,
	'conference.created': true,
	'conference.ended': true,
	'conference.floor.changed': true,
	'conference.participant.joined': true,
	'conference.participant.left': true,
	'conference.participant.playback.ended': true,
	'conference.participant.playback.started': true,
	'conference.participant.speak.ended': true,
	'conference.participant.speak.started': true,
	'conference.playback.ended': true,
	'conference.playback.started': true,
	'conference.recording.saved': true,
	'conference.speak.ended': true,
	'conference.speak.started': true,
	'siprec.failed': true,
	'siprec.started': true,
	'siprec.stopped': true,
	'streaming.failed': true,
	'streaming.started': true,
	'streaming.stopped': true,
};

/** The events as choices: `call.answered` is “Call Answered”. */
export const eventChoices = Object.keys(EVENTS)
	.map((value) => ({ name: value.split(/[._]/).map(titled).join(' '), value }))
	.sort((a, b) => a.name.localeCompare(b.name));

function titled(word: string): string {
	return /^(ai|dtmf|sip)$/.test(word) ? word.toUpperCase() : word[0].toUpperCase() + word.slice(1);
}
