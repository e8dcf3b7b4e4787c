import type { IConnections, IDataObject, INode } from 'n8n-workflow';

/** The call that every command in the lab is for, and that Dial places. */
export const IDS = {
	call_control_id: 'v3:own-leg_-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJ',
	call_leg_id: '0aa4a6f2-5c15-11ee-a5f1-02420aef95a0',
	call_session_id: '0aa4a6f2-5c15-11ee-a5f1-02420aef95a1',
};

/** The leg that a transfer starts: another leg of the same session. */
export const TARGET = {
	call_control_id: 'v3:target-leg_-0123456789abcdefghijklmnopqrstuvwxyzABCDEF',
	call_leg_id: '0aa4a6f2-5c15-11ee-a5f1-02420aef95b0',
	call_session_id: IDS.call_session_id,
};

/** A call that has nothing to do with the one in the lab. */
export const STRANGER = {
	call_control_id: 'v3:stranger_-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH',
	call_leg_id: '0aa4a6f2-5c15-11ee-a5f1-02420aef95c0',
	call_session_id: '0aa4a6f2-5c15-11ee-a5f1-02420aef95c1',
};

let events = 0;

/** An event as Telnyx sends it. */
export function eventOf(eventType: string, payload: IDataObject): IDataObject {
	return {
		data: {
			event_type: eventType,
			id: `5ac2a1b0-0000-4000-8000-${String(++events).padStart(12, '0')}`,
			occurred_at: '2026-01-05T10:00:00.123456Z',
			payload: {
				connection_id: '1293384261075731499',
				from: '+13125550002',
				to: '+13125550001',
				...payload,
			},
			record_type: 'event',
		},
		meta: { attempt: 1, delivered_to: 'https://n8n.example.com/' },
	};
}

/** Nodes with these names behind the outputs of a node, in order. */
export function marks(
	node: string,
	names: string[],
): { nodes: INode[]; connections: IConnections } {
	return {
		nodes: names.map((name) => ({
			id: name,
			name,
			type: 'test.noop',
			typeVersion: 1,
			position: [400, 0],
			parameters: {},
		})),
		connections: {
			[node]: { main: names.map((name) => [{ node: name, type: 'main', index: 0 }]) },
		},
	};
}
