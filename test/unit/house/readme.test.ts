/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderReadme } from '../../../gulp/readme';
import { operations } from '../../../nodes/TelnyxVoice/resources';
import { eventTable } from '../../../nodes/TelnyxVoice/trigger/selection/events';

const markers = (name: string, content: string) =>
	`<!-- ${name}:start -->\n\n${content}\n\n<!-- ${name}:end -->`;

describe('the tables of the README', () => {
	it('are up to date (else run: npm run docs)', () => {
		const readme = readFileSync(resolve(__dirname, '../../../README.md'), 'utf8');

		expect(renderReadme(readme, { operations, events: eventTable() })).toBe(readme);
	});

	it('have one row per operation and event', () => {
		const old = ['operations', 'exits', 'events'].map((name) => markers(name, 'old'));
		const before = ['# Title', ...old, 'End\n'].join('\n\n');
		const option = { name: 'Dial', description: 'Place a call | ring' };
		const wait = {
			byDefault: true,
			keyExits: true,
			exits: [{ name: 'Busy' }, { name: 'Timed Out', when: 'limit' }],
		};
		const operation = { resource: 'call', option, method: 'POST', path: '/calls', wait };
		const event = { name: 'Hung Up', description: 'It is over', event_type: 'call.hangup' };

		expect(renderReadme(before, { operations: [operation], events: [event] })).toBe(
			[
				'# Title',
				markers(
					'operations',
					[
						'| Resource | Operation | What it does | Telnyx API |',
						'| --- | --- | --- | --- |',
						'| Call | **Dial** | Place a call \\| ring | `POST /calls` |',
					].join('\n'),
				),
				markers(
					'exits',
					[
						'| Operation | Waits by default | Outputs |',
						'| --- | --- | --- |',
						'| **Dial** | yes | Busy · Timed Out\\* · *one per key* |',
					].join('\n'),
				),
				markers(
					'events',
					[
						'| Event | When it happens | Telnyx event |',
						'| --- | --- | --- |',
						'| **Hung Up** | It is over | `call.hangup` |',
					].join('\n'),
				),
				'End\n',
			].join('\n\n'),
		);
	});

	it('are missed when their markers are gone', () => {
		expect(() => renderReadme('# Title', { operations: [], events: [] })).toThrow(
			'README.md needs the lines <!-- operations:start -->',
		);
	});
});
