/** Names that lead nowhere by agreement (RFC 2606, RFC 6761): `old.example.com`, `x.test`, … */
const RESERVED = /(^|\.)(example(\.com|\.org|\.net)?|invalid|test|localhost)$/;
/** Networks without a way in from the internet (RFC 1918, RFC 3927, RFC 4193, RFC 6762). */
const PRIVATE =
	/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cd])|\.(local|internal|lan)$/;

function hostOf(url: string): string | undefined {
	return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : undefined;
}

/** Whether a URL points to the machine it is used on. Something that is no URL does not. */
export function isLoopback(url: string): boolean {
	const host = hostOf(url) ?? '';
	return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

/** Whether a URL points into a network that nobody on the internet reaches. */
export function isPrivate(url: string): boolean {
	return PRIVATE.test(hostOf(url) ?? '');
}

/** Whether a URL can be nobody's: it is none, or its name is reserved for examples. */
export function isNobodys(url: string): boolean {
	const host = hostOf(url);
	return !/^https?:/i.test(url) || host === undefined || RESERVED.test(host);
}

/** Origin and path of a URL, without query, fragment, user name and password; '' for no URL. */
export function bare(url: string): string {
	if (!URL.canParse(url)) return '';
	const { origin, pathname } = new URL(url);
	return origin + pathname.replace(/(.)\/$/, '$1');
}

/** Whether two URLs lead to the same place, whatever their queries say. */
export function isSamePlace(one: string, other: string): boolean {
	return bare(one) !== '' && bare(one) === bare(other);
}
