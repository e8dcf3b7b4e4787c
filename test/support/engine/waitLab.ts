import {
	NodeHelpers,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';
import { version } from 'n8n-workflow/package.json';
import { callOperations } from '../../../nodes/TelnyxVoice/resources/call';
import { shownExits } from '../../../nodes/TelnyxVoice/wait/outcomes/exits';
import { startSimulator, type Application, type Simulator } from '../../simulator';
import {
	loadEngine,
	type Engine,
	type EngineRun,
	type NodeSpec,
	type ResumeResult,
} from './harness';
import { inIsolate } from './harness/context';
import { loadPackage, type LoadedPackage } from './harness/package';
import { buildWorkflow } from './harness/workflow';
import { byId } from '../n8n/flow';
import { commands } from './commands';
import { eventOf, IDS } from './events';

/** A waiting command and its way of being told what became of it. */
export interface Paused {
	run: EngineRun;
	spec: NodeSpec;
	/** What Telnyx was sent. */
	body: IDataObject;
	/** Delivers a signed event of the call to the resume URL; `payload` wins over the call's own. */
	send(eventType: string, payload?: IDataObject): Promise<ResumeResult>;
}

/** How a run left the node. */
export interface Left {
	/**
	 * Label of the output in the editor; `undefined` where the node has one output. On an engine
	 * that is older than outputs per outcome: the label that belongs to the item's `outcome`.
	 */
	exit: string | undefined;
	item: INodeExecutionData;
}

/** The action node on n8n's engine, and a Telnyx that accepts whatever it is sent. */
export interface WaitLab {
	simulator: Simulator;
	/** Places the calls. */
	application: Application;
	engine: Engine;
	spec(operation: string, parameters?: INodeParameters, more?: Partial<NodeSpec>): NodeSpec;
	/** Runs the node; fails when the run does not wait afterwards. */
	pause(operation: string, parameters?: INodeParameters, more?: Partial<NodeSpec>): Promise<Paused>;
	/** The commands that Telnyx was sent, oldest first; not what was only looked up. */
	commands(): Simulator['requests'];
	/** What Telnyx answers to commands from now on. */
	answerWith(status: number, body: unknown): void;
	/** Telnyx accepts every command. @param call what it answers of a call; by default it is alive */
	acceptAll(call?: { status: number; body: IDataObject }): void;
	/** Continues a paused run the way n8n's timer does, when the time of the pause is up. */
	expire(run: EngineRun): Promise<EngineRun>;
	/** Labels of the node's outputs, as the editor gets them. */
	outputs(spec: NodeSpec): Promise<Array<string | undefined>>;
	/** Fails unless exactly one output has items. */
	left(run: EngineRun | undefined): Promise<Left>;
	/** Signed headers and bytes of an event. */
	sign(event: IDataObject): { body: string; headers: Record<string, string> };
	close(): Promise<void>;
}

const call = { id: '1', ...IDS };

/** The longest call that Telnyx allows, and five minutes. */
const LONGEST_PAUSE_MS = 245 * 60_000;

/** The engine of n8n 2.8: there, the lab's nodes get one output unless a test says otherwise. */
const isOlder = version.startsWith('2.8.');

/** Starts a lab. Close it when done. */
export async function openWaitLab(directory?: string): Promise<WaitLab> {
	const simulator = await startSimulator();
	const application = simulator.applications.add({
		application_name: 'Clinic',
		webhook_event_url: 'https://pbx.acme.org/events',
	});
	const engine = await loadEngine(directory);
	const loaded: LoadedPackage = await loadPackage(directory);
	const credentials = {
		apiKey: simulator.apiKey,
		publicKey: simulator.publicKey,
		baseUrl: simulator.baseUrl,
	};
	let executions = 0;

	const spec: WaitLab['spec'] = (operation, parameters = {}, more = {}) => ({
		node: 'telnyxVoice',
		credentials,
		executionId: String(++executions),
		items: [{ ...call }],
		parameters: {
			resource: 'call',
			operation,
			waitForOutcome: true,
			...(isOlder && { outcomeOutputs: 'single' }),
			...commands[operation],
			...(operation === 'dial' && { connectionId: byId(application.id) }),
			...parameters,
		},
		...more,
	});
	const sign: WaitLab['sign'] = (event) => {
		const body = JSON.stringify(event);
		return { body, headers: simulator.sign(body) };
	};
	const alive = { data: { record_type: 'call', is_alive: true, ...IDS } };
	const acceptAll: WaitLab['acceptAll'] = (state = { status: 200, body: alive }) => {
		simulator.faults.clear();
		simulator.faults.add({ method: 'GET', path: /\/calls\/[^/]+$/, ...state, times: Infinity });
		const ok = { status: 200, times: Infinity };
		simulator.faults.add({ ...ok, path: /\/actions\//, body: { data: { result: 'ok' } } });
		const dialled = { record_type: 'call', is_alive: false, ...IDS };
		simulator.faults.add({ ...ok, path: /\/calls$/, body: { data: dialled } });
	};
	const outputs: WaitLab['outputs'] = async (of) => {
		const built = buildWorkflow(loaded, of);
		const { workflow, node, type } = built;
		const found = await inIsolate(built, async () =>
			NodeHelpers.getNodeOutputs(workflow, node, type.description),
		);
		return found.map((output) => (typeof output === 'string' ? undefined : output.displayName));
	};
	const named = ({ json }: INodeExecutionData, of: NodeSpec) => {
		const { parameters } = buildWorkflow(loaded, of).node;
		const { option, wait } =
			callOperations.find((each) => each.option.value === parameters.operation) ?? {};
		const exits = shownExits(parameters, { [String(option?.value)]: wait }, true);
		return exits?.find(({ value }) => value === json.outcome)?.name;
	};
	acceptAll();

	return {
		simulator,
		application,
		engine,
		spec,
		sign,
		acceptAll,
		commands: () => simulator.requests.filter(({ method }) => method !== 'GET'),
		outputs,
		expire: async (run) => {
			const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + LONGEST_PAUSE_MS);
			try {
				return await engine.timeout(run);
			} finally {
				clock.mockRestore();
			}
		},
		answerWith: (status, body) => {
			simulator.faults.clear();
			simulator.faults.add({ method: 'POST', status, body, times: Infinity });
		},
		pause: async (...given) => {
			const of = spec(...given);
			const run = await engine.runNode(of);
			if (run.status !== 'waiting') {
				throw new Error(`The run does not wait: ${run.status} ${run.error?.message ?? ''}`);
			}
			const body = simulator.requests.at(-1)?.body as IDataObject;
			return {
				run,
				spec: of,
				body,
				send: async (eventType, payload = {}) =>
					await engine.resume(
						run,
						sign(eventOf(eventType, { ...IDS, client_state: body.client_state, ...payload })),
					),
			};
		},
		left: async (run) => {
			if (run?.status !== 'success') {
				throw new Error(`The run did not go on: ${run?.status} ${run?.error?.message ?? ''}`);
			}
			const taken = run.outputs.flatMap((items, output) => items.map((item) => ({ output, item })));
			if (taken.length !== 1) throw new Error(`${taken.length} items left the node`);
			const [{ output, item }] = taken;
			const exit = isOlder && output === 0 ? named(item, run.spec) : undefined;
			return { exit: exit ?? (await outputs(run.spec))[output], item };
		},
		close: async () => await simulator.close(),
	};
}
