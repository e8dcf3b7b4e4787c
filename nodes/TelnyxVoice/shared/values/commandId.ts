import { createHash, randomUUID } from 'node:crypto';

/** Namespace of this package's command ids, itself `uuid5(DNS, 'n8n-nodes-telnyx-voice')`. */
const NAMESPACE = '41634cfd-7d01-5ec0-8d3c-62d3690c563b';

/**
 * A name-based UUID (version 5, RFC 9562 section 5.5): the same name always gives the same id.
 *
 * @param name any text
 * @param namespace the UUID the name lives in
 */
export function uuid5(name: string, namespace: string = NAMESPACE): string {
	const hash = createHash('sha1')
		.update(Buffer.from(namespace.replace(/-/g, ''), 'hex'))
		.update(name, 'utf8')
		.digest()
		.subarray(0, 16);
	hash[6] = (hash[6] & 0x0f) | 0x50;
	hash[8] = (hash[8] & 0x3f) | 0x80;
	const hex = hash.toString('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		hex.slice(12, 16),
		hex.slice(16, 20),
		hex.slice(20),
	].join('-');
}

/** Where in a workflow's life a command is sent from. */
export interface CommandOrigin {
	/** n8n's execution id; empty or undefined when n8n does not keep the execution. */
	executionId: string | undefined;
	/** Id of the node on the canvas. */
	nodeId: string;
	/** How often the node has run in this execution, from 0: rises with every loop iteration. */
	runIndex: number;
	/** Index of the item, from 0. */
	itemIndex: number;
}

/**
 * The `command_id` of a command: Telnyx ignores a repeat of the same id for 60 seconds.
 * n8n's Retry On Fail keeps all four parts, so its repeat is recognised within that time (for a
 * later one see `sendOnce`); the next loop iteration changes `runIndex`, so its command is a new one.
 *
 * @returns a UUID; a random one when there is no execution id to tell two runs apart
 */
export function makeCommandId(origin: CommandOrigin): string {
	const { executionId, nodeId, runIndex, itemIndex } = origin;
	if (!executionId) return randomUUID();
	return uuid5([executionId, nodeId, runIndex, itemIndex].join('/'));
}
