/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this file runs beside n8n, never inside it */
import { resolve } from 'node:path';
import {
	NodeConnectionTypes,
	NodeHelpers,
	type ICredentialType,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';
import { core } from './core';

/** A package as n8n sees it after loading it. */
export interface LoadedPackage {
	/** Its npm name, which is the prefix of its node types. */
	name: string;
	/** @throws if the package has no such node; n8n itself supplies none here */
	node(name: string): INodeType;
	/** @throws if the package has no such credential type */
	credential(name: string): ICredentialType;
}

/**
 * Loads a built package the way n8n does for a user who installed it.
 *
 * @param directory folder with its package.json; the repository itself when left out
 */
export async function loadPackage(
	directory = resolve(__dirname, '../../../..'),
): Promise<LoadedPackage> {
	const loader = new core.PackageDirectoryLoader(directory);
	await loader.loadAll();
	return {
		name: loader.packageName,
		node: (name) => NodeHelpers.getVersionedNodeType(loader.getNode(name).type),
		credential: (name) => loader.getCredential(name).type,
	};
}

/** The types of a test's workflow: its package's nodes, and the two of `helperNodes`. */
export function nodeTypesOf(loaded: LoadedPackage, items: INodeExecutionData[]): INodeTypes {
	const helpers = helperNodes(items);
	// Nodes of n8n itself are there, and never run: n8n takes them as they are written.
	const getByName = (type: string): INodeType =>
		/^(n8n-nodes-base|@n8n)\b/.test(type)
			? (undefined as unknown as INodeType)
			: (helpers[type] ?? loaded.node(type.slice(loaded.name.length + 1)));
	return { getByName, getByNameAndVersion: getByName, getKnownTypes: () => ({}) };
}

/** `test.start` emits the items of the test; `test.noop` passes on what it gets. */
function helperNodes(items: INodeExecutionData[]): Record<string, INodeType> {
	const description: INodeType['description'] = {
		displayName: 'Helper',
		name: 'helper',
		group: ['transform'],
		version: 1,
		description: 'Stands for any other node of a workflow',
		defaults: { name: 'Helper' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};
	return {
		'test.start': { description: { ...description, inputs: [] }, execute: async () => [items] },
		'test.noop': {
			description,
			async execute(this: IExecuteFunctions) {
				return [this.getInputData()];
			},
		},
	};
}
