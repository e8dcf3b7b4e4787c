import { ParameterError } from '../../../../nodes/TelnyxVoice/shared/values/parameterError';
import {
	comparable,
	destination,
	e164,
	e164OrSip,
	sipAddress,
} from '../../../../nodes/TelnyxVoice/shared/values/phone';

function refusal(read: () => unknown): ParameterError {
	try {
		read();
	} catch (error) {
		expect(error).toBeInstanceOf(ParameterError);
		return error as ParameterError;
	}
	throw new Error('It was accepted');
}

describe('e164', () => {
	it.each([
		['+13125550001', '+13125550001'],
		[' +1 (312) 555-0001 ', '+13125550001'],
		['+1.312.555.0001', '+13125550001'],
		['+33.6.12.34.56.78', '+33612345678'],
		['+1\u00a0312\u2011555\u20130001', '+13125550001'],
		['+1\u202f312\u2212555\u30000001', '+13125550001'],
		// Address books wrap a copied number in marks that nobody sees.
		['\u202a+1 312 555 0001\u202c', '+13125550001'],
		['\ufeff+13125550001\u200b', '+13125550001'],
		['\u2068+13125\u00ad550001\u2069', '+13125550001'],
		['(+33) 612345678', '+33612345678'],
		['(+33)6 12 34 56 78', '+33612345678'],
		['+(33) 6 12 34 56 78', '+33612345678'],
		['(+1) (312) 555-0001', '+13125550001'],
		['(+13125550001)', '+13125550001'],
		['+ 1 312 555 0001', '+13125550001'],
		['tel:+13125550001', '+13125550001'],
		['TEL:+1-312-555-0001', '+13125550001'],
		['tel://+13125550001', '+13125550001'],
		['<tel:+13125550001>', '+13125550001'],
		["'+13125550001", '+13125550001'],
		['’+13125550001', '+13125550001'],
		["'+13125550001'", '+13125550001'],
		['"+13125550001"', '+13125550001'],
		['“+13125550001”', '+13125550001'],
		['＋８１９０１２３４５６７８', '+819012345678'],
		['＋１（３１２）５５５－０００１', '+13125550001'],
		// Arabic-Indic and Eastern Arabic digits have the value of ours (libphonenumber reads them, too).
		['+١٣١٢٥٥٥٠٠٠١', '+13125550001'],
		['+۹۸۲۱۱۲۳۴۵۶۷۸', '+982112345678'],
		['+13125550001\n', '+13125550001'],
		// Where the zero belongs to the number.
		['+39 06 1234 5678', '+390612345678'],
		['+225 01 23 45 67 89', '+2250123456789'],
	])('reads %j as %s', (typed, expected) => {
		expect(e164(typed)).toBe(expected);
	});

	it.each<unknown>([
		'',
		'   ',
		'+',
		'+0123456789',
		'+1312',
		'+1234567890123456',
		'++13125550001',
		'+1312555000a',
		'+1312;555',
		'+13125550001,200',
		'sip:a@b.c',
		'+1³²5550001',
		'+1312555\n0001\r\nX: y'.repeat(3),
		`+${'9'.repeat(100_000)}`,
		`+${'9 '.repeat(100_000)}`,
		`${'(+1'.repeat(50_000)}`,
		undefined,
		null,
		true,
		{},
		[],
		['+13125550001'],
		() => 1,
		1e21,
		NaN,
		-13125550001,
		'anonymous',
		'192.0.2.72',
		'2026-01-15',
	])('refuses %p', (typed) => {
		const { message, advice } = refusal(() => e164(typed));
		expect(message.length).toBeLessThan(150);
		expect(advice).toMatch(/\S/);
	});

	/** Each row: what is typed, what the reason says, the number that the advice may name. */
	it.each([
		['+13125550001/2', /slash/, undefined],
		['+49 40 123456/57', /slash/, undefined],
		['+44 20 7946 0958/9', /slash/, undefined],
		['+49 30/123456', /slash/, undefined],
		['+49 40 123456 / 57', /slash/, undefined],
		['+1 312 555 0001 (2)', /brackets/, undefined],
		['+1 (312) 555-0001 (2)', /brackets/, undefined],
		['+49 (40) 123456 (57)', /brackets/, undefined],
		['+1 (312) (555) 0001', /brackets/, undefined],
		['13125550001.0', /not written as a phone number/, '+13125550001'],
		['+13125550001.0', /not written as a phone number/, '+13125550001'],
		['13125550001.00', /not written as a phone number/, '+13125550001'],
		['13125550001,0', /not written as a phone number/, '+13125550001'],
		['+13125550001.5', /not written as a phone number/, undefined],
		['+49 40 123456.0', /not written as a phone number/, undefined],
		['1.31255E+10', /not written as a phone number/, undefined],
		['1,31255E+10', /not written as a phone number/, undefined],
		['13,125,550,001', /not written as a phone number/, undefined],
		['#NAME?', /not written as a phone number/, undefined],
		['########', /not written as a phone number/, undefined],
		['+13125550001 +13125550002', /more than one/, undefined],
		['+13125550001/+13125550002', /more than one/, undefined],
		['+13125550001; +13125550002', /more than one/, undefined],
		['+13125550001 or +13125550002', /more than one/, undefined],
		['+13125550001, 3125550002', /more than one/, undefined],
		['+13125550001 & 3125550002', /more than one/, undefined],
		['+13125550001 oder 3125550002', /more than one/, undefined],
		['+13125550001 / 3125550002', /more than one/, undefined],
		['+13125550001\n+13125550002', /more than one/, undefined],
		['+13125550001\n2', /more than one/, undefined],
		['+13125550001\t12', /more than one/, undefined],
		['+13125550001 13125550002', /more than one/, undefined],
		['13125550001 13125550002', /more than one/, undefined],
		['+1 312 555 0001 ext. 12', /extension/, '+13125550001,12'],
		['+1 312 555 0001 ext 12', /extension/, '+13125550001,12'],
		['+13125550001x12', /extension/, '+13125550001,12'],
		['+13125550001 #12', /extension/, '+13125550001,12'],
		['+1 312 555 0001, extension 12', /extension/, '+13125550001,12'],
		['+1 312 555 0001 (ext. 12)', /extension/, '+13125550001,12'],
		['tel:+1-312-555-0001;ext=12', /extension/, '+13125550001,12'],
		['+49 40 123456 Durchwahl 57', /extension/, '+4940123456,57'],
		['+13125550001p12', /extension/, '+13125550001,12'],
		['3125550001 x12', /extension/, '+13125550001,12'],
		['Mobile: +1 312 555 0001', /more than a phone number/, '+13125550001'],
		['+13125550001 (mobile)', /more than a phone number/, '+13125550001'],
		['+49 30 12345 O', /letters/, undefined],
		['+1 800 FLOWERS', /letters/, undefined],
		['whatsapp:+13125550001', /WhatsApp/, '+13125550001'],
		['13125550001@s.whatsapp.net', /WhatsApp/, '+13125550001'],
		['13125550001:7@s.whatsapp.net', /WhatsApp/, '+13125550001'],
		['13125550001@c.us', /WhatsApp/, '+13125550001'],
		['https://wa.me/13125550001', /WhatsApp/, '+13125550001'],
		['120363025550001@g.us', /WhatsApp/, undefined],
		['182345550001234@lid', /WhatsApp/, undefined],
		['sip:+13125550001@example.com', /not an address/, '+13125550001'],
		['name@example.com', /not an address/, undefined],
		['+9991234567', /no country code/, undefined],
		['+131255500012', /10 digits, not 11/, undefined],
		['+1312555000', /10 digits, not 9/, undefined],
		// A second line behind a dash or a blank is found by the length that the country has.
		['+13125550001-2', /10 digits, not 11/, undefined],
		['+13125550001 2', /10 digits, not 11/, undefined],
		['+44 020 7946 0958', /a 0 behind the country code/, '+442079460958'],
		['+44 (020) 7946 0958', /a 0 behind the country code/, '+442079460958'],
		['911', /is not a phone number/, undefined],
		['*67', /is not a phone number/, undefined],
		['tel:112', /is not a phone number/, undefined],
		['tel:3125550001;phone-context=+1', /country code/, undefined],
		['011 44 20 7946 0958', /country code/, undefined],
		['030 1234567', /country code/, undefined],
		['+0049 30 123456', /country code/, '+4930123456'],
		['(312) 555-0001', /country code/, '+13125550001'],
	])('refuses %j with its reason', (typed, reason, named) => {
		const { message, advice = '' } = refusal(() => e164(typed));
		expect(message).toMatch(reason);
		// The example of the advice is no number of the user's.
		const numbers = advice
			.replaceAll('e.g. +13125550001.', '')
			.replaceAll('comma and the extension: +13125550001,12.', (text) => (named ? text : ''))
			.match(/\+[\d,]*\d/g);
		if (named === undefined) expect(numbers).toBeNull();
		else expect(numbers).toContain(named);
	});

	it.each(['13125550001.0', '1.31255E+10'])('names the spreadsheet for %s', (typed) => {
		expect(refusal(() => e164(typed)).advice).toMatch(/spreadsheet.*column as text/);
	});

	it.each([
		['3125550001', '+3125550001'],
		['3125550001', '+13125550001'],
		[13125550001, '+13125550001'],
		['0049 30 123456', '+4930123456'],
	])('asks for the plus sign of %p and shows %s', (typed, suggested) => {
		const { message, advice } = refusal(() => e164(typed));
		expect(message).toMatch(/country code/);
		expect(advice).toContain(`write ${suggested}.`);
	});

	it.each(['+49 (0)30 123456', '+44(0)20 7946 0958', '(+44) ( 0 ) 20 7946 0958'])(
		'does not dial the zero that is left out from abroad: %s',
		(typed) => {
			const { message, advice } = refusal(() => e164(typed));
			expect(message).toContain('(0)');
			expect(advice).toBe('Leave the (0) out.');
		},
	);
});

