import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import {
	startSimulator,
	type Application,
	type Leg,
	type RequestRecord,
	type Simulator,
} from '../../simulator';
import { loadEngine, type Engine, type EngineRun, type NodeSpec } from './harness';

/** A busy machine is no reason to fail. */
jest.setTimeout(60_000);

export const OWN_NUMBER = '+13125550002';
export const PROFILE_ID = '1293384261075731461';

/** The action node on n8n's engine, beside a simulator that holds one application and one number. */
export interface Lab {
	simulator: Simulator;
	engine: Engine;
	application: Application;
	/** What a user types into the credential. */
	credentials: IDataObject;
	/** Parameters that Dial needs. */
	dialing: INodeParameters;
	/** The node's specification for one operation, without waiting for its outcome. */
	spec(operation: string, parameters?: INodeParameters, more?: Partial<NodeSpec>): NodeSpec;
	/** Runs it, each time as an execution of its own. */
	run(
		operation: string,
		parameters?: INodeParameters,
		more?: Partial<NodeSpec>,
	): Promise<EngineRun>;
	/** An incoming call that nobody has answered. */
	ringing(): Promise<Leg>;
	/** An incoming call that was answered. */
	answered(): Promise<Leg>;
	/** What the simulator received since the last call of `forget`. */
	requests(): RequestRecord[];
	forget(): void;
	close(): Promise<void>;
}

/** Starts a lab. Close it when done. */
export async function openLab(): Promise<Lab> {
	const simulator = await startSimulator({ speed: 100 });
	const engine = await loadEngine();
	const application = simulator.applications.add({
		application_name: 'Clinic',
		webhook_event_url: `${simulator.origin}/nobody-listens`,
	});
	simulator.numbers.add({ phone_number: OWN_NUMBER, connection_id: application.id });
	const credentials = {
		apiKey: simulator.apiKey,
		publicKey: simulator.publicKey,
		baseUrl: simulator.baseUrl,
	};
	let executions = 0;
	let seen = 0;

	const spec: Lab['spec'] = (operation, parameters = {}, more = {}) => ({
		node: 'telnyxVoice',
		credentials,
		executionId: String(++executions),
		parameters: {
			resource: APPLICATION_OPERATIONS.has(operation) ? 'application' : 'call',
			operation,
			waitForOutcome: false,
			...parameters,
		},
		...more,
	});
	const ringing = async () =>
		await simulator.incomingCall({
			from: '+13125550099',
			to: OWN_NUMBER,
			caller: { givesUpAfterMs: 3_600_000 },
		});

	return {
		simulator,
		engine,
		application,
		credentials,
		dialing: {
			to: '+13125550001',
			from: { __rl: true, mode: 'number', value: OWN_NUMBER },
			connectionId: { __rl: true, mode: 'id', value: application.id },
		},
		spec,
		run: async (...given) => await engine.runNode(spec(...given)),
		ringing,
		answered: async () => {
			const leg = await ringing();
			await post(simulator, `/calls/${leg.call_control_id}/actions/answer`);
			return await simulator.waitFor(() => leg.state === 'answered' && leg);
		},
		requests: () => simulator.requests.slice(seen),
		forget: () => {
			seen = simulator.requests.length;
		},
		close: async () => await simulator.close(),
	};
}

const APPLICATION_OPERATIONS = new Set(['create', 'retrieve', 'list', 'update', 'delete']);

/** Sends a command past the node, to bring a call into some state. */
export async function post(simulator: Simulator, path: string, body: object = {}): Promise<void> {
	const response = await fetch(simulator.baseUrl + path, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${simulator.apiKey}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify(body),
	});
	if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** The ids of a leg, as an item of a workflow carries them. */
export function idsOf({ call_control_id, call_leg_id, call_session_id }: Leg): IDataObject {
	return { call_control_id, call_leg_id, call_session_id };
}

/** The `json` of the items of the first output; fails with the error of a run that failed. */
export function results(run: EngineRun): IDataObject[] {
	return items(run).map(({ json }) => json);
}

/** The items of the first output; fails with the error of a run that failed. */
export function items(run: EngineRun): INodeExecutionData[] {
	if (run.status !== 'success') {
		const { message, description } = run.error ?? {};
		throw new Error(`The run ended as ${run.status}: ${message ?? ''} ${description ?? ''}`);
	}
	return run.outputs[0] ?? [];
}

/** Wiring that runs the node under test twice in one run, as a loop does. */
export function twoRounds(): Required<Pick<NodeSpec, 'nodes' | 'connections'>> {
	const to = (node: string) => ({ node, type: 'main' as const, index: 0 });
	const again: INode = {
		id: '7',
		name: 'Again',
		type: 'test.noop',
		typeVersion: 1,
		position: [0, 9],
		parameters: {},
	};
	return {
		nodes: [again],
		connections: {
			Start: { main: [[to('Telnyx Voice'), to('Again')]] },
			Again: { main: [[to('Telnyx Voice')]] },
		},
	};
}
