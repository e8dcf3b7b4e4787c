import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Telnyx } from 'telnyx';
import { telnyxRequest } from '../../shared/api/telnyxRequest';

/** The account's AI assistants by name; the value is the id. Telnyx gives all of them at once. */
export async function searchAssistants(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { data } = await telnyxRequest.call<
		typeof this,
		Parameters<typeof telnyxRequest>,
		ReturnType<typeof telnyxRequest<Telnyx.AI.AssistantsList['data']>>
	>(this, { method: 'GET', path: '/ai/assistants', doing: 'Listing the AI assistants' });
	const wanted = (filter ?? '').trim().toLowerCase();
	return {
		results: (Array.isArray(data) ? data : [])
			.map(({ id, name }) => ({ name: name || id, value: id }))
			.filter(({ name }) => name.toLowerCase().includes(wanted)),
	};
}