describe('e164OrSip', () => {
	it.each([
		['sip:name@example.com', 'sip:name@example.com'],
		[' sips:name@example.com;transport=tls ', 'sips:name@example.com;transport=tls'],
		['SIP:+13125550001@example.com;secure=srtp', 'SIP:+13125550001@example.com;secure=srtp'],
		['<sip:alice@example.com>', 'sip:alice@example.com'],
		['"Alice" <sip:alice@example.com>', 'sip:alice@example.com'],
		["'sip:alice@example.com", 'sip:alice@example.com'],
		['sip:192.0.2.72:5060', 'sip:192.0.2.72:5060'],
		['sip:alice@[2001:db8::1]:5060', 'sip:alice@[2001:db8::1]:5060'],
		// As `from_sip_uri` of events has it.
		['+13125550001@192.0.2.72:5060', 'sip:+13125550001@192.0.2.72:5060'],
		['3125550101@192.0.2.72:5060', 'sip:3125550101@192.0.2.72:5060'],
		['+13125550101@sip.telnyx.eu', 'sip:+13125550101@sip.telnyx.eu'],
		['alice@sip.telnyx.com', 'sip:alice@sip.telnyx.com'],
		['alice@pbx.example.com:5061', 'sip:alice@pbx.example.com:5061'],
		['+1 312 555 0001', '+13125550001'],
		['tel:+13125550001', '+13125550001'],
	])('reads %j', (typed, expected) => {
		expect(e164OrSip(typed)).toBe(expected);
	});

	it.each([
		'sip:',
		'sip:a b@c.d',
		'sip://a@b.c',
		'sip:a@b.c,sip:d@e.f',
		'sip:a@b.c;sip:d@e.f',
		'sip:a@b.c sip:d@e.f',
		'<sip:a@b.c>, <sip:d@e.f>',
		'sip:a@b.c\u0000',
		'http://example.com',
		'@',
		'a@',
		'@b.c',
		{},
		'',
	])('refuses %p', (typed) => {
		refusal(() => e164OrSip(typed));
	});

	it('shows how a SIP address is written', () => {
		expect(refusal(() => e164OrSip('name@example.com')).advice).toContain('sip:name@example.com');
	});

	it('shows both ways where a phone number stands before the @', () => {
		const { advice } = refusal(() => e164OrSip('+13125550001@example.com'));
		expect(advice).toContain('write sip:+13125550001@example.com.');
		expect(advice).toContain('write +13125550001.');
	});

	it('takes no address of WhatsApp for a SIP address', () => {
		const { advice } = refusal(() => e164OrSip('13125550001@s.whatsapp.net'));
		expect(advice).toBe('Write the number only: +13125550001.');
	});
});

