/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { TelnyxVoiceTrigger } from '../../../../nodes/TelnyxVoice/TelnyxVoiceTrigger.node';
import { fake } from './fakeContext';
import { NOW_MS, sign } from '../../../support/signing/webhooks';

const FOLDER = join(__dirname, 'recorded');

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW_MS);
});

afterEach(() => {
	jest.restoreAllMocks();
});

let stories = 0;

/** Sends recorded bodies in order, and says what became of each one. */
async function receive(names: string[], parameters: object = { events: ['allEvents'] }) {
	const workflowId = `recorded ${++stories}`;
	const outcomes: Array<{ outcome: unknown; json?: IDataObject }> = [];
	for (const name of names) {
		const body = readFileSync(join(FOLDER, `${name}.json`), 'utf8');
		const request = { headers: sign(body), rawBody: Buffer.from(body) };
		const each = fake({ workflowId, request, parameters: { ...parameters } });
		const { workflowData, webhookResponse } = await new TelnyxVoiceTrigger().webhook.call(
			each.context,
		);
		each.end(200);
		const [[item]] = (workflowData ?? [[]]) as Array<Array<{ json: IDataObject }>>;
		const { status } = webhookResponse as { status: string };
		outcomes.push({ outcome: status, json: item?.json });
	}
	return outcomes;
}

describe('bodies as they were recorded', () => {
	const names = readdirSync(FOLDER).map((name) => name.replace(/\.json$/, ''));

	it.each(names)('%s starts the workflow once, with its ids', async (name) => {
		const [first, second] = await receive([name, name]);
		expect(first.outcome).toBe('accepted');
		expect(first.json).toMatchObject({
			event_id: expect.stringMatching(/^[0-9a-f-]{32,36}$/),
			event_type: expect.stringContaining('call.'),
			call_control_id: expect.stringContaining('v3:'),
			call_leg_id: expect.any(String),
		});
		expect(second.outcome).toBe('duplicate');
	});

	const endings = async (group: string, ...before: string[]) => {
		const filters = { endings: [group] };
		const outcomes = await receive(before, { events: ['call.hangup'], filters });
		return outcomes.at(-1)?.outcome;
	};

	it('a call that was bridged, but never answered, has failed', async () => {
		const story = [
			'06-cap2-initiated',
			'07-cap2-bridged-before-answer',
			'08-cap2-hangup-never-answered',
		];
		expect(await endings('completed', ...story)).toBe('filtered');
		expect(await endings('failed', ...story)).toBe('accepted');
	});

	it('the end of an answered call, and of one that was given up', async () => {
		expect(await endings('completed', '05-cap1-hangup')).toBe('accepted');
		expect(await endings('missed', '10-notes-hangup-abandoned')).toBe('accepted');
	});

	it('a saved recording tells who called', async () => {
		const outcomes = await receive([
			'01-cap1-initiated',
			'05-cap1-hangup',
			'18-kb-recording-gcs',
			'31-kb-transcription',
		]);
		for (const { json } of outcomes) {
			expect(json).toMatchObject({
				direction: 'incoming',
				from: '+13125550101',
				to: '+13125550102',
			});
		}
	});

	it('a saved recording stays as it came in raw output', async () => {
		const parameters = { events: ['allEvents'], output: 'raw' };
		const outcomes = await receive(['01-cap1-initiated', '18-kb-recording-gcs'], parameters);
		const body = JSON.parse(readFileSync(join(FOLDER, '18-kb-recording-gcs.json'), 'utf8'));
		expect(outcomes[1].json).toEqual(body);
	});
});

describe('bodies of other products', () => {
	// Telnyx, AI insight groups: signed with the same key, flat, without a dot.
	const insight = {
		event_type: 'conversation_insight_result',
		payload: { results: [{ insight_id: 'i1', result: 'fine' }] },
	};

	it.each([insight, { data: insight }])('%j is no API version 1', async (envelope) => {
		const body = JSON.stringify(envelope);
		const request = { headers: sign(body), rawBody: Buffer.from(body) };
		const all = fake({ request, parameters: { events: ['allEvents'] } });
		expect(await new TelnyxVoiceTrigger().webhook.call(all.context)).toMatchObject({
			workflowData: [[{ json: { event_type: 'conversation_insight_result' } }]],
		});
		const chosen = fake({ request, parameters: { events: ['call.hangup'] } });
		expect(await new TelnyxVoiceTrigger().webhook.call(chosen.context)).toEqual({
			webhookResponse: { status: 'ignored' },
		});
	});

	// Names of API version 1 (Telnyx, guide for migrating to API v2).
	it.each([
		'call_initiated',
		'call_hangup',
		'dtmf',
		'speak_ended',
		'gather_ended',
		'recording_saved',
	])('%s is API version 1', async (event_type) => {
		const body = JSON.stringify({ event_type, payload: {} });
		const { context, answer } = fake({
			request: { headers: sign(body), rawBody: Buffer.from(body) },
		});
		expect(await new TelnyxVoiceTrigger().webhook.call(context)).toEqual({
			noWebhookResponse: true,
		});
		expect(answer).toMatchObject({ status: 401, text: expect.stringContaining('API v2') });
	});
});
