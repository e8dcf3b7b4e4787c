/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Owner } from './host';

/** A refusal of n8n's REST API. */
export class N8nApiError extends Error {
	constructor(
		message: string,
		readonly status: number,
	) {
		super(message);
	}
}

const POLL_MS = 100;

/** A logged-in browser's side of n8n's REST API: cookie, browser id, JSON. */
export class Session {
	private cookie = '';

	/** n8n ties the login to this header (its protection against stolen cookies). */
	private readonly browserId = randomUUID();

	/** @param url n8n's address without a slash at the end */
	constructor(readonly url: string) {}

	/** Logs in; creates the owner's account first if this n8n has never been set up. */
	async enter(owner: Owner): Promise<void> {
		const settings = await this.get<{ userManagement: { showSetupOnFirstLoad?: boolean } }>(
			'/settings',
		);
		if (settings.userManagement.showSetupOnFirstLoad) {
			await this.post('/owner/setup', { ...owner, firstName: 'Demo', lastName: 'Owner' });
			return;
		}
		await this.post('/login', { emailOrLdapLoginId: owner.email, password: owner.password });
	}

	/** The login cookie as `name` and `value`, to hand it to a browser. */
	loginCookie(): { name: string; value: string } {
		const [name, value] = this.cookie.split('=', 2);
		return { name, value };
	}

	async get<T>(path: string): Promise<T> {
		return await this.request<T>('GET', path);
	}

	async post<T>(path: string, body: unknown): Promise<T> {
		return await this.request<T>('POST', path, body);
	}

	async patch<T>(path: string, body: unknown): Promise<T> {
		return await this.request<T>('PATCH', path, body);
	}

	async delete<T>(path: string): Promise<T> {
		return await this.request<T>('DELETE', path);
	}

	/** A JSON file n8n serves outside its REST API; `undefined` when it does not exist. */
	async file<T>(path: string): Promise<T | undefined> {
		const response = await fetch(`${this.url}${path}`, { headers: this.headers() });
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.includes('json');
		return response.ok && isJson ? (JSON.parse(text) as T) : undefined;
	}

	/**
	 * Asks again and again until the answer satisfies.
	 *
	 * @param what ends the sentence "Waited … for", e.g. `the workflow to be published`
	 * @throws {Error} after `withinMs`, with the last answer
	 */
	async poll<T>(
		ask: () => Promise<T>,
		satisfies: (answer: T) => boolean,
		withinMs: number,
		what: string,
	): Promise<T> {
		const deadline = Date.now() + withinMs;
		for (;;) {
			const answer = await ask();
			if (satisfies(answer)) return answer;
			if (Date.now() > deadline) {
				const last = JSON.stringify(answer).slice(0, 2000);
				throw new Error(`Waited ${withinMs / 1000} s for ${what}; it is: ${last}`);
			}
			await sleep(POLL_MS);
		}
	}

	private headers(): Record<string, string> {
		return {
			'browser-id': this.browserId,
			...(this.cookie && { cookie: this.cookie }),
		};
	}

	private async request<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: {
				...this.headers(),
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const cookie = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (cookie) this.cookie = cookie.split(';')[0];

		const text = await response.text();
		let json: { data?: T; message?: string } = {};
		try {
			json = JSON.parse(text) as { data?: T; message?: string };
		} catch {
			json = { message: text.slice(0, 500) };
		}
		if (!response.ok) {
			throw new N8nApiError(
				`${method} ${path} → ${response.status}: ${json.message}`,
				response.status,
			);
		}
		return (json.data ?? json) as T;
	}
}
