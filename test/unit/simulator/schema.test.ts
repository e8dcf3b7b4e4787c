/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test, which runs beside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '../../simulator/schema/generate';

test('the committed schema is what the installed telnyx package says', () => {
	const committed = readFileSync(join(__dirname, '../../simulator/schema/telnyx.json'), 'utf8');
	expect(generate()).toBe(committed);
}, 60_000);
