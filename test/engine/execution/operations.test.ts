import type { IDataObject } from 'n8n-workflow';
import type { Field, Operation } from '../../../nodes/TelnyxVoice/definition/types';
import { commands } from '../../simulator/commands';
import type { RequestName } from '../../simulator/schema/requests';
import { validate } from '../../simulator/validation';
import { items, openLab, type Lab } from '../../support/engine/lab';
import { pathValues, requiredValues, sampleOf, wireNames } from '../../support/engine/samples';
import { builtOperations, stage, titleOf } from '../../support/engine/stage';

const all = builtOperations();
const commandOf = ({ path }: Operation) => /\/actions\/(\w+)$/.exec(path)?.[1];
const performed = new Set<string | undefined>([undefined, ...commands.map(({ name }) => name)]);
/** Those that always wait for their outcome are the business of the tests of the waits. */
const table = all
	.filter(({ wait }) => !wait?.always)
	.map((operation) => [titleOf(operation), operation] as const);
/** Options that exclude one that comes before them; each of them gets its own run anyway. */
const EXCLUSIVE = new Set(['mediaName', 'invalidMediaName']);
/** Options for the node alone, about what it does while it waits. */
const ABOUT_WAITING = new Set(['voicemailExit']);

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
});
afterAll(async () => await lab.close());

/** Runs an operation with some of its options; returns its item, and the last request. */
async function perform(operation: Operation, options: readonly Field[]) {
	const { item, samples } = await stage(lab, operation);
	const isList = operation.sample && operation.method === 'GET' && operation.send;
	const command = commandOf(operation);
	const isPerformed = performed.has(command);
	if (!isPerformed) accept(operation);
	lab.forget();
	const run = await lab.run(
		operation.option.value,
		{
			resource: operation.resource,
			...(pathValues(samples) as object),
			...(requiredValues(operation, samples) as object),
			options: Object.fromEntries(
				options.map((field) => [field.name, sampleOf(field, samples)]),
			) as never,
		},
		{ items: [item] },
	);
	const out = items(run);
	if (!isList) expect(out).toHaveLength(1);
	for (const { pairedItem } of out) expect(pairedItem).toEqual({ item: 0 });
	const request = lab.requests().at(-1);
	if (!request) throw new Error('Nothing was sent');
	if (!isPerformed) validate(command as RequestName, request.body, lab.simulator.switches);
	return { json: out[0]?.json ?? {}, request, body: (request.body ?? {}) as IDataObject, samples };
}

/** A command that the simulator only checks: it is answered as Telnyx answers every command. */
function accept({ path }: Operation): void {
	const end = path.split('/').at(-1);
	lab.simulator.faults.add({
		path: new RegExp(`/${end}$`),
		status: 200,
		body: { data: { result: 'ok' } },
	});
}

describe.each(table)('%s', (_, operation) => {
	const optional = operation.optional;
	const knowsCommandId = optional.some(({ name }) => name === 'commandId');

	it('with its required fields sends these and nothing else', async () => {
		const { json, request, body } = await perform(operation, []);

		expect(request.status).toBeLessThan(300);
		expect(request.method).toBe(operation.method);
		const names = operation.required.filter(({ local }) => !local).flatMap(wireNames);
		const own = [
			...Object.keys(operation.defaults ?? {}),
			...(knowsCommandId ? ['command_id'] : []),
		];
		const kept = ['application_name', 'webhook_event_url', 'webhook_api_version'];
		const always = operation.option.value === 'update' ? kept : [];
		const allowed = new Set([...names, ...own, ...always]);
		expect(Object.keys(body).filter((name) => !allowed.has(name))).toEqual([]);

		expect(json.command_id).toEqual(knowsCommandId ? body.command_id : undefined);
		expect(json.call_control_id).toEqual(
			operation.resource === 'call' ? expect.stringMatching(/^v3:/) : undefined,
		);
	});

	it('gives an item with the fields of its sample', async () => {
		const { json } = await perform(operation, []);

		// What the simulator may leave out because nothing was set that it could show.
		const rare = [
			'client_state',
			'tags',
			'sip_subdomain',
			'recording_id',
			'end_time',
			'conversation_id',
			'customer_reference',
		];
		const missing = Object.keys(operation.sample).filter(
			(key) => !(key in json) && !rare.includes(key),
		);
		expect(missing).toEqual([]);
	});

	it('with all its options passes Telnyx’s checks', async () => {
		const together = optional.filter(({ name }) => !EXCLUSIVE.has(name));
		const { request, body } = await perform(operation, together);

		expect(request.status).toBeLessThan(300);
		const expected = together.filter(({ local }) => !local).flatMap(wireNames);
		expect(expected.filter((name) => !(name in body))).toEqual([]);
	});

	it('sends each option alone, and no other', async () => {
		const bare = await perform(operation, []);
		for (const field of optional) {
			const { request, body } = await perform(operation, [field]);

			expect(request.status).toBeLessThan(300);
			const added = Object.keys(body).filter((key) => !(key in bare.body));
			const already = wireNames(field).filter((key) => key in bare.body);
			const expected = field.local ? [] : wireNames(field);
			expect({ [field.name]: [...added, ...already].sort() }).toEqual({
				[field.name]: expected.sort(),
			});
			if (field.local && !ABOUT_WAITING.has(field.name)) {
				const withoutId = ({ command_id, ...rest }: IDataObject) => (void command_id, rest);
				expect([withoutId(body), request.query]).not.toEqual([
					withoutId(bare.body),
					bare.request.query,
				]);
			}
			if (field.name === 'commandId') expect(body.command_id).toBe(sampleOf(field, {}));
		}
	});
});
