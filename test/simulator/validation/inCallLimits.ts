import { atMost, between, like, oneOf, type Limit, type Test } from './checks';
import type { RequestName } from '../schema/requests';

const SPOKEN: RequestName[] = ['speak', 'gather_using_speak'];
const PROMPTED: RequestName[] = ['gather_using_speak', 'gather_using_audio'];
const GATHERS: RequestName[] = ['gather', ...PROMPTED];
const PLAYED: RequestName[] = ['playback_start', 'gather_using_audio'];

/** The providers of the reference; a provider alone stands for its default voice. */
const VOICE =
	/^(AWS|Polly|Azure|ElevenLabs|Telnyx|Minimax|Resemble|Inworld|FishAudio|Soniox|xAI|Humain)(\.\S+)*$/i;

const stopValue = oneOf('current', 'all');
const keys = like(/^[0-9A-D*#]+$/, 'made of 0-9, A-D, * and #');
const loop: Test = (value) => {
	const isCount = Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= 100;
	return isCount || value === 'infinity' ? undefined : "must be 1 to 100, or 'infinity'";
};
/** Pseudo URLs such as `say:` are refused (users report it). */
const url = like(/^https?:\/\/\S+$/i, 'an http(s) URL');
const notNegative = between(0, Number.MAX_SAFE_INTEGER);

/**
 * Limits of commands on a call. Sources: the type texts of the `telnyx` package and Telnyx's list of
 * API error codes; a code of 100xx where that list has none.
 */
export const IN_CALL_LIMITS: Limit[] = [
	{ path: 'loop', code: '90009', test: loop },
	{ path: 'stop', code: '90016', test: stopValue },
	{
		path: 'voice',
		on: SPOKEN,
		code: '90012',
		test: like(
			new RegExp(`^(male|female)$|${VOICE.source}`, 'i'),
			'<Provider>.<Model>.<VoiceId>, male or female',
		),
	},
	{
		path: 'voice',
		on: ['gather_using_ai'],
		code: '90012',
		test: like(VOICE, '<Provider>.<Model>.<VoiceId>'),
	},
	{
		path: 'target_legs',
		on: ['playback_start'],
		code: '10032',
		test: oneOf('self', 'opposite', 'both'),
	},
	{ path: 'audio_url', on: PLAYED, code: '10015', test: url },
	{ path: 'invalid_audio_url', code: '10015', test: url },
	{ path: 'minimum_digits', on: GATHERS, code: '90022', test: between(1, 128) },
	{ path: 'maximum_digits', on: GATHERS, code: '10033', test: between(1, 128) },
	{ path: 'maximum_tries', on: PROMPTED, code: '90024', test: between(1, 128) },
	{ path: 'timeout_millis', on: GATHERS, code: '90025', test: notNegative },
	{ path: 'initial_timeout_millis', on: GATHERS, code: '10033', test: notNegative },
	{ path: 'inter_digit_timeout_millis', on: GATHERS, code: '90026', test: between(1, 120_000) },
	{ path: 'terminating_digit', on: GATHERS, code: '10015', test: like(/^[0-9A-D*#]?$/, 'one key') },
	{ path: 'valid_digits', on: GATHERS, code: '10015', test: keys },
	{ path: 'gather_id', code: '10025', test: like(/^.{1,40}$/s, '1 to 40 characters') },
	{ path: 'digits', on: ['send_dtmf'], code: '90014', test: like(/^[0-9A-DwW*#]+$/, '0-9A-DwW*#') },
	{ path: 'duration_millis', on: ['send_dtmf'], code: '10033', test: between(100, 500) },
	{ path: 'max_length', on: ['record_start'], code: '10033', test: between(0, 14_400) },
	{ path: 'timeout_secs', on: ['record_start'], code: '10033', test: notNegative },
	{ path: 'custom_file_name', code: '10025', test: like(/^.{1,40}$/s, '1 to 40 characters') },
	{
		path: 'transcription_tracks',
		code: '90059',
		test: oneOf('inbound', 'outbound', 'both'),
	},
	{ path: 'greeting', code: '10025', test: atMost(3000) },
];
