/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { operations } from '../../../nodes/TelnyxVoice/resources';
import { ACTION_TYPE, readWorkflow, repositoryRoot, TRIGGER_TYPE } from '../../support/n8n/world';

const names = readdirSync(join(repositoryRoot, 'workflows')).map((file) =>
	file.replace(/\.json$/, ''),
);

describe.each(names)('the ready workflow %s', (name) => {
	const { nodes, connections } = readWorkflow(name);
	const ours = nodes.filter(({ type }) => type === ACTION_TYPE || type === TRIGGER_TYPE);

	it('leaves credentials, applications and numbers of an account to choose', () => {
		for (const { credentials, webhookId, parameters } of ours) {
			expect(credentials).toBeUndefined();
			expect(webhookId).toBeUndefined();
			const unchosen = { __rl: true, mode: 'list', value: '' };
			const { connectionId = unchosen, from = unchosen } = parameters;
			expect([connectionId, from]).toEqual([unchosen, unchosen]);
		}
	});

	it('uses operations that there are, and no code', () => {
		const known = operations.map(({ resource, option }) => `${resource} ${option.value}`);
		for (const { parameters } of ours.filter(({ type }) => type === ACTION_TYPE)) {
			expect(known).toContain(`${String(parameters.resource)} ${String(parameters.operation)}`);
		}
		expect(nodes.filter(({ type }) => /\.(code|function|httpRequest)$/.test(type))).toEqual([]);
	});

	it('has a note that tells how to use it, and arrows between nodes that there are', () => {
		const known = nodes.map((node) => node.name);
		const targets = Object.values(connections).flatMap(({ main }) =>
			main.flatMap((output) => (output ?? []).map(({ node }) => node)),
		);

		expect(known).toContain('Note: how to use');
		expect(known).toEqual(expect.arrayContaining([...Object.keys(connections), ...targets]));
	});
});
