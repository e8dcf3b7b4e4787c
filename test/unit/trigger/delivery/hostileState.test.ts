import { TelnyxVoiceTrigger } from '../../../../nodes/TelnyxVoice/TelnyxVoiceTrigger.node';
import { hostileStates } from '../../../support/engine/hostile';
import { fake } from './fakeContext';
import { incomingCall, NOW_MS, sign } from '../../../support/signing/webhooks';

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW_MS));
afterEach(() => jest.restoreAllMocks());

it.each(hostileStates)(
	'an incoming call with %s as its state starts the workflow like any other one',
	async (_, client_state) => {
		const body = JSON.stringify(incomingCall({ client_state }));
		const asked: string[] = [];
		const { context, warnings } = fake({
			request: { headers: sign(body), rawBody: Buffer.from(body) },
			overrides: {
				getWebhookName: () => 'default',
				getNodeWebhookUrl: () => 'https://n8n.example.com/webhook/1/telnyx-voice',
				helpers: {
					httpRequest: async ({ url }: { url: string }) => {
						asked.push(url);
						return { statusCode: 200, body: { taken: true } };
					},
				},
			},
		});

		const { workflowData } = await new TelnyxVoiceTrigger().webhook.call(context);

		expect(workflowData?.[0][0].json).toMatchObject({ event_type: 'call.initiated' });
		expect(warnings).toEqual([]);
		expect(asked).toEqual([]);
	},
);
