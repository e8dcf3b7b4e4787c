import type { Operation } from '../../../definition/types';
import { gatherUsingAi } from './gatherUsingAi';
import { startAiAssistant } from './startAiAssistant';
import { stopAiAssistant } from './stopAiAssistant';

/** The operations about talks with an AI. */
export const aiOperations: readonly Operation[] = [
	gatherUsingAi,
	startAiAssistant,
	stopAiAssistant,
];
