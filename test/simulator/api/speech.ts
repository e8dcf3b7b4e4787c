import type Telnyx from 'telnyx';
import { readQuery, type ListQuery } from './paging';
import type { Route } from './route';

type Query = ListQuery & Telnyx.TextToSpeechListVoicesParams;

/** Voices and AI assistants, which both come in one piece, without pages. */
export const speechRoutes: Route[] = [
	{
		method: 'GET',
		url: '/text-to-speech/voices',
		handle({ world, query: raw }) {
			const { provider } = readQuery('voice_list', raw, []) as Query;
			return { body: { voices: world.voices.all(provider) } };
		},
	},
	{
		method: 'GET',
		url: '/ai/assistants',
		handle: ({ world }) => ({ body: { data: world.assistants.all() } }),
	},
];
