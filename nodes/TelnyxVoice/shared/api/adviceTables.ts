const ACCOUNT_STATE =
	'Check the state of your account and of the API key in the Telnyx portal, under Account > API Keys.';
const VERIFY_ACCOUNT = 'Verify your account in the Telnyx portal, under Account > Verifications.';
const CHECK_FIELD = 'Check the named field of the node.';
const TOO_MANY_CALLS =
	'Too many calls are going on at once. Wait until one ends, or ask Telnyx to raise the limit.';
const NOT_LINKED =
	'Something that this needs is not there, e.g. an outbound voice profile. Check the ids under Options.';
const WRONG_SERVER =
	'Telnyx did not understand the request. Check the API Base URL in the credential, and update this package.';
const BUSY = 'Telnyx is still working on it. Wait a minute, then run the node again.';

/**
 * What to do about a Telnyx error code.
 * Source: Telnyx, "API error codes" (developers.telnyx.com/docs/overview/errors).
 */
export const CODES: Readonly<Record<string, string>> = {
	'10001': 'The number is not active. Check it in the Telnyx portal, under Numbers.',
	'10002': 'Check the number: it needs a plus sign and the country code.',
	'10003': 'Check the address: it must start with https:// or http://.',
	'10004': 'Fill in the field that Telnyx names.',
	'10005': 'It does not exist in this Telnyx account. Check the id, or choose it from the list.',
	'10006': 'Check the id, or choose it from the list.',
	'10007': 'It does not exist in this Telnyx account. Check the id, or choose it from the list.',
	'10009': 'Check the API key in the Telnyx Voice API credential. It starts with KEY.',
	'10010':
		'Telnyx does not allow it. Check the account and the application in the Telnyx portal, or ask Telnyx support.',
	'10011':
		'Encryption (SRTP, DTLS) works for SIP addresses only. Remove the option Media Encryption for phone numbers.',
	'10012': 'It exists already. Choose another name.',
	'10013': NOT_LINKED,
	'10015':
		'Check the named field. If it is the application: choose a Call Control Application that has a webhook URL.',
	'10016': 'Write phone numbers with the plus sign and the country code, e.g. +13125550001.',
	'10017': NOT_LINKED,
	'10021': 'It is still in use. Remove what uses it first.',
	'10023': WRONG_SERVER,
	'10024': WRONG_SERVER,
	'10025': 'The text has the wrong length. Shorten the named field.',
	'10026': CHECK_FIELD,
	'10027': CHECK_FIELD,
	'10028': 'A field has characters that Telnyx cannot read. Remove emoji and control characters.',
	'10029': WRONG_SERVER,
	'10030': WRONG_SERVER,
	'10031': 'Check the filters under Options. A name needs at least three characters.',
	'10032': 'Choose one of the values that Telnyx lists.',
	'10033': 'The number is too small or too large. Check the named field.',
	'10034': WRONG_SERVER,
	'10035': BUSY,
	'10036': BUSY,
	'10037': BUSY,
	'10038': 'Your account has reached a limit. Ask Telnyx to raise it.',
	'10039': 'Your account has reached a limit. Ask Telnyx to raise it.',
	'20001': ACCOUNT_STATE,
	'20002':
		'The API key was revoked. Make a new one in the Telnyx portal and put it into the credential.',
	'20006':
		'The API key has expired. Make a new one in the Telnyx portal and put it into the credential.',
	'20008': ACCOUNT_STATE,
	'20012': ACCOUNT_STATE,
	'20013': ACCOUNT_STATE,
	'20014': VERIFY_ACCOUNT,
	'20015': 'This feature is not switched on for your account. Ask Telnyx support.',
	'20016': VERIFY_ACCOUNT,
	'20017': VERIFY_ACCOUNT,
	'20100': 'Your Telnyx account has no money left. Add funds in the Telnyx portal, under Billing.',
	'90000': CHECK_FIELD,
	'90001': 'Choose one of the channels that Telnyx lists.',
	'90009': 'Set Repeat to a whole number from 1 to 100, or to “infinity”.',
	'90010': 'The text is too long or empty. Change the named field.',
	'90012':
		'Telnyx does not know this voice here. Choose one from the list, e.g. Telnyx.KokoroTTS.af.',
	'90013':
		'Telnyx does not know this language here. Choose another one, or a voice that needs none.',
	'90014': 'Use only the keys 0-9, A-D, * and #, and w or W for a pause.',
	'90015': 'Use the call_control_id of the call (it starts with v3:), not its leg or session id.',
	'90016': 'Stop takes “all” or “current”.',
	'90017': 'Write the client state as plain text or JSON: the node encodes it for you.',
	'90018': 'The call is over: somebody hung up, or it was never answered.',
	'90019': 'The conference is over. Start a new one, or take the call without it.',
	'90020': 'The call has no sound yet. Start the recording after the call was answered.',
	'90022': 'Set Minimum Digits to a whole number from 1 to 128.',
	'90023': CHECK_FIELD,
	'90024': 'Set Maximum Tries to a whole number from 1 to 128.',
	'90025': 'Set Timeout (Ms) to another whole number. How much is allowed depends on the command.',
	'90026': 'Set Timeout Between Digits (Ms) to a whole number from 1 to 120000.',
	'90027': CHECK_FIELD,
	'90028': CHECK_FIELD,
	'90029': 'Set the time limit between 30 and 14400 seconds.',
	'90030': CHECK_FIELD,
	'90032': 'The conference is full. Wait until somebody leaves, or use another one.',
	'90033': 'The conference has nobody in it, or its name is in use. Check its name.',
	'90034': 'The call is not answered yet. Answer it first, or wait for the event Call Answered.',
	'90035': 'The call does not wait in that queue. Check the name of the queue.',
	'90036': 'The queue is full. Try again later, or make it larger.',
	'90037': 'The size of a queue that exists stays as it is. Remove the option Maximum Size.',
	'90038': 'The call waits in a queue already. It leaves it by Bridge, Leave Queue or hanging up.',
	'90040': 'Telnyx could not load the sound. Check that anybody can open the address of the file.',
	'90041': TOO_MANY_CALLS,
	'90042': TOO_MANY_CALLS,
	'90043': TOO_MANY_CALLS,
	'90044': 'The call is in that conference already.',
	'90045': 'This does not work while the sound of the call is streamed. Stop the streaming first.',
	'90046': 'The streaming did not start. Check the Stream URL and the server behind it.',
	'90048': 'The sound of this call is not streamed, so there is nothing to stop.',
	'90053': 'Stop After Silence and transcription exclude each other. Remove one of them.',
	'90054':
		'This call is transcribed already. Remove the second transcription, or stop the first one.',
	'90055': CHECK_FIELD,
	'90056': CHECK_FIELD,
	'90057': 'Check the event names of the option Webhook URLs by Event, e.g. call.answered.',
	'90058': CHECK_FIELD,
	'90059': 'Choose one of the tracks that Telnyx lists.',
	'90061': 'An AI assistant is on this call already. Stop it first.',
	'90102': 'Only incoming calls are answered. Calls that you dial are answered by the other side.',
};
