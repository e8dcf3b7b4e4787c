import type Telnyx from 'telnyx';

type Voice = Telnyx.TextToSpeechListVoicesResponse.Voice;

/** A few voices of the providers the API reference names; the true list has thousands. */
const SOME: Voice[] = [
	['telnyx', 'Telnyx.KokoroTTS.af', 'Af', 'en-US', 'Female'],
	['telnyx', 'Telnyx.KokoroTTS.am', 'Am', 'en-US', 'Male'],
	['telnyx', 'Telnyx.Bayan.Ahmed', 'Ahmed', 'ar', 'Male'],
	['aws', 'AWS.Polly.Joanna', 'Joanna', 'en-US', 'Female'],
	['aws', 'AWS.Polly.Joanna-Neural', 'Joanna (Neural)', 'en-US', 'Female'],
	['aws', 'AWS.Polly.Vicki-Neural', 'Vicki (Neural)', 'de-DE', 'Female'],
	['azure', 'Azure.en-CA-ClaraNeural', 'Clara', 'en-CA', 'Female'],
	['azure', 'Azure.en-US-BrianMultilingualNeural', 'Brian', 'en-US', 'Male'],
].map(([provider, voice_id, name, language, gender]) => ({
	provider,
	voice_id,
	name,
	language,
	gender,
	hosted: provider === 'telnyx',
}));

/** Voices that GET /text-to-speech/voices lists. */
export class Voices {
	private readonly list = [...SOME];

	add(voice: Voice): void {
		this.list.push(voice);
	}

	/** Language of a voice, from the list or from its name (`Azure.en-CA-ClaraNeural`). */
	languageOf(voiceId = ''): string | undefined {
		const known = this.list.find((voice) => voice.voice_id === voiceId)?.language;
		return known ?? /\b[a-z]{2,3}-[A-Z]{2}\b/.exec(voiceId)?.[0];
	}

	/** Those of one provider, or all. */
	all(provider?: string): Voice[] {
		return this.list.filter((voice) => provider === undefined || voice.provider === provider);
	}
}
