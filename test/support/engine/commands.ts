import type { INodeParameters } from 'n8n-workflow';

const OTHER = 'v3:the-other-call';

/** What each waiting operation needs to be sent, beside the call that it is for. */
export const commands: Readonly<Record<string, INodeParameters>> = {
	answer: {},
	bridge: { bridgeWith: 'call', callControlIdToBridgeWith: OTHER },
	dial: {
		connectionId: { __rl: true, mode: 'id', value: '1293384261075731499' },
		to: '+13125550001',
		from: { __rl: true, mode: 'number', value: '+13125550002' },
	},
	enqueue: { queueName: 'support' },
	gather: {},
	gatherUsingAi: {
		schemaSource: 'json',
		parametersJson: '{"type":"object","properties":{"age":{"type":"integer"}}}',
	},
	gatherUsingAudio: { promptSource: 'audioUrl', audioUrl: 'https://example.com/menu.mp3' },
	gatherUsingSpeak: { payload: 'For sales, press 1.' },
	hangup: {},
	recordMessage: {},
	refer: { sipAddress: 'sip:desk@example.com' },
	reject: { cause: 'CALL_REJECTED' },
	speak: { payload: 'Hello' },
	startAiAssistant: { assistant: { __rl: true, mode: 'id', value: 'assistant-1' } },
	startPlayback: { audioSource: 'audioUrl', audioUrl: 'https://example.com/hello.mp3' },
	transfer: { to: '+13125550003' },
};
