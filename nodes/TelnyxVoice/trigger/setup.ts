import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { CREDENTIAL } from '../shared/credential';
import { parsePublicKey } from '../shared/publicKey';

/**
 * What n8n runs when a workflow is published, unpublished or tested, for an address that the user
 * puts into the Telnyx portal by hand. Nothing is changed at Telnyx; what would make every webhook
 * fail is reported here, before the first call is missed.
 */
export const manualSetup = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		// n8n calls create() only after `false`, and create() is where the settings are checked.
		return false;
	},

	/** @throws NodeOperationError if the credential or the Events field cannot work. */
	async create(this: IHookFunctions): Promise<boolean> {
		const credential = await this.getCredentials(CREDENTIAL);
		const key = parsePublicKey(credential.publicKey);
		if (!key.ok) {
			throw new NodeOperationError(
				this.getNode(),
				'The webhook public key in the credential cannot be used',
				{ description: key.message },
			);
		}
		const events: unknown = this.getNodeParameter('events', []);
		if (Array.isArray(events) && events.length === 0) {
			throw new NodeOperationError(this.getNode(), 'No event is chosen', {
				description: 'Choose at least one event in the field Events, e.g. Incoming Call.',
			});
		}
		return true;
	},

	async delete(this: IHookFunctions): Promise<boolean> {
		return true;
	},
};
