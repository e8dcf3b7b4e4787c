/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Addresses that stand for all of a machine's own, and that nobody can call. */
const ANY = new Set(['0.0.0.0', '::']);

/** What others write to reach a server that listens at `host`. */
export function reachableHost(host: string): string {
	if (!ANY.has(host)) return isIPv6(host) ? `[${host}]` : host;
	const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
	const outside = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
	return outside?.address ?? '127.0.0.1';
}
