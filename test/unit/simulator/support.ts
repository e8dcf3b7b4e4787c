/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test, which runs beside n8n */
import {
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import Telnyx from 'telnyx';
import {
	startSimulator,
	type CallerScript,
	type Simulator,
	type SimulatorOptions,
} from '../../simulator';

/** A busy machine is no reason to fail. */
jest.setTimeout(60_000);
const PATIENCE_MS = 30_000;

/** A webhook as its receiver saw it. */
export interface Received {
	body: string;
	headers: IncomingHttpHeaders;
	url: string;
	method: string;
}

type Answer = (response: ServerResponse, count: number, request: IncomingMessage) => void;

/** A webhook receiver on a free port. */
export interface Receiver {
	url: string;
	received: Received[];
	/** What the receiver answers; `count` starts at 1. Default: 200. */
	answer: Answer;
	close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
	const receiver: Receiver = {
		url: '',
		received: [],
		answer: (response) => response.end(),
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			receiver.received.push({
				body: Buffer.concat(chunks).toString('utf8'),
				headers: request.headers,
				url: request.url ?? '',
				method: request.method ?? '',
			});
			receiver.answer(response, receiver.received.length, request);
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return receiver;
}

/** A simulator with one application, two numbers, a receiver and the official client. */
export interface Bench {
	sim: Simulator;
	receiver: Receiver;
	client: Telnyx;
	connectionId: string;
	/** The application's own number. */
	own: string;
	/** `event_type` of the deliveries so far, as delivered, of one leg or of all. */
	events(callControlId?: string): string[];
	/** The same in the order of `occurred_at`, once there are `count` of them. */
	story(count: number, callControlId?: string): Promise<string[]>;
	/** Waits for an event (of one leg) and returns its payload. */
	event(type: string, callControlId?: string): Promise<Record<string, unknown>>;
	/** Dials and returns the new leg's `call_control_id`. */
	dial(to: string, more?: Partial<Telnyx.Calls.CallDialParams>): Promise<string>;
	/** An incoming call that was answered. */
	answered(caller?: CallerScript): Promise<string>;
	close(): Promise<void>;
}

export async function startBench(options: SimulatorOptions = {}): Promise<Bench> {
	const sim = await startSimulator({ speed: 100, ...options });
	const receiver = await startReceiver();
	const client = new Telnyx({
		apiKey: sim.apiKey,
		baseURL: sim.baseUrl,
		publicKey: sim.publicKey,
		maxRetries: 0,
	});
	const application = sim.applications.add({
		application_name: 'Front desk',
		webhook_event_url: `${receiver.url}/hook`,
	});
	const own = '+15550000001';
	sim.numbers.add({ phone_number: own, connection_id: application.id });
	const of = (callControlId?: string): typeof sim.deliveries =>
		sim.deliveries.filter(
			({ event: { data } }) =>
				callControlId === undefined || data.payload.call_control_id === callControlId,
		);
	const bench: Bench = {
		sim,
		receiver,
		client,
		connectionId: application.id,
		own,
		events: (id) => of(id).map(({ event }) => event.data.event_type),
		story: async (count, id) => {
			const all = await sim.waitFor(() => of(id).length >= count && of(id), {
				what: `${count} deliveries`,
				timeoutMs: PATIENCE_MS,
			});
			return all
				.map(({ event }) => event.data)
				.sort((one, other) => (one.occurred_at < other.occurred_at ? -1 : 1))
				.map((data) => data.event_type);
		},
		event: async (type, id) =>
			await sim.waitFor(
				() => of(id).find(({ event }) => event.data.event_type === type)?.event.data.payload,
				{ what: `${type} of ${id ?? 'any call'}`, timeoutMs: PATIENCE_MS },
			),
		dial: async (to, more = {}) => {
			const { data } = await client.calls.dial({
				connection_id: application.id,
				from: own,
				to,
				...more,
			});
			return data?.call_control_id ?? '';
		},
		answered: async (caller) => {
			const leg = await sim.incomingCall({ from: '+15550109999', to: own, caller });
			await client.calls.actions.answer(leg.call_control_id, {});
			await bench.event('call.answered', leg.call_control_id);
			return leg.call_control_id;
		},
		close: async () => {
			await sim.close();
			await receiver.close();
		},
	};
	return bench;
}

/** Waits for `count` deliveries and lets the official client judge each as it was received. */
export async function unwrapAll({ client, receiver, sim }: Bench, count: number): Promise<void> {
	await sim.waitFor(() => sim.deliveries.length === count, {
		what: `${count} deliveries`,
		timeoutMs: PATIENCE_MS,
	});
	for (const { body, headers } of receiver.received) {
		const plain = Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name, String(value)]),
		);
		await client.webhooks.unwrap(body, { headers: plain });
	}
}

/** The first entry of the error envelope that a promise of the official client rejects with. */
export async function refusal(
	promise: PromiseLike<unknown>,
): Promise<{ status: number | undefined; code: string; pointer?: string; parameter?: string }> {
	const error = await Promise.resolve(promise).then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (!(error instanceof Telnyx.APIError)) throw new Error(`Not refused, but: ${String(error)}`);
	const body = error.error as {
		errors: Array<{ code: string; source?: { pointer?: string; parameter?: string } }>;
	};
	const [{ code, source }] = body.errors;
	return { status: error.status as number | undefined, code, ...source };
}
