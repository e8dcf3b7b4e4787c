import { core } from '../../support/engine/harness/core';
import { IDS } from '../../support/engine/events';
import { openWaitLab, type WaitLab } from '../../support/engine/waitLab';

let lab: WaitLab;
beforeAll(async () => {
	lab = await openWaitLab();
});
afterAll(async () => await lab.close());
afterEach(() => jest.restoreAllMocks());

describe('refuses, before anything is sent,', () => {
	const refusals: Array<
		[string, () => Promise<{ error?: { message: string; description?: unknown } }>, RegExp, RegExp]
	> = [
		[
			'several items',
			async () => await lab.engine.runNode(lab.spec('dial', {}, { items: [{}, {}] })),
			/one call at a time/,
			/got 2 items.*Loop Over Items/,
		],
		[
			'webhook overrides on Dial',
			async () =>
				await lab.engine.runNode(
					lab.spec('dial', { options: { webhooks: { webhookUrl: 'https://example.com/x' } } }),
				),
			/exclude each other/,
			/Remove the overrides/,
		],
		[
			'n8n’s experimental engine',
			async () =>
				await lab.engine.runNode(lab.spec('dial', {}, { settings: { engineType: 'v2' } as never })),
			/engine cannot wait/,
			/workflow settings/,
		],
		[
			'keys that nobody can press',
			async () =>
				await lab.engine.runNode(lab.spec('gather', { keys: { key: [{ digits: 'x' }] } })),
			/not on a phone/,
			/0 to 9/,
		],
		[
			'keys that an expression gives, without outputs of their own, too',
			async () =>
				await lab.engine.runNode(
					lab.spec('gather', {
						outcomeOutputs: 'single',
						keys: { key: [{ digits: '={{ $json.digit }}' }] },
					}),
				),
			// n8n 2.40 takes such a field as it is written, n8n 2.8 as an expression.
			/“{{ \$json.digit }}” is not on a phone|cannot depend on an expression/,
			/0 to 9|fixed values/,
		],
		[
			'a key that ends the input',
			async () =>
				await lab.engine.runNode(lab.spec('gather', { keys: { key: [{ digits: '#' }] } })),
			/never a part/,
			/Terminating Digit/,
		],
		[
			'the same key twice',
			async () =>
				await lab.engine.runNode(
					lab.spec('gather', { keys: { key: [{ digits: '1' }, { digits: ' 1' }] } }),
				),
			/twice/,
			/Remove/,
		],
		...(
			[
				['a key longer than the input', '12', { maximumDigits: 1 }, /“12” is longer/, /Raise/],
				['a key that is not valid', '9', { validDigits: '1, 2, 3' }, /“9” is not one/, /Add it/],
				['a key that is on few phones', 'A', {}, /“A” is not one/, /Valid Digits/],
				['a key shorter than the input', '1', { minimumDigits: 2 }, /“1” is shorter/, /Lower/],
			] as const
		).map(
			([name, digits, options, message, advice]) =>
				[
					name,
					async () =>
						await lab.engine.runNode(lab.spec('gather', { keys: { key: [{ digits }] }, options })),
					message,
					advice,
				] as (typeof refusals)[number],
		),
		[
			'a tool of an older AI agent',
			async () => {
				jest.spyOn(core.ExecuteContext.prototype, 'isToolExecution').mockReturnValue(true as never);
				return await lab.engine.runNode(lab.spec('dial'));
			},
			/agent cannot wait/,
			/version 3/,
		],
		[
			'an n8n that Telnyx cannot reach',
			async () => {
				const credentials = {
					apiKey: 'KEY1',
					publicKey: lab.simulator.publicKey,
					baseUrl: 'https://api.telnyx.com/v2',
				};
				const resumeUrl = 'http://localhost:5678/webhook-waiting/1?signature=ab';
				jest
					.spyOn(core.ExecuteContext.prototype, 'getWorkflowDataProxy')
					.mockReturnValue({ $runIndex: 0, $execution: { resumeUrl } } as never);
				return await lab.engine.runNode(lab.spec('dial', {}, { credentials }));
			},
			/cannot reach this n8n/,
			/http:\/\/localhost:5678.*WEBHOOK_URL/,
		],
		[
			'a credential without public key',
			async () => {
				const { apiKey, baseUrl } = lab.simulator;
				return await lab.engine.runNode(
					lab.spec('speak', {}, { credentials: { apiKey, baseUrl } }),
				);
			},
			/cannot be verified without the public key/,
			/has no public key\. Copy the Public Key from the Telnyx portal.*turn “Wait for Outcome” off/,
		],
		[
			'an application with the old webhook format',
			async () => {
				lab.application.webhook_api_version = '1';
				return await lab.engine.runNode(lab.spec('dial'));
			},
			/“Application” sends its events in an old format/,
			/Publish a workflow with a Telnyx Voice Trigger.*API v2.*turn “Wait for Outcome” off/,
		],
		[
			'an application that does not exist',
			async () =>
				await lab.engine.runNode(
					lab.spec('dial', { connectionId: { __rl: true, mode: 'id', value: '1' } }),
				),
			/^Reading the application failed/,
			/./,
		],
	];
	afterEach(() => {
		lab.application.webhook_api_version = '2';
	});
	it.each(refusals)('%s', async (_, run, message, description) => {
		const before = lab.commands().length;
		const { error } = await run();
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(description);
		expect(lab.commands()).toHaveLength(before);
	});
});

it.each([-5, 0, 0.5, 246, 1e12, 'soon'])(
	'refuses to stop waiting after %s minutes',
	async (value) => {
		const before = lab.simulator.requests.length;
		const options = { waitLimitMinutes: value };
		const { error } = await lab.engine.runNode(lab.spec('dial', { options }));
		expect(error?.message).toMatch(/^“Stop Waiting After \(Minutes\)” needs a (whole )?number/);
		expect(lab.simulator.requests).toHaveLength(before);
	},
);

it('gives an AI agent that can wait its outcome on the first output', async () => {
	const { getNode } = core.ExecuteContext.prototype;
	jest.spyOn(core.ExecuteContext.prototype, 'getNode').mockImplementation(function (this: unknown) {
		const node = getNode.call(this as never);
		const parameters = { ...node.parameters };
		// The field is hidden in a tool.
		delete parameters.outcomeOutputs;
		return { ...node, parameters, type: `${node.type}Tool` };
	});
	const paused = await lab.pause('dial');
	const { run } = await paused.send('call.hangup', { hangup_cause: 'user_busy' });
	expect(run?.outputs).toMatchObject([[{ json: { outcome: 'busy', ...IDS } }]]);
	expect((await lab.expire(paused.run)).outputs).toMatchObject([
		[{ json: { outcome: 'timed_out' } }],
	]);
});
