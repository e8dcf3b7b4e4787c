/** Names that lead nowhere by agreement (RFC 2606, RFC 6761): `old.example.com`, `x.test`, … */
const RESERVED = /(^|\.)(example(\.com|\.org|\.net)?|invalid|test|localhost)$/;
/**
 * Addresses without a way in from the internet: RFC 1122 (0.0.0.0/8), RFC 1918, RFC 3927, RFC 4193,
 * RFC 4291 (link-local), RFC 6598 (carriers' own).
 */
const PRIVATE_IP =
	/^(0|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$|^\[(f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|::\])/;
/** Names of a local network: without a dot, e.g. of a container, or agreed upon (RFC 6762). */
const PRIVATE_NAME = /^[^.[]+$|\.(local|internal|lan)$/;

function hostOf(url: string): string | undefined {
	return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : undefined;
}

/** Whether a URL points to the machine it is used on. Something that is no URL does not. */
export function isLoopback(url: string): boolean {
	const host = hostOf(url) ?? '';
	return /^(.+\.)?localhost$|^\[::1\]$|^127\.[\d.]+$/.test(host);
}

/** Whether a URL points to this machine, or into a network that nobody on the internet reaches. */
export function isLocal(url: string): boolean {
	const host = hostOf(url) ?? '';
	return host !== '' && (isLoopback(url) || PRIVATE_IP.test(host) || PRIVATE_NAME.test(host));
}

/** Whether what is sent to a URL goes through the internet for everybody on the way to read. */
export function isReadable(url: string): boolean {
	return URL.canParse(url) && new URL(url).protocol === 'http:' && !isLocal(url);
}

/**
 * Whether Telnyx surely cannot reach a URL of n8n. Beside an API that is local itself, such as a
 * simulator, everything can be reached.
 *
 * @param apiUrl base URL of the credential; '' for Telnyx itself
 */
export function isOutOfReach(url: string, apiUrl: string): boolean {
	return isLocal(url) && !isLocal(apiUrl);
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
