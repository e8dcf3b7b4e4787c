import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { languageName } from '../../shared/values/languageName';
import { telnyxRequest } from '../../shared/api/telnyxRequest';

type Voice = Telnyx.TextToSpeechListVoicesResponse.Voice;

/** The list has thousands of voices; the editor asks for more when a person scrolls down. */
const PAGE_SIZE = 100;

/**
 * The voices that the account can use, those that run at Telnyx first; the value is the id.
 * Telnyx gives all of them at once and cannot search, so that both is done here.
 */
export async function searchVoices(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { data } = await telnyxRequest.call<
		typeof this,
		Parameters<typeof telnyxRequest>,
		ReturnType<typeof telnyxRequest<Voice[]>>
	>(this, {
		method: 'GET',
		path: '/text-to-speech/voices',
		doing: 'Listing the voices',
		dataKey: 'voices',
	});
	const wanted = wordsOf(filter ?? '');
	const found = (Array.isArray(data) ? data : [])
		.filter((voice) => voice.voice_id && matches(voice, wanted))
		.sort((a, b) => Number(b.hosted ?? false) - Number(a.hosted ?? false));
	const from = Number(paginationToken ?? 0);
	const next = from + PAGE_SIZE;
	return {
		results: found.slice(from, next).map((voice) => ({
			name: label(voice),
			value: String(voice.voice_id),
		})),
		paginationToken: next < found.length ? String(next) : undefined,
	};
}

/** Whether each wanted word begins a word of the voice: `male` must not find `female`. */
function matches(voice: Voice, wanted: readonly string[]): boolean {
	const words = wordsOf([label(voice), voice.voice_id, voice.language].join(' '));
	return wanted.every((start) => words.some((word) => word.startsWith(start)));
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** E.g. `Astra – English (United States), female, telnyx`. */
function label({ name, voice_id: id, language, gender, provider }: Voice): string {
	const about = [language && languageName(language), gender, provider].filter(Boolean).join(', ');
	return about ? `${name || id} – ${about}` : String(name || id);
}
