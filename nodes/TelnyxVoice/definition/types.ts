import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	INodeExecutionData,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	NodePropertyTypes,
} from 'n8n-workflow';
import type { WaitDefinition } from '../wait/outcomes/types';

/** `call_control_id` → `callControlId`: how a Telnyx name is written as a field name. */
export type Camel<S extends string> = S extends `${infer Head}_${infer Tail}`
	? `${Head}${Capitalize<Camel<Tail>>}`
	: S;

type Base = Omit<INodeProperties, 'name' | 'type' | 'options' | 'displayOptions'> & {
	/** Shown only while sibling parameters have one of these values. */
	showFor?: { readonly [parameter: string]: ReadonlyArray<string | boolean> };
};

/** Checks a value and turns it into what Telnyx expects; throws a ParameterError. */
export type ToApi<V> = (value: unknown) => V | undefined;

interface Choice<V> extends Omit<INodePropertyOptions, 'value'> {
	value: V;
}

/** Types whose value is already what Telnyx expects need no `toApi`. */
type Plain<V> = string extends V
	? { type: 'string' }
	: number extends V
		? { type: 'number' }
		: boolean extends V
			? { type: 'boolean' }
			: never;

type Mapped<V> = {
	type: Exclude<NodePropertyTypes, 'options' | 'collection'>;
	toApi: ToApi<V>;
} & Pick<INodeProperties, 'options'>;

type Choices<V> = { type: 'options'; options: ReadonlyArray<Choice<V>>; toApi?: undefined };

type Nested<V> = V extends object
	? { type: 'collection'; toApi?: undefined; options: ReadonlyArray<FieldOf<V>> }
	: never;

type FieldFor<K extends string, V> = Base & { name: Camel<K>; apiName?: string } & (
		| (Plain<V> & { toApi?: ToApi<V>; options?: undefined })
		| Choices<V>
		| Mapped<V>
		| Nested<V>
	);

/**
 * A parameter of the API as a field of the node. Its name is the camelCase of a key of `P`, and
 * its type or its `toApi` fits that key's type, so that a wrong name or choice does not compile.
 */
export type FieldOf<P> = {
	[K in Extract<keyof P, string>]-?: FieldFor<K, NonNullable<P[K]>>;
}[Extract<keyof P, string>];

/** Fields that belong together, folded away; sent as if they stood beside the others. */
export type GroupOf<P> = Base & {
	name: string;
	type: 'collection';
	flatten: true;
	options: ReadonlyArray<FieldOf<P>>;
};

/** A field that steers the node and is never sent. */
export type LocalField = INodeProperties & { local: true; showFor?: Base['showFor'] };

/** A field whatever the API's type: what the code at run time works with. */
export interface Field extends Omit<INodeProperties, 'options' | 'displayOptions'> {
	showFor?: Base['showFor'];
	/** Hidden where the node is a tool of an AI agent. */
	hideInTool?: true;
	apiName?: string;
	toApi?: ToApi<unknown>;
	flatten?: true;
	local?: true;
	options?: ReadonlyArray<Field | Choice<unknown> | INodePropertyCollection>;
}

/** A request ready to be sent for one item. */
export interface PreparedRequest {
	method: IHttpRequestMethods;
	path: string;
	body: IDataObject;
	qs: IDataObject;
	/** Values of the local fields, by name. */
	local: IDataObject;
	/** The node's parameters with all expressions resolved, as the operation's check left them. */
	parameters: IDataObject;
	doing: string;
	itemIndex: number;
	/** Ids the result carries where Telnyx does not repeat them. */
	ids: IDataObject;
	/** The `command_id` that it has unless the user sets one. */
	ownId: string;
	/** When an earlier try of the node sent it for the first time, in milliseconds since 1970. */
	startedAt?: number;
}

/** Sends a prepared request; returns one result per output item. */
export type Send = (this: IExecuteFunctions, request: PreparedRequest) => Promise<IDataObject[]>;

/** Sends a prepared request whose results are more than JSON; the node adds the paired item. */
export type SendItems = (
	this: IExecuteFunctions,
	request: PreparedRequest,
) => Promise<INodeExecutionData[]>;

/** What every operation says of itself, whatever its parameters. */
export interface OperationBase {
	resource: string;
	option: { name: string; value: string; action: string; description: string };
	method: IHttpRequestMethods;
	/** Path below the base URL; `{callControlId}` and `{connectionId}` become fields. */
	path: string;
	/** A typical result item, for the editor's preview and the documentation. */
	sample: object;
	/** Body parameters that are sent unless the user set them. */
	defaults?: IDataObject;
	/** Checks what spans several fields; throws a ParameterError. */
	check?: (values: IDataObject) => void;
	/** Telnyx's “call has already ended” (90018) is a result here, not an error. */
	endedIsResult?: true;
	/** How the node waits for what becomes of the command, where that comes as an event. */
	wait?: WaitDefinition;
	/** How it is sent, when that is more than one request with one reply. */
	send?: Send;
	/** The same for results with binary data. Throws errors of n8n. */
	sendItems?: SendItems;
}

/** An operation as the node works with it. */
export interface Operation extends OperationBase {
	required: readonly Field[];
	optional: readonly Field[];
}
