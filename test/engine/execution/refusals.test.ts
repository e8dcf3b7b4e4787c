import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../../nodes/TelnyxVoice/definition/types';
import type { Fault } from '../../simulator';
import { openLab, type Lab } from '../../support/engine/lab';
import { pathValues, requiredValues } from '../../support/engine/samples';
import { builtOperations, stage, titleOf } from '../../support/engine/stage';

/** Waits between tries pass at once; the tests of the retries look at how long they are. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
});
afterAll(async () => await lab.close());
afterEach(() => lab.simulator.faults.clear());

const SECRET = `KEY${'0198F3C2A7B6D5E4'.repeat(2)}`;
const envelope = (code: string, title: string, detail: string) => ({
	errors: [
		{ code, title, detail, source: { pointer: '/x' }, meta: { url: 'https://example.com' } },
	],
});

interface Refusal {
	fault: Fault;
	httpCode: string;
	/** What Telnyx said, and the next step. */
	says: RegExp[];
}

const REFUSALS: Record<string, Refusal> = {
	'422 with its code': {
		fault: { status: 422, body: envelope('10015', 'Bad Request', `The key ${SECRET} is odd.`) },
		httpCode: '422',
		says: [/Bad Request/, /is odd \(Telnyx code 10015, field \/x\)/, /Check the named field/],
	},
	'422 with an unknown code': {
		fault: { status: 422, body: envelope('99999', 'New Rule', 'Something is forbidden.') },
		httpCode: '422',
		says: [
			/New Rule/,
			/Something is forbidden \(Telnyx code 99999/,
			/Check the fields of the node/,
		],
	},
	'401': {
		fault: { status: 401, body: envelope('10009', 'Authentication failed', 'No usable key.') },
		httpCode: '401',
		says: [
			/Authentication failed/,
			/10009/,
			/Check the API key in the Telnyx Voice API credential/,
		],
	},
	'429': {
		fault: { times: 9, status: 429, body: envelope('10011', 'Too many requests', 'Slow down.') },
		httpCode: '429',
		says: [/Too many requests/, /10011/, /fewer items at once/],
	},
	'500': {
		fault: { times: 9, status: 500, body: envelope('10007', 'Unexpected error', 'Oops.') },
		httpCode: '500',
		says: [/Unexpected error/, /10007/, /Wait a minute|Telnyx portal/],
	},
	'an HTML page': {
		fault: { times: 9, status: 502, body: '<html><b>Bad gateway</b></html>' },
		httpCode: '502',
		says: [/status 502/, /Wait a minute|Telnyx portal/],
	},
	'an HTML page that claims success': {
		fault: { status: 200, body: '<html>Log in to the wireless network</html>' },
		httpCode: '200',
		says: [/does not come from Telnyx/, /API Base URL/],
	},
	'a redirect': {
		fault: { status: 302, headers: { location: 'https://example.com/' } },
		httpCode: '302',
		says: [/status 302/, /API Base URL/],
	},
	'a reset connection': {
		fault: { times: 9, reset: true },
		httpCode: 'ECONNRESET',
		says: [/no answer from Telnyx/, /connection broke off/, /Check the network|Telnyx portal/],
	},
};

const table = builtOperations().map((operation) => [titleOf(operation), operation] as const);

describe.each(Object.entries(REFUSALS))('%s', (_, { fault, httpCode, says }) => {
	it.each(table)('is explained by %s', async (__, operation) => {
		const run = await refused(operation, fault);

		const error = run.error as unknown as IDataObject & Error;
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode, context: { itemIndex: 0 } });
		expect(error.message).toMatch(new RegExp(`^${operation.option.name} failed: `));
		const text = `${error.message} ${String(error.description)}`;
		for (const said of says) expect(text).toMatch(said);
		expect(text).not.toMatch(/undefined|\[object|<html/);

		const stored = run.saved + JSON.stringify(error);
		for (const secret of [SECRET, lab.simulator.apiKey, 'Bearer '])
			expect(stored).not.toContain(secret);
	});
});

async function refused(operation: Operation, fault: Fault) {
	const { item, samples } = await neutralStage(operation);
	lab.simulator.faults.add(fault);
	return await lab.run(
		operation.option.value,
		{
			resource: operation.resource,
			...(pathValues(samples) as object),
			...(requiredValues(operation, samples) as object),
		},
		{ items: [item] },
	);
}

/** The state of the call does not matter for what is refused anyway. */
async function neutralStage(operation: Operation) {
	const { resource } = operation;
	return await stage(lab, {
		...operation,
		resource,
		option: { ...operation.option, value: 'any' },
	});
}
