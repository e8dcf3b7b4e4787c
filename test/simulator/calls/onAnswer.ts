import type Telnyx from 'telnyx';
import type { World } from '../world';
import { assistantConversation } from './assistant';
import type { Leg } from './leg';
import { LiveTranscription } from './transcription';

/** What Dial and Answer may begin with the answer. */
type Body = Pick<
	Telnyx.Calls.ActionAnswerParams,
	'assistant' | 'transcription' | 'transcription_config'
>;

/** Transcription and an AI assistant that begin when the line opens. */
export function startOnAnswer(world: World, leg: Leg, body: Body): void {
	const { assistant, transcription, transcription_config: config = {} } = body;
	leg.answerListeners.add(() => {
		if (transcription && !LiveTranscription.on(leg)) {
			new LiveTranscription(world, leg, config).start();
		}
		if (assistant) assistantConversation(world, leg, { assistant }).start();
	});
}
