import type { NumberProblem } from './callingCodes';
import { possibleNumber } from './phoneText';

/** RFC 3261, section 19.1.1, without what would be a second address. */
const SIP_URI = /^sips?:(?!\/\/)(?:[^\s,<>"@\p{Cc}]+@)?[^\s,<>"@/\p{Cc}][^\s,<>"@\p{Cc}]*$/iu;
/**
 * `name@host` as in `from_sip_uri` of Telnyx's events. Only a host that no e-mail has makes it one: an
 * address of the network, a port, or a name that begins with “sip.”.
 */
const WITHOUT_SCHEME =
	/^[^\s,;<>"@:/\p{Cc}]+@(?:(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?|\[[0-9a-f:]+\](?::\d{1,5})?|sip\.[a-z0-9.-]+(?::\d{1,5})?|[a-z0-9.-]+:\d{1,5})(?:;[^\s,<>"@]*)?$/iu;

/**
 * @param text without what stands around it
 * @returns the SIP URI, with `sip:` where an event of Telnyx leaves it out; undefined for other text
 */
export function sipUri(text: string): string | undefined {
	if (SIP_URI.test(text) && !/[;,]sips?:/i.test(text)) return text;
	return WITHOUT_SCHEME.test(text) ? `sip:${text}` : undefined;
}

/** Whether it is an address of WhatsApp, most of which hold a phone number before the @. */
export function isWhatsApp(text: string): boolean {
	return /@(?:s\.whatsapp\.net|c\.us|g\.us|lid|broadcast)$|^whatsapp:|\bwa\.me\//i.test(text);
}

/** Why a text that looks like an address is none; undefined for what does not look like one. */
export function explainSip(text: string): NumberProblem | undefined {
	const shown = text.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 60);
	if ((text.match(/\bsips?:|@/gi) ?? []).length > 2 || /@.*@/s.test(text)) {
		return {
			message: `has more than one address: “${shown}”`,
			advice: 'Write one address only. Dial rings further ones with the option “Also Ring”.',
		};
	}
	if (/^sips?:/i.test(text)) {
		return {
			message: `is not a SIP address: “${shown}”`,
			advice: 'Write it without spaces and commas, e.g. sip:name@example.com.',
		};
	}
	if (!/^[^\s@]+@[^\s@]+$/.test(text) || isWhatsApp(text)) return undefined;
	const number = possibleNumber(text.replace(/@.*$/s, ''));
	return {
		message: `is not a phone number or SIP address: “${shown}”`,
		advice: `A SIP address starts with sip:, so write sip:${shown}.${number ? ` To call the phone number, write ${number}.` : ''}`,
	};
}
