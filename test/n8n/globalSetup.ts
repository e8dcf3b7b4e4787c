/* eslint-disable no-console -- this file runs beside n8n, never inside it */
import { installN8n } from './install';

/**
 * Runs once before the tests with a real n8n: on a new machine n8n is installed here, for which no
 * test would wait long enough.
 *
 * @throws {Error} whose message ends with what the user can do
 */
export default async function globalSetup(): Promise<void> {
	await installN8n(console.log);
}
