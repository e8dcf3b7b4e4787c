import type { EventText, ListedEventType } from '../../../shared/events/eventTypes';

/** Conferences: the room, who is in it, and what is heard there. */
export const conferenceEvents = {
	'conference.created': {
		name: 'Conference Created',
		description: 'A conference began',
	},
	'conference.ended': {
		name: 'Conference Ended',
		description: 'A conference is over; reason says why',
	},
	'conference.floor.changed': {
		name: 'Conference Floor Changed',
		description: 'Another participant is speaking now',
	},
	'conference.participant.joined': {
		name: 'Conference Participant Joined',
		description: 'A caller entered a conference',
	},
	'conference.participant.left': {
		name: 'Conference Participant Left',
		description: 'A caller left a conference',
	},
	'conference.participant.playback.ended': {
		name: 'Conference Participant Audio Ended',
		description: 'An audio file has been played to one participant',
	},
	'conference.participant.playback.started': {
		name: 'Conference Participant Audio Started',
		description: 'An audio file is being played to one participant',
	},
	'conference.participant.speak.ended': {
		name: 'Conference Participant Speech Ended',
		description: 'A text has been spoken to one participant',
	},
	'conference.participant.speak.started': {
		name: 'Conference Participant Speech Started',
		description: 'A text is being spoken to one participant',
	},
	'conference.playback.ended': {
		name: 'Conference Audio Ended',
		description: 'An audio file has been played to a conference',
	},
	'conference.playback.started': {
		name: 'Conference Audio Started',
		description: 'An audio file is being played to a conference',
	},
	'conference.recording.saved': {
		name: 'Conference Recording Saved',
		description: 'The recording of a conference is ready; its links work for ten minutes',
	},
	'conference.speak.ended': {
		name: 'Conference Speech Ended',
		description: 'A text has been spoken to a conference',
	},
	'conference.speak.started': {
		name: 'Conference Speech Started',
		description: 'A text is being spoken to a conference',
	},
} satisfies Partial<Record<ListedEventType, EventText>>;
