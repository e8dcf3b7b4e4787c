import type { Camel, Field, FieldOf, GroupOf, LocalField, Operation, OperationBase } from './types';

type AnyField<P> = FieldOf<P> | GroupOf<P> | LocalField;

/** Names of the API parameters that a list of fields covers. */
type Covered<F> = F extends { local: true }
	? never
	: F extends { flatten: true; options: ReadonlyArray<infer Inner> }
		? Covered<Inner>
		: F extends { name: infer Name }
			? Name
			: never;

type RequiredKeys<P> = {
	[K in keyof P]-?: undefined extends P[K] ? never : K;
}[keyof P];

type Missing<Keys, Fields> = Exclude<Camel<Extract<Keys, string>>, Covered<Fields>>;

type Complete<P, R, O> = [Missing<RequiredKeys<P>, R>] extends [never]
	? [Missing<keyof P, R | O>] extends [never]
		? unknown
		: { parameterWithoutField: Missing<keyof P, R | O> }
	: { requiredParameterWithoutField: Missing<RequiredKeys<P>, R> };

/**
 * Declares one operation, typed by the parameter type of the official `telnyx` package: a
 * required parameter without a field, any parameter without a field, a misspelt name, a choice
 * outside the API's union and a wrong JavaScript type do not compile.
 *
 * `required` fields are always shown; `optional` ones are added one by one and sent only then.
 */
export function defineOperation<P>() {
	return <const R extends AnyField<P>, const O extends AnyField<P>>(
		definition: OperationBase & {
			required: readonly R[];
			optional: readonly O[];
		} & Complete<P, R, O>,
	): Operation => ({
		...definition,
		required: definition.required as readonly unknown[] as readonly Field[],
		optional: definition.optional as readonly unknown[] as readonly Field[],
	});
}
