import type { INodeParameters } from 'n8n-workflow';
import type { ExecutionSummary, StoredWorkflow } from '../../n8n/clientTypes';
import type { Application } from '../../simulator';
import { Flow } from './flow';
import { addApplication, automatic, NOTHING_SET } from './registration';
import type { World } from './world';

const WITHIN = { timeoutMs: 60_000 };

/** What a person who tests a trigger in the editor does, on a real n8n. */
export class Tester {
	private numbers = 0;

	constructor(private readonly world: World) {}

	/** An application with a number of its own. */
	add(): { application: Application; number: string } {
		const application = addApplication(this.world.simulator);
		const number = `+1312555${1000 + this.numbers++}`;
		this.world.simulator.numbers.add({ phone_number: number, connection_id: application.id });
		return { application, number };
	}

	/** Stores a workflow whose trigger has automatic setup. */
	async store(
		application: Application,
		options: INodeParameters = {},
		more: INodeParameters = {},
	): Promise<StoredWorkflow> {
		const parameters = automatic(application, { options, ...more });
		const flow = new Flow('Calls').trigger('Trigger', parameters).mark('Started');
		return await this.world.create(flow.arrow('Trigger', 'Started').build());
	}

	async listen({ id }: StoredWorkflow): Promise<void> {
		await this.world.client.runWorkflow(id, { trigger: 'Trigger' });
	}

	urlsOf({ nodes }: StoredWorkflow): { production: string; test: string } {
		const { url } = this.world.n8n;
		return {
			production: `${url}/webhook/${nodes[0].webhookId}/telnyx-voice`,
			test: `${url}/webhook-test/${nodes[0].webhookId}/telnyx-voice`,
		};
	}

	/** Waits until an application is as it was at first. */
	async restored(application: Application): Promise<void> {
		await this.world.simulator.waitFor(() => application.webhook_event_url === NOTHING_SET, WITHIN);
	}

	/** Calls a number, and waits until n8n has taken the event. */
	async call(from: string, to: string) {
		const leg = await this.world.simulator.incomingCall({ from, to });
		await this.taken('call.initiated', leg.call_control_id);
		return leg;
	}

	/** Waits until n8n has taken an event of a call. */
	async taken(eventType: string, callControlId: string): Promise<void> {
		const { simulator } = this.world;
		await simulator.waitFor(
			() =>
				simulator.deliveries.find(
					({ event: { data }, status }) =>
						status === 200 &&
						data.event_type === eventType &&
						data.payload.call_control_id === callControlId,
				),
			WITHIN,
		);
	}

	/** The finished executions of a workflow, newest first. @throws unless there are so many */
	async runs({ id }: StoredWorkflow, count: number): Promise<ExecutionSummary[]> {
		const { client } = this.world;
		const found = await client.session.poll(
			async () => await client.listExecutions(id),
			(list) => list.length >= count && list.every(({ status }) => status !== 'running'),
			WITHIN.timeoutMs,
			`${count} executions`,
		);
		if (found.length > count) throw new Error(`${found.length} executions instead of ${count}`);
		return found;
	}
}
