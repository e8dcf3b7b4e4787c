import { toProperties } from '../definition/properties';
import type { Resource } from '../definition/properties';
import type { Operation } from '../definition/types';
import { applicationOperations } from './application';
import { callOperations } from './call';
import { phoneNumberOperations } from './phoneNumber';
import type { Waits } from '../wait/outcomes/types';
import { pathFields } from './common/pathFields';

/** In the order in which the editor lists their actions: what people look for comes first. */
const resources: Resource[] = [
	{ name: 'Call', value: 'call', operations: callOperations, defaultOperation: 'dial' },
	{
		name: 'Phone Number',
		value: 'phoneNumber',
		operations: phoneNumberOperations,
		defaultOperation: 'list',
	},
	{
		name: 'Application',
		value: 'application',
		operations: applicationOperations,
		defaultOperation: 'list',
	},
];

/** All operations of the node. */
export const operations: readonly Operation[] = resources.flatMap(
	(resource) => resource.operations,
);

/** How the operations wait; their names are unique across the resources. */
export const waits: Waits = Object.fromEntries(
	operations.map(({ option, wait }) => [option.value, wait]).filter(([, wait]) => wait),
) as Waits;

const NAMES = JSON.stringify(
	Object.fromEntries(
		operations.map(({ resource, option }) => [`${resource}.${option.value}`, option.name]),
	),
);

/** What the canvas shows below the node: the operation as people know it. */
export const subtitle = `={{ (${NAMES})[$parameter["resource"] + "." + $parameter["operation"]] }}`;

/** The parameters of the node, made from the definitions. */
export const properties = toProperties(resources, pathFields);

/**
 * @returns the operation with these values of the parameters `resource` and `operation`
 * @throws {Error} when there is none
 */
export function findOperation(resource: string, value: string): Operation {
	const found = operations.find(
		(operation) => operation.resource === resource && operation.option.value === value,
	);
	if (!found) throw new Error(`There is no operation “${value}” of the resource “${resource}”`);
	return found;
}

export { pathFields };
