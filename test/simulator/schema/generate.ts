/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a developer's script, never part of the package */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator, type Schema } from 'ts-json-schema-generator';

const OUTPUT = join(__dirname, 'telnyx.json');
const PACKAGE = join(__dirname, '../../../node_modules/telnyx/package.json');

/**
 * JSON Schemas of all request types of the installed `telnyx` package, closed (no additional
 * properties) wherever the type has no index signature.
 *
 * @returns compact JSON text; takes about three seconds
 */
export function generate(): string {
	const generator = createGenerator({
		path: join(__dirname, 'requests.ts'),
		type: 'Requests',
		tsconfig: join(__dirname, '../../tsconfig.json'),
		skipTypeCheck: true,
		additionalProperties: false,
		expose: 'all',
		jsDoc: 'none',
	});
	const { definitions } = onWire(generator.createSchema('Requests'));
	const text = JSON.stringify(definitions);
	const sha256 = createHash('sha256').update(text).digest('hex');
	const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
	return `${JSON.stringify({ $comment: `from telnyx ${version}, sha256 ${sha256}`, definitions })}\n`;
}

/** The SDK renames one parameter; the wire keeps `call_control_id`, which `queue` can replace. */
function onWire(schema: Schema): Schema {
	const bridge = schema.definitions?.ActionBridgeParams;
	if (typeof bridge !== 'object' || !bridge.properties?.call_control_id_to_bridge_with) {
		throw new Error('ActionBridgeParams has changed: adapt onWire() in schema/generate.ts');
	}
	const { call_control_id_to_bridge_with: callControlId, ...others } = bridge.properties;
	bridge.properties = { call_control_id: callControlId, ...others };
	delete bridge.required;
	return schema;
}

if (require.main === module) {
	writeFileSync(OUTPUT, generate());
	console.log(`Wrote ${OUTPUT}`);
}
