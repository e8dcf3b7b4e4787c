import type { IDataObject } from 'n8n-workflow';
import { bodyOf, findings } from './command';

/**
 * What a person sets, and the parameters of Telnyx that must come of it. Names and values on the
 * right are those of the API reference; the types of the `telnyx` package check them once more.
 */
const CASES: ReadonlyArray<[operation: string, set: IDataObject, body: IDataObject]> = [
	[
		'speak',
		{
			payload: 'Hello',
			voice: ' AWS.Polly.Joanna-Neural ',
			language: 'en-GB-WLS',
			loop: 'Infinity',
			payloadType: 'ssml',
			serviceLevel: 'premium',
			stop: 'current',
			targetLegs: 'both',
			voiceSettings: '{ "type": "aws", "lexicon": "clinic" }',
			clientState: 'hi',
			commandId: 'c1',
		},
		{
			payload: 'Hello',
			voice: 'AWS.Polly.Joanna-Neural',
			language: 'en-GB-WLS',
			loop: 'infinity',
			payload_type: 'ssml',
			service_level: 'premium',
			stop: 'current',
			target_legs: 'both',
			voice_settings: { type: 'aws', lexicon: 'clinic' },
			client_state: 'aGk=',
			command_id: 'c1',
		},
	],
	[
		'startPlayback',
		{
			audioSource: 'playbackContent',
			audioUrl: 'https://example.com/left-over.mp3',
			playbackContent: 'data:audio/wav;base64,UklGRg ==\n',
			audioType: 'wav',
			cacheAudio: false,
			loop: 3,
			overlay: true,
			stop: 'all',
			targetLegs: 'opposite',
		},
		{
			playback_content: 'UklGRg==',
			audio_type: 'wav',
			cache_audio: false,
			loop: 3,
			overlay: true,
			stop: 'all',
			target_legs: 'opposite',
		},
	],
	[
		'startPlayback',
		{ audioUrl: 'https://example.com/a.mp3' },
		{ audio_url: 'https://example.com/a.mp3' },
	],
	['stopPlayback', { overlay: false, stop: 'current' }, { overlay: false, stop: 'current' }],
	[
		'gather',
		{
			maximumDigits: 4,
			minimumDigits: 4,
			validDigits: '1, 2, 3 *',
			terminatingDigit: 'none',
			timeoutMillis: 0,
			initialTimeoutMillis: 3000,
			interDigitTimeoutMillis: 120000,
			gatherId: 'main-menu',
		},
		{
			maximum_digits: 4,
			minimum_digits: 4,
			valid_digits: '123*',
			terminating_digit: '',
			timeout_millis: 0,
			initial_timeout_millis: 3000,
			inter_digit_timeout_millis: 120000,
			gather_id: 'main-menu',
		},
	],
	[
		'gatherUsingSpeak',
		{
			payload: 'Press 1',
			voice: 'female',
			language: 'en-US',
			serviceLevel: 'basic',
			invalidPayload: 'Sorry',
			maximumTries: 2,
			terminatingDigit: '*',
		},
		{
			payload: 'Press 1',
			voice: 'female',
			language: 'en-US',
			service_level: 'basic',
			invalid_payload: 'Sorry',
			maximum_tries: 2,
			terminating_digit: '*',
		},
	],
	[
		'gatherUsingAudio',
		{
			audioSource: 'mediaName',
			mediaName: 'menu.mp3',
			audioUrl: 'https://example.com/left-over.mp3',
			invalidMediaName: 'sorry.mp3',
		},
		{ media_name: 'menu.mp3', invalid_media_name: 'sorry.mp3' },
	],
	[
		'sendDtmf',
		{ digits: '1w2W3#', durationMillis: 100 },
		{ digits: '1w2W3#', duration_millis: 100 },
	],
	[
		'startRecording',
		{
			channels: 'dual',
			format: 'wav',
			playBeep: true,
			maxLength: 120,
			timeoutSecs: 5,
			recordingTrack: 'inbound',
			trim: true,
			customFileName: 'voicemail',
			recordingTranscription: {
				transcription: true,
				transcriptionEngine: 'A',
				transcriptionLanguage: 'auto_detect',
				transcriptionMinSpeakerCount: 1,
				transcriptionMaxSpeakerCount: 2,
				transcriptionProfanityFilter: false,
				transcriptionSpeakerDiarization: true,
			},
		},
		{
			channels: 'dual',
			format: 'wav',
			play_beep: true,
			max_length: 120,
			timeout_secs: 5,
			recording_track: 'inbound',
			trim: 'trim-silence',
			custom_file_name: 'voicemail',
			transcription: true,
			transcription_engine: 'A',
			transcription_language: 'auto_detect',
			transcription_min_speaker_count: 1,
			transcription_max_speaker_count: 2,
			transcription_profanity_filter: false,
			transcription_speaker_diarization: true,
		},
	],
	['stopRecording', { recordingId: 'r1' }, { recording_id: 'r1' }],
	['pauseRecording', { recordingId: 'r1' }, { recording_id: 'r1' }],
	['resumeRecording', { recordingId: 'r1' }, { recording_id: 'r1' }],
	[
		'enqueue',
		{ queueName: 'support', maxWaitTimeSecs: 60, maxSize: 10, keepAfterHangup: true },
		{ queue_name: 'support', max_wait_time_secs: 60, max_size: 10, keep_after_hangup: true },
	],
	['leaveQueue', {}, {}],
	['updateClientState', { clientState: { step: 2 } }, { client_state: 'eyJzdGVwIjoyfQ==' }],
	[
		'startTranscription',
		{
			transcriptionEngine: 'Deepgram',
			transcriptionTracks: 'both',
			transcriptionEngineConfig:
				'{ "transcription_engine": "deepgram/nova-3", "transcription_model": "deepgram/nova-3", "keyterms": ["n8n"] }',
		},
		{
			transcription_engine: 'Deepgram',
			transcription_tracks: 'both',
			transcription_engine_config: {
				transcription_engine: 'deepgram/nova-3',
				transcription_model: 'deepgram/nova-3',
				keyterms: ['n8n'],
			},
		},
	],
	['stopTranscription', {}, {}],
	['stopGather', {}, {}],
	['stopAiAssistant', {}, {}],
];

test.each(CASES)('%s sends what Telnyx names', (value, set, body) => {
	expect(bodyOf(value, set)).toEqual(body);
	expect(findings(value, body)).toEqual([]);
});
