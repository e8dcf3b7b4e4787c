import type { IWebhookFunctions } from 'n8n-workflow';
import { body } from './refusals';
import { account, sign } from '../../../support/signing/webhooks';

/** Stands in the credential, and must stand nowhere else. */
export const secret = `KEY${'S3CRET'.repeat(6)}`;

/** What was sent through the response object. */
export interface Answer {
	status?: number;
	type?: string;
	text?: string;
}

/** A context of n8n and what came out of it. */
export interface Fake {
	context: IWebhookFunctions;
	answer: Answer;
	warnings: string[];
	/** What n8n does after `webhook()`: answers Telnyx, or notices that it has hung up. */
	end(status: number): void;
	close(): void;
}

/** What differs from the usual. */
export interface Given {
	request?: unknown;
	credential?: () => unknown;
	parameters?: Record<string, unknown>;
	/** The node and workflow; each fake is its own unless told. */
	workflowId?: string;
	overrides?: Record<string, unknown>;
}

/** A webhook as n8n hands it over. */
export const genuine = { headers: sign(body), rawBody: Buffer.from(body), body: JSON.parse(body) };

let fakes = 0;

/** What n8n gives a trigger, as far as ours asks for it. */
export function fake({
	request = genuine,
	credential,
	parameters = {},
	workflowId = `fake ${++fakes}`,
	overrides = {},
}: Given = {}): Fake {
	const answer: Answer = {};
	const warnings: string[] = [];
	const note = (part: Answer): unknown => {
		Object.assign(answer, part);
		return response;
	};
	const listeners: Array<() => void> = [];
	const response = {
		headersSent: false,
		writableEnded: false,
		statusCode: 200,
		once: (_: 'close', listener: () => void) => listeners.push(listener),
		status: (status: number) => note({ status }),
		type: (type: string) => note({ type }),
		send: (text: string) => {
			end(answer.status ?? 200);
			return note({ text });
		},
	};
	const close = () => listeners.splice(0).forEach((listener) => listener());
	const end = (statusCode: number) => Object.assign(response, { statusCode, writableEnded: true });
	const values: Record<string, unknown> = { events: ['incomingCall'], options: {}, ...parameters };
	const context = {
		getRequestObject: () => request,
		getResponseObject: () => response,
		getCredentials: async () =>
			credential ? credential() : { publicKey: account.publicKey, apiKey: secret },
		getNodeParameter: (name: string, fallback: unknown) => values[name] ?? fallback,
		getMode: () => 'webhook',
		evaluateExpression: () => 'https://n8n.example.com/webhook-waiting/__UNKNOWN__',
		getNode: () => ({ id: 'trigger' }),
		getWorkflow: () => ({ id: workflowId }),
		logger: { debug: () => undefined, warn: (line: string) => warnings.push(line) },
		...overrides,
	};
	return { context: context as unknown as IWebhookFunctions, answer, warnings, end, close };
}
