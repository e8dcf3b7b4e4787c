import { NodeOperationError, type IHookFunctions, type INode } from 'n8n-workflow';
import { TelnyxVoiceTrigger } from '../../../../nodes/TelnyxVoice/TelnyxVoiceTrigger.node';
import { eventOptions } from '../../../../nodes/TelnyxVoice/trigger/selection/events';
import { account } from '../../../support/signing/webhooks';

const node: INode = {
	id: '1',
	name: 'Telnyx Voice Trigger',
	type: 'n8n-nodes-telnyx-voice.telnyxVoiceTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

function hooks(publicKey: unknown, events: unknown = ['incomingCall']): IHookFunctions {
	return {
		getNode: () => node,
		getCredentials: async () => ({ publicKey }),
		getNodeParameter: (name: string) => (name === 'events' ? events : 'manual'),
	} as unknown as IHookFunctions;
}

const { default: setup } = new TelnyxVoiceTrigger().webhookMethods;

describe('publishing a workflow with manual setup', () => {
	it('always runs the check and changes nothing at Telnyx', async () => {
		const context = hooks(account.publicKey);
		expect(await setup.checkExists.call(context)).toBe(false);
		expect(await setup.create.call(context)).toBe(true);
		expect(await setup.delete.call(context)).toBe(true);
	});

	it.each([
		['', /no public key/],
		[undefined, /no public key/],
		[`KEY${'A1'.repeat(20)}`, /API key/],
	])('fails while the public key is %p, and says why in the message', async (publicKey, why) => {
		const failure = setup.create.call(hooks(publicKey));
		await expect(failure).rejects.toBeInstanceOf(NodeOperationError);
		// n8n shows the message of a failed publication, and nothing else of the error.
		await expect(failure).rejects.toThrow(/public key/);
		await expect(failure).rejects.toThrow(why);
	});

	it('fails when no event is chosen', async () => {
		await expect(setup.create.call(hooks(account.publicKey, []))).rejects.toThrow(/No event/);
	});
});

describe('the description', () => {
	const { description } = new TelnyxVoiceTrigger();

	it('answers with our own text and exactly one webhook', () => {
		expect(description.webhooks).toEqual([
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Anything else makes n8n answer with its own text instead of ours.
				responseData: '',
				path: 'telnyx-voice',
			},
		]);
	});

	it('has a version for which n8n evaluates nothing to read a body, and no option that stops it', () => {
		expect(description.version).toBe(2);
		const options = description.properties.find(({ name }) => name === 'options');
		// n8n would stop reading the body of a node that has options.binaryData.
		expect(options?.options?.map(({ name }) => name)).not.toContain('binaryData');
	});

	it('offers the events of the catalogue, and incoming calls by default', () => {
		const events = description.properties.find(({ name }) => name === 'events');
		expect(events).toMatchObject({ type: 'multiOptions', required: true, options: eventOptions });
		expect(events?.default).toEqual(['incomingCall']);
	});
});
