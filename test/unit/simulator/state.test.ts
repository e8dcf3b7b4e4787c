/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test, which runs beside n8n */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator } from '../../simulator';

let folder: string;
let stateFile: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'simulator-state-'));
	stateFile = join(folder, 'state.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('account, keys and phones outlive a restart; the credential stays right', async () => {
	const first = await startSimulator({ stateFile });
	const application = first.applications.add({
		...{ application_name: 'Desk', webhook_event_url: 'http://127.0.0.1:9/' },
	});
	first.numbers.add({ phone_number: '+15550000001', connection_id: application.id });
	first.numbers.add({ phone_number: '+15550000002', verified: true });
	first.assistants.add({ name: 'Ada' });
	first.people.call('+15550100', 'Anna');
	first.people.set('+15550100', { does: 'machine', beep: false });
	await first.close();
	const second = await startSimulator({ stateFile });
	try {
		expect(second.apiKey).toBe(first.apiKey);
		expect(second.publicKey).toBe(first.publicKey);
		expect(second.sign('body', 1)).toEqual(first.sign('body', 1));
		expect(second.applications.all()).toEqual([application]);
		expect(second.applications.all()[0].outbound?.outbound_voice_profile_id).toBe(
			second.profiles.all()[0].id,
		);
		expect(second.numbers.all()).toEqual(first.numbers.all());
		expect(second.numbers.verified()).toEqual(first.numbers.verified());
		expect(second.assistants.all()).toEqual(first.assistants.all());
		expect(second.people.named()).toEqual([['+15550100', 'Anna']]);
		expect(second.people.get('+15550100')).toEqual({ does: 'machine', beep: false });
		const fresh = second.applications.add({
			...{ application_name: 'New', webhook_event_url: 'http://127.0.0.1:9/' },
		});
		expect(fresh.outbound?.outbound_voice_profile_id).toBe(second.profiles.all()[0].id);
		expect(fresh.id).not.toBe(application.id);
	} finally {
		await second.close();
	}
});

test('nobody else may read the file, which holds a key', async () => {
	const sim = await startSimulator({ stateFile });
	await sim.close();
	expect(statSync(stateFile).mode & 0o077).toBe(0);
});

test('a file of somebody else is refused, and stays', async () => {
	writeFileSync(stateFile, '{"mine":true}');
	await expect(startSimulator({ stateFile })).rejects.toThrow('Give another file');
});
