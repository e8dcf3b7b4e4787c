/**
 * A parameter that cannot be sent as it is. Thrown before anything goes to Telnyx; the node
 * turns it into an n8n error that names the field and the item.
 */
export class ParameterError extends Error {
	/** Display name of the field; set by the code that knows which field it converts. */
	field?: string;

	/**
	 * @param message what is wrong, worded to follow the field's name: `needs a phone number`
	 * @param advice what to do next, for a person who has never read the API reference
	 */
	constructor(
		message: string,
		readonly advice?: string,
	) {
		super(message);
	}
}
