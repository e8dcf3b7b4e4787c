import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import { randomUUID as uuid } from 'node:crypto';
import type { WorkflowJson } from '../../n8n/clientTypes';

const TELNYX = 'n8n-nodes-telnyx-voice.';
const BASE = 'n8n-nodes-base.';

/** A workflow under construction: nodes by name, arrows between them. */
export class Flow {
	private readonly nodes: INode[] = [];
	private readonly connections: IConnections = {};

	constructor(private readonly name: string) {}

	/** Adds a node. @param type with its package, e.g. `n8n-nodes-base.set` */
	node(
		name: string,
		type: string,
		parameters: INodeParameters = {},
		more: Partial<INode> = {},
	): this {
		this.nodes.push({
			id: uuid(),
			name,
			type,
			typeVersion: 1,
			position: [this.nodes.length * 220, 0],
			parameters,
			...more,
		});
		return this;
	}

	/** Adds a Telnyx Voice node for a call. */
	call(name: string, operation: string, parameters: INodeParameters = {}, more = {}): this {
		return this.node(
			name,
			`${TELNYX}telnyxVoice`,
			{ resource: 'call', operation, ...parameters },
			{ typeVersion: 2, webhookId: uuid(), ...more },
		);
	}

	/** Adds a Telnyx Voice Trigger, with manual setup unless said otherwise. */
	trigger(name: string, parameters: INodeParameters = {}): this {
		const settings = { setup: 'manual', ...parameters };
		return this.node(name, `${TELNYX}telnyxVoiceTrigger`, settings, {
			typeVersion: 2,
			webhookId: uuid(),
		});
	}

	/** Adds n8n's own Webhook node, which starts a run with `POST /webhook/<path>`. */
	webhook(name: string, path: string): this {
		return this.node(
			name,
			`${BASE}webhook`,
			{ httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
			{ typeVersion: 2, webhookId: uuid() },
		);
	}

	/** Adds a node that passes its items on: a mark for where a run went. */
	mark(...names: string[]): this {
		for (const name of names) this.node(name, `${BASE}noOp`);
		return this;
	}

	/** Draws an arrow from an output (0 is the first) to the input of another node. */
	arrow(from: string, to: string, output = 0): this {
		const outputs = ((this.connections[from] ??= { main: [] }).main ??= []);
		while (outputs.length <= output) outputs.push([]);
		(outputs[output] ??= []).push({ node: to, type: 'main', index: 0 });
		return this;
	}

	/** Draws an arrow from each output, in order. */
	arrows(from: string, ...to: string[]): this {
		to.forEach((name, output) => this.arrow(from, name, output));
		return this;
	}

	build(): WorkflowJson {
		return { name: this.name, nodes: this.nodes, connections: this.connections };
	}
}

/** A resource locator that holds an id. */
export function byId(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}

/** A resource locator that holds a phone number. */
export function byNumber(value: string): INodeParameters {
	return { __rl: true, mode: 'number', value };
}
