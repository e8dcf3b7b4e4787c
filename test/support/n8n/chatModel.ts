/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Message {
	role: string;
	content?: unknown;
}

/** A language model that calls one tool, and then repeats what the tool said. */
export interface ChatModel {
	/** Base URL for n8n's OpenAI credential. */
	url: string;
	/** What tools have told the model, as text. */
	toolResults: string[];
	close(): Promise<void>;
}

/**
 * Starts a server that speaks OpenAI's Chat Completions API as far as n8n's AI Agent needs it.
 *
 * @param args arguments of the call to the first tool that is offered
 */
export async function startChatModel(args: object): Promise<ChatModel> {
	const toolResults: string[] = [];
	const answer = (messages: Message[], tools: Array<{ function: { name: string } }>) => {
		const result = messages.findLast(({ role }) => role === 'tool');
		if (!result) {
			const call = { name: tools[0]?.function.name, arguments: JSON.stringify(args) };
			return {
				message: {
					role: 'assistant',
					content: null,
					tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: call }],
				},
				finish_reason: 'tool_calls',
			};
		}
		const content =
			typeof result.content === 'string' ? result.content : JSON.stringify(result.content);
		toolResults.push(content);
		return { message: { role: 'assistant', content: `Tool: ${content}` }, finish_reason: 'stop' };
	};
	const server = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk: Buffer) => (text += chunk.toString()));
		request.on('end', () => {
			const { messages = [], tools = [], stream } = JSON.parse(text || '{}');
			const { message, finish_reason } = answer(messages, tools);
			const head = { id: 'chatcmpl-1', created: 1, model: 'test' };
			if (stream) {
				response.writeHead(200, { 'content-type': 'text/event-stream' });
				const chunk = { ...head, object: 'chat.completion.chunk' };
				const choices = [
					{ index: 0, delta: message, finish_reason: null },
					{ index: 0, delta: {}, finish_reason },
				];
				for (const choice of choices) {
					response.write(`data: ${JSON.stringify({ ...chunk, choices: [choice] })}\n\n`);
				}
				response.end('data: [DONE]\n\n');
				return;
			}
			response.writeHead(200, { 'content-type': 'application/json' });
			const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
			const choices = [{ index: 0, message, finish_reason }];
			response.end(JSON.stringify({ ...head, object: 'chat.completion', choices, usage }));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		toolResults,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