describe('sipAddress', () => {
	it.each([
		['sip:name@example.com', 'sip:name@example.com'],
		['<sip:name@example.com>', 'sip:name@example.com'],
		['+13125550101@192.0.2.10:5060', 'sip:+13125550101@192.0.2.10:5060'],
	])('reads %j', (typed, expected) => {
		expect(sipAddress(typed)).toBe(expected);
	});

	it.each(['+13125550001', 'tel:+13125550001', 'name', 'sip:a,b@c.d', ''])(
		'refuses %j',
		(typed) => {
			refusal(() => sipAddress(typed));
		},
	);

	it('shows where a phone number stands in an address', () => {
		expect(refusal(() => sipAddress('+13125550001')).advice).toContain('sip:+13125550001@');
	});
});

describe('destination', () => {
	it.each([
		['+1 800 424 7767,200', '+18004247767,200'],
		['+18004247767, 1w2W#', '+18004247767,1w2W#'],
		['tel:+18004247767,200', '+18004247767,200'],
		["'(+33) 612345678,12", '+33612345678,12'],
		['+18004247767,12345678901#', '+18004247767,12345678901#'],
		['sip:a@b.c', 'sip:a@b.c'],
		['+13125550001@192.0.2.72:5060', 'sip:+13125550001@192.0.2.72:5060'],
	])('reads %j as %s', (typed, expected) => {
		expect(destination(typed)).toBe(expected);
	});

	it.each([
		'+13125550001, +13125550003',
		'+13125550001,13125550003',
		'+13125550001, 312-555-0003',
		'+13125550001, sip:a@b.c',
		'+13125550001; +13125550003',
		'+13125550001 or +13125550003',
		'sip:a@b.c, sip:d@e.f',
	])('points to Also Ring for several numbers: %s', (typed) => {
		expect(refusal(() => destination(typed)).advice).toContain('Also Ring');
	});

	it('says how a pause is written', () => {
		expect(refusal(() => destination('+18004247767,,12')).advice).toMatch(/w for half a second/);
	});

	it.each(['+18004247767,', ',200', '+18004247767,x', '+13125550001/2,12', '13125550001.0'])(
		'refuses %p',
		(typed) => {
			refusal(() => destination(typed));
		},
	);
});

test.each([
	['+13125550101@192.0.2.72:5060', 'sip:+13125550101@192.0.2.72:5060'],
	['SIP:Name@Example.com', 'sip:name@example.com'],
	['+1 312-555-0001', '+13125550001'],
	['Anonymous', 'anonymous'],
	// Another country's operators may send what no table knows.
	['+15550100', '+15550100'],
])('%s is compared as %s', (arrived, expected) => {
	expect(comparable(arrived)).toBe(expected);
});
