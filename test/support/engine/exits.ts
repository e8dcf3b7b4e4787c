/** Why nobody answered. */
export const ringing = ['Busy', 'No Answer', 'Rejected', 'Failed'];
/** Before the keys that a person names. */
export const keyed = ['Other Input', 'No Input', 'Invalid', 'Hung Up', 'Timed Out'];
/** By operation: the table of exits that the feature was asked for. */
export const exits: Record<string, string[]> = {
	answer: ['Answered', 'Call Ended'],
	bridge: ['Bridged', 'Call Ended', 'Timed Out', 'Other Left'],
	dial: ['Answered', ...ringing],
	enqueue: ['Bridged', 'Too Long', 'Left', 'Hung Up'],
	gather: keyed,
	gatherUsingAi: ['Finished', 'Invalid', 'Call Ended'],
	gatherUsingAudio: keyed,
	gatherUsingSpeak: keyed,
	hangup: ['Call Ended'],
	recordMessage: ['Recorded', 'No Message', 'Call Ended'],
	refer: ['Completed', 'Failed'],
	reject: ['Call Ended'],
	speak: ['Finished', 'Call Ended'],
	startAiAssistant: ['Finished', 'Call Ended'],
	startPlayback: ['Finished', 'Call Ended', 'Failed'],
	transfer: ['Connected', ...ringing, 'Hung Up'],
};
