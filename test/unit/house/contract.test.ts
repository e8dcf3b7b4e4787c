/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this file runs beside n8n, never inside it */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TelnyxVoiceApi } from '../../../credentials/TelnyxVoiceApi.credentials';
import { contractOf } from '../../../gulp/contract';
import { operations } from '../../../nodes/TelnyxVoice/resources';
import { TelnyxVoice } from '../../../nodes/TelnyxVoice/TelnyxVoice.node';
import { TelnyxVoiceTrigger } from '../../../nodes/TelnyxVoice/TelnyxVoiceTrigger.node';
import { root } from '../../support/command/command';

it('keeps what saved workflows rely on (if the change is meant: npm run contract)', () => {
	const written: unknown = JSON.parse(readFileSync(join(root, 'test/contract.json'), 'utf8'));
	const action = new TelnyxVoice().description;
	const trigger = new TelnyxVoiceTrigger().description;
	const now = contractOf({ action, trigger, credential: new TelnyxVoiceApi() }, operations);

	expect(JSON.parse(JSON.stringify(now))).toEqual(written);
});

describe('the contract', () => {
	const field = (name: string, more: object) => ({ displayName: 'X', name, default: '', ...more });
	const show = { resource: ['call'], operation: ['dial'] };
	const properties = [
		field('to', { type: 'string', displayOptions: { show } }),
		field('keys', {
			type: 'fixedCollection',
			displayOptions: { show: { ...show, wait: [true] } },
			options: [{ displayName: 'Key', name: 'key', values: [field('digits', { type: 'string' })] }],
		}),
		field('other', { type: 'string', displayOptions: { show: { operation: ['speak'] } } }),
	];
	const node = { name: 'n', version: 1, credentials: [], properties };
	const wait = {
		byDefault: true,
		keyExits: true,
		exits: [{ value: 'busy' }, { value: 'late', when: 'limit' }],
		events: ['call.hangup'],
	};
	const sample = { legs: [{ id: '1' }] };
	const dial = { resource: 'call', option: { value: 'dial' }, sample, wait };

	it('has the fields of an operation, its exits in their order, and what it gives', () => {
		const { operations: found } = contractOf(
			{ action: node, trigger: node, credential: { name: 'c', properties: [] } },
			[dial],
		);
		expect(found['call.dial']).toEqual({
			fields: {
				to: 'string = ""',
				keys: 'fixedCollection = "" if wait is true',
				'keys.key.digits': 'string = ""',
			},
			exits: ['busy', 'late (limit)', 'one per key'],
			events: ['call.hangup'],
			output: expect.arrayContaining(['outcome', 'legs', 'legs[].id']) as string[],
		});
	});
});
