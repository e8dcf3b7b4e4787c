import type { EventText, ListedEventType } from '../../../shared/events/eventTypes';

/** What is said, played, recorded, written down and streamed during a call. */
export const mediaEvents = {
	'call.ai_gather.ended': {
		name: 'AI Gather Ended',
		description: 'The AI has asked for everything it should; result holds the answers',
	},
	'call.ai_gather.message_history_updated': {
		name: 'AI Gather Message History Updated',
		description: 'A message was added to the talk between AI and caller',
	},
	'call.ai_gather.partial_results': {
		name: 'AI Gather Partial Results',
		description: 'The AI has got some of the answers so far',
	},
	'call.conversation_insights.generated': {
		name: 'AI Conversation Insights Generated',
		description: 'The analysis of a talk with an AI assistant is ready',
	},
	'call.conversation.created': {
		name: 'AI Conversation Created',
		description: 'A talk with an AI assistant begins; conversation_id is its id',
	},
	'call.conversation.ended': {
		name: 'AI Conversation Ended',
		description: 'A talk with an AI assistant is over',
	},
	'call.fork.started': {
		name: 'Media Fork Started',
		description: 'The audio of a call is being copied to another address',
	},
	'call.fork.stopped': {
		name: 'Media Fork Stopped',
		description: 'The audio of a call is no longer copied',
	},
	'call.playback.ended': {
		name: 'Audio Ended',
		description: 'An audio file has been played on a call; status says whether to its end',
	},
	'call.playback.started': {
		name: 'Audio Started',
		description: 'An audio file is being played on a call',
	},
	'call.recording.error': {
		name: 'Recording Failed',
		description: 'A recording could not be saved; reason says why',
	},
	'call.recording.saved': {
		name: 'Recording Saved',
		description: 'A recording is ready; its links in recording_urls work for ten minutes',
	},
	'call.recording.transcription.saved': {
		name: 'Recording Transcription Saved',
		description: 'The text of a recording is ready in transcription_text',
	},
	'call.speak.ended': {
		name: 'Speech Ended',
		description: 'A text has been spoken on a call; status says whether to its end',
	},
	'call.speak.started': {
		name: 'Speech Started',
		description: 'A text is being spoken on a call',
	},
	'call.transcription': {
		name: 'Live Transcription',
		description: 'A piece of what is being said on a call, as text in transcription_data',
	},
	'siprec.failed': {
		name: 'SIPREC Session Failed',
		description: 'Passing a call to a SIPREC recorder failed; failure_cause says why',
	},
	'siprec.started': {
		name: 'SIPREC Session Started',
		description: 'A call is being passed to a SIPREC recorder',
	},
	'siprec.stopped': {
		name: 'SIPREC Session Stopped',
		description: 'A call is no longer passed to a SIPREC recorder',
	},
	'streaming.failed': {
		name: 'Media Streaming Failed',
		description: 'Streaming a call to a WebSocket failed; failure_reason says why',
	},
	'streaming.started': {
		name: 'Media Streaming Started',
		description: 'A call is being streamed to a WebSocket',
	},
	'streaming.stopped': {
		name: 'Media Streaming Stopped',
		description: 'A call is no longer streamed to a WebSocket',
	},
} satisfies Partial<Record<ListedEventType, EventText>>;
