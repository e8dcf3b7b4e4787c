type Row = readonly [cause: string, advice: string];

const OTHER_FROM = 'Choose one of your Telnyx numbers, or a number verified with Telnyx, as From.';

const tooMany = (limit: string): Row => [
	'too many calls at once',
	`More calls are going on at once than ${limit} allows. Wait until one ends, or ask Telnyx to raise the limit.`,
];
const off = (what: string, next: string): Row => [
	`the ${what} is switched off`,
	`The ${what} is switched off. ${next}`,
];
const unknown = (what: string): Row => [
	`the ${what} is not recognised`,
	`Telnyx does not recognise the ${what} of this call. This concerns calls from a SIP phone or phone system: check user name, password and connection there.`,
];
const NO_PROFILE: Row = [
	'no outbound voice profile',
	'The application has no outbound voice profile. In the Telnyx portal, open the application, tab Outbound, and choose one.',
];
const NOT_VALID: Row = [
	'the number that is called is not valid',
	'The number that is called is not valid. Check it: plus sign, country code, and no digit too few or too many.',
];
const FROM_NOT_VALID: Row = [
	'the From number is not valid',
	`The From number is not valid: it may have a wrong format. ${OTHER_FROM}`,
];
const NOBODY_TAKES_IT: Row = [
	'nothing takes the call',
	'No destination takes calls to this number. In the Telnyx portal, under Numbers, give it an application.',
];
const CHANNEL_BILLING = tooMany('your channel billing');
const DOCUMENTS: Row = [
	'documents are missing for the number',
	'Telnyx needs regulatory documents for this number, or is still checking them. See Numbers in the Telnyx portal.',
];

/**
 * The D-codes of Telnyx: why it does not place a call (Dial, Transfer, SIP Refer), or let one in.
 * Source: Telnyx' help page "SIP response codes" (support.telnyx.com, article 4409457).
 */
export const D_CODES: Readonly<Record<string, Row>> = {
	D1: tooMany('your account'),
	D2: tooMany('the outbound voice profile'),
	D3: tooMany('the outbound channel limit of the application'),
	D4: tooMany('the inbound channel limit of the application'),
	D5: CHANNEL_BILLING,
	D7: NO_PROFILE,
	D8: [
		'the number has no emergency address',
		'The number has no emergency address (E911). Add one in the Telnyx portal, under Numbers.',
	],
	D9: [
		'too many international calls at once',
		'Too many international calls at once. Wait a moment, or ask Telnyx to raise the limit.',
	],
	D10: tooMany('your account'),
	D11: NOT_VALID,
	D12: [
		'the service plan does not include this destination',
		'The service plan of the outbound voice profile does not include this destination. Change the plan of the profile in the Telnyx portal.',
	],
	D13: [
		'the country is not allowed',
		'The outbound voice profile does not allow this country. In the Telnyx portal, open the profile and add the country to its allowed destinations.',
	],
	D14: NOT_VALID,
	D15: off('outbound voice profile', 'Switch it on in the Telnyx portal.'),
	D16: off('application', 'Switch it on in the Telnyx portal.'),
	D17: off('account', 'Ask Telnyx support.'),
	D18: [
		'the application is not active',
		'The application that would take the call is not active. Switch it on in the Telnyx portal.',
	],
	D19: [
		'the account is blocked for billing reasons',
		'Telnyx blocked the account for billing reasons, e.g. no balance. Check Billing in the Telnyx portal.',
	],
	D21: NOBODY_TAKES_IT,
	D22: tooMany('the channel limit of the user, the profile or the application'),
	D24: [
		'the call costs more than the profile allows',
		'The call costs more per minute than the outbound voice profile allows. Raise its maximum rate in the Telnyx portal.',
	],
	D25: unknown('account'),
	D26: unknown('connection'),
	D29: unknown('token'),
	D30: [
		'the SIP address is not valid',
		'The SIP address is not valid. It looks like sip:name@example.com.',
	],
	D31: [
		'the SIP subdomain setting is not valid',
		'The SIP subdomain setting of the application is not valid. Check it in the Telnyx portal, under Inbound.',
	],
	D34: [
		'From is not a number of the European Economic Area',
		'The service plan demands a From number of the European Economic Area (EEA). Choose such a number as From, or change the plan.',
	],
	D35: FROM_NOT_VALID,
	D36: [
		'the From number belongs to another account',
		`The From number belongs to another account. ${OTHER_FROM}`,
	],
	D37: [
		'emergency numbers cannot be called',
		'Emergency numbers cannot be called this way. Use a phone for them.',
	],
	D38: NO_PROFILE,
	D39: [
		'daily limit for international calls reached',
		'Your account has reached its daily spending limit for international calls. Wait until tomorrow, or ask Telnyx to raise it.',
	],
	D40: [
		'no route to this number',
		'There is no route to this number. Check the number that is called, or ask Telnyx.',
	],
	D41: [
		'the destination is barred',
		'Telnyx bars this destination as a protection against fraud. Ask Telnyx support.',
	],
	D42: [
		'SIP REFER is not allowed',
		'SIP REFER is not switched on for this connection. Ask Telnyx support, or use Transfer.',
	],
	D44: [
		'the application is not known',
		'The id of the application is wrong. Choose it from the list in the field Application.',
	],
	D46: [
		'the From number may only receive calls',
		`The From number may only receive calls: it is on the do-not-originate list. ${OTHER_FROM}`,
	],
	D48: NOBODY_TAKES_IT,
	D49: FROM_NOT_VALID,
	D50: NOT_VALID,
	D51: [
		'the From number is not verified',
		`The From number is not yours and not verified. ${OTHER_FROM}`,
	],
	D52: [
		'rejected by call screening',
		'Call screening rejected this incoming call. Check the screening settings of the number in the Telnyx portal.',
	],
	D53: [
		'From and To are the same number',
		'From and To are the same number. Choose another one for either of them.',
	],
	D54: [
		'the From number has a bad reputation',
		`Calls from this From number are restricted, because it has a bad reputation. ${OTHER_FROM}`,
	],
	D56: CHANNEL_BILLING,
	D57: [
		'HD voice is off for the number',
		'HD voice is switched off for this number. Switch it on in the Telnyx portal, under Numbers, or choose other codecs.',
	],
	D58: [
		'the destination is restricted',
		'Telnyx has restricted this destination. Ask Telnyx support.',
	],
	D59: [
		'this short or special number cannot be called',
		'The number that is called is a short or special number that cannot be called from the country of the From number. Use its full number, or another From.',
	],
	D60: [
		'a trial account may call verified numbers only',
		'This account may call verified numbers only. Verify the number, or upgrade the account in the Telnyx portal.',
	],
	D61: [
		'a trial account takes calls from verified numbers only',
		'Incoming calls: a trial account takes them from verified numbers only. Verify the number of the caller, or upgrade the account in the Telnyx portal.',
	],
	D63: [
		'the number is still being ported',
		'The number is still being ported to Telnyx. Wait until that has ended.',
	],
	D64: DOCUMENTS,
	D65: DOCUMENTS,
};
