/** HTTP status and title of the error codes the simulator sends. Source: Telnyx's API error list. */
const catalogue = {
	'10004': [422, 'Missing required parameter'],
	'10005': [404, 'Resource not found'],
	'10007': [500, 'Unexpected error'],
	'10009': [401, 'Authentication failed'],
	'10010': [403, 'Authorization failed'],
	'10011': [429, 'Too many requests'],
	'10015': [422, 'Bad Request'],
	'10016': [422, 'Phone number must be in +E.164 format'],
	'10023': [400, 'Invalid JSON'],
	'10025': [422, 'Invalid parameter length'],
	'10026': [422, 'Invalid parameter type'],
	'10027': [422, 'Unprocessable Entity'],
	'10031': [400, 'Invalid filter'],
	'10032': [422, 'Value not in the list of allowed values'],
	'10033': [422, 'Value outside the allowed range'],
	'90009': [422, 'Invalid value for loop'],
	'90010': [422, 'Invalid value for payload'],
	'90012': [422, 'Invalid value for voice'],
	'90013': [422, 'Invalid value for language'],
	'90014': [422, 'Invalid value for digits'],
	'90015': [422, 'Invalid Call Control ID'],
	'90016': [422, 'Invalid value for stop'],
	'90017': [422, 'Invalid client state'],
	'90018': [422, 'Call has already ended'],
	'90019': [422, 'Conference has already ended'],
	'90020': [422, 'Call recording triggered before audio started'],
	'90022': [422, 'Invalid value for minimum_digits'],
	'90024': [422, 'Invalid value for maximum_tries'],
	'90025': [422, 'Invalid value for timeout_millis'],
	'90026': [422, 'Invalid value for inter_digit_timeout_millis'],
	'90029': [422, 'Invalid time limit'],
	'90032': [422, 'Conference is full'],
	'90033': [422, 'Conference name is in use'],
	'90034': [422, 'Call is not answered yet'],
	'90035': [422, 'Call is not in a queue'],
	'90036': [422, 'Queue is full'],
	'90038': [422, 'Call is already in a queue'],
	'90044': [422, 'Call is already in a conference'],
	'90053': [422, "Call recording triggered with 'timeout_secs' while transcribing"],
	'90054': [422, 'Call is already being transcribed'],
	'90057': [422, 'Invalid webhook_urls'],
	'90059': [422, 'Invalid value for track'],
	'90061': [422, 'AI Assistant is already active'],
	'90102': [422, 'Call cannot be answered'],
} as const satisfies Record<string, readonly [number, string]>;

/** A code of Telnyx's error list that the simulator can send. */
export type ErrorCode = keyof typeof catalogue;

/** One entry of the `errors` list of Telnyx's envelope. */
export interface ErrorEntry {
	code: string;
	title: string;
	detail: string;
	source?: { pointer: string } | { parameter: string };
	meta: { url: string };
}

/** One entry; `pointer` is a JSON pointer into the body. */
export function entry(code: ErrorCode, detail: string, pointer?: string): ErrorEntry {
	return {
		code,
		title: catalogue[code][1],
		detail,
		...(pointer === undefined ? {} : { source: { pointer } }),
		meta: { url: `https://developers.telnyx.com/docs/overview/errors/${code}` },
	};
}

/** A refusal in Telnyx's envelope. The HTTP status follows from the first code unless given. */
export class ApiError extends Error {
	readonly status: number;

	constructor(
		readonly errors: ErrorEntry[],
		readonly extra: Record<string, unknown> = {},
		status?: number,
	) {
		super(errors.map((error) => `${error.code} ${error.detail}`).join('; '));
		this.status = status ?? catalogue[errors[0].code as ErrorCode][0];
	}

	get body(): Record<string, unknown> {
		return { errors: this.errors, ...this.extra };
	}
}

/** Shorthand for an {@link ApiError} with one entry. */
export function refuse(code: ErrorCode, detail: string, pointer?: string): ApiError {
	return new ApiError([entry(code, detail, pointer)]);
}

/** An immediate refusal to dial, in the shape users report (403, 10010, `telnyx_error`). */
export function dialRefused(dCode: string): ApiError {
	return new ApiError([entry('10010', `Call was refused by Telnyx ${dCode}`)], {
		telnyx_error: { error_code: dCode },
	});
}
