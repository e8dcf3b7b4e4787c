/** The least a community trigger can do: believe everything, and start a run with it. */
exports.BareTrigger = class {
	description = {
		displayName: 'Bare Trigger',
		name: 'bareTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Starts a run with the body of a request',
		defaults: { name: 'Bare Trigger' },
		inputs: [],
		outputs: ['main'],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'bare',
			},
		],
		properties: [],
	};

	async webhook() {
		return { webhookResponse: {}, workflowData: [[{ json: this.getBodyData() }]] };
	}
};
