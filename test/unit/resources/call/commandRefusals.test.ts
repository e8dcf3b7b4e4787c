import type { IDataObject } from 'n8n-workflow';
import { bodyOf, operation, refusal } from './command';

const SPEAK = { payload: 'Hello', voice: 'Telnyx.KokoroTTS.af' };
const RECORD = { channels: 'dual', format: 'mp3' };
const DIAL = { to: '+13125550001', from: '+13125550002' };
/** A group of settings that would do nothing, since its switch is not among them. */
const SWITCH = (name: string) => new RegExp(`does nothing without “${name}”`);

/** Values that Telnyx would refuse, or that mean something else than a person thinks. */
const REFUSED: ReadonlyArray<[operation: string, set: IDataObject, says: RegExp]> = [
	['speak', { ...SPEAK, payload: 'a'.repeat(5001) }, /^Text \| has 5001 characters.*3,000/],
	['speak', { ...SPEAK, payload: { text: 'Hello' } }, /^Text \| needs text/],
	['speak', { ...SPEAK, loop: '0' }, /^Repeat \| needs a whole number/],
	['speak', { ...SPEAK, serviceLevel: 'basic', payloadType: 'ssml' }, /Basic/],
	['speak', { ...SPEAK, serviceLevel: 'basic', language: 'de-DE' }, /Basic/],
	['speak', { ...SPEAK, voice: 'ElevenLabs.m.v' }, /“Voice Settings \(JSON\)”.*api_key_ref/],
	['speak', { ...SPEAK, voiceSettings: '{ "voice_speed": 2 }' }, /“type”.*elevenlabs/],
	['speak', { ...SPEAK, voiceSettings: '{ "type": "toString" }' }, /“type”/],
	['speak', { ...SPEAK, voiceSettings: { type: 'telnyx', speed: 2 } }, /unknown key “speed”/],
	['speak', { ...SPEAK, voiceSettings: { type: 'telnyx', voice_speed: '2' } }, /needs number/],
	['startPlayback', { audioSource: 'audioUrl', audioUrl: 'say:hello' }, /^Audio URL/],
	['startPlayback', { audioSource: 'playbackContent', playbackContent: 'a b!' }, /base64/],
	['startPlayback', { audioSource: 'mediaUrl' }, /^Audio Source/],
	['startPlayback', { audioUrl: 'https://example.com/a.mp3', loop: 101 }, /^Repeat .* 1 to 100/],
	['gather', { minimumDigits: 5, maximumDigits: 4 }, /Minimum Digits is larger/],
	['gather', { maximumDigits: 129 }, /^Maximum Digits .* 1 to 128/],
	['gather', { interDigitTimeoutMillis: 120001 }, /^Timeout Between Digits/],
	['gather', { validDigits: '12x' }, /^Valid Digits/],
	['gather', { terminatingDigit: '##' }, /^Terminating Digit/],
	['gather', { gatherId: 'a'.repeat(41) }, /^Gather ID/],
	['gatherUsingSpeak', { ...SPEAK, maximumTries: 0 }, /^Maximum Tries/],
	['gatherUsingSpeak', { ...SPEAK, minimumDigits: 2, maximumDigits: 1 }, /Minimum Digits/],
	['gatherUsingSpeak', { ...SPEAK, serviceLevel: 'basic', language: 'fr-FR' }, /Basic/],
	[
		'gatherUsingAudio',
		{ mediaName: 'a', invalidAudioUrl: 'https://example.com/a.mp3', invalidMediaName: 'b' },
		/exclude each other/,
	],
	['sendDtmf', { digits: '1-2' }, /^Digits/],
	['sendDtmf', { digits: '1', durationMillis: 501 }, /^Duration/],
	['startRecording', { ...RECORD, maxLength: 14401 }, /^Maximum Length/],
	[
		'startRecording',
		{
			...RECORD,
			recordingTranscription: { transcriptionMinSpeakerCount: 3, transcriptionMaxSpeakerCount: 2 },
		},
		/Minimum Speakers/,
	],
	['startRecording', { ...RECORD, recordingTranscription: {} }, SWITCH('Transcription')],
	[
		'recordMessage',
		{ recordingTranscription: { transcriptionEngine: 'B' } },
		SWITCH('Transcription'),
	],
	['dial', { ...DIAL, recording: {} }, SWITCH('Record From Answer')],
	['dial', { ...DIAL, recording: { recordFormat: 'wav' } }, SWITCH('Record From Answer')],
	['answer', { recording: { recordTrim: true, record: '' } }, SWITCH('Record From Answer')],
	['bridge', { recording: { recordFormat: 'wav' } }, SWITCH('Record From Answer')],
	['transfer', { to: DIAL.to, recording: { recordFormat: 'wav' } }, SWITCH('Record From Answer')],
	['startTranscription', { transcriptionEngineConfig: '{ "lang": "en" }' }, /unknown key “lang”/],
];

test.each(REFUSED)('%s refuses %j', (value, set, says) => {
	expect(refusal(value, set)).toMatch(says);
});

test('the option Recording records, unless somebody switches it off', () => {
	for (const value of ['answer', 'bridge', 'dial', 'transfer']) {
		const recording = operation(value).optional.find(({ name }) => name === 'recording');
		const added = { ...DIAL, recording: recording?.default as IDataObject };
		expect(bodyOf(value, added)).toMatchObject({ record: 'record-from-answer' });
		const off = { ...DIAL, recording: { record: false, recordFormat: 'wav' } };
		expect(bodyOf(value, off)).not.toHaveProperty('record');
	}
});

test('text between the two documented limits is left to Telnyx', () => {
	const payload = 'ä'.repeat(5000);
	expect(bodyOf('speak', { ...SPEAK, payload })).toMatchObject({ payload });
});

test('only commands whose purpose is an end take the end of the call as their result', () => {
	const results = ['leaveQueue', 'stopAiAssistant', 'stopGather', 'stopPlayback', 'stopRecording'];
	for (const value of [...results, 'stopTranscription']) {
		expect(operation(value).endedIsResult).toBe(true);
	}
	for (const value of ['speak', 'gather', 'pauseRecording', 'enqueue', 'updateClientState']) {
		expect(operation(value).endedIsResult).toBeUndefined();
	}
});

test('Update Client State is a PUT without a command id', () => {
	const { method, optional, required } = operation('updateClientState');
	expect(method).toBe('PUT');
	expect([...required, ...optional].map(({ name }) => name)).toEqual(['clientState']);
});
