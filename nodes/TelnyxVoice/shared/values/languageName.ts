const NAMES = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });

/** Codes of Telnyx that are not language tags (RFC 5646), so that `Intl` refuses them. */
const OWN_NAMES: Readonly<Record<string, string>> = {
	auto_detect: 'Detect Automatically',
	'en-GB-WLS': 'English (Wales)',
};

/**
 * The English name of a language, for people who do not think in codes.
 *
 * @param code a code of Telnyx, e.g. `de-DE`
 * @returns e.g. `German (Germany)`; the code itself where no name is known
 */
export function languageName(code: string): string {
	if (Object.hasOwn(OWN_NAMES, code)) return OWN_NAMES[code];
	try {
		return NAMES.of(code) ?? code;
	} catch {
		return code;
	}
}
