import type { ErrorCode } from '../errors';
import type { RequestName } from '../schema/requests';

/** Returns what is wrong with a value, without the name of the parameter. */
export type Test = (value: unknown) => string | undefined;

/** One documented limit that a TypeScript type cannot say. */
export interface Limit {
	/** Dotted path; `[]` stands for each element of a list, `*` for each value of a map. */
	path: string;
	/** Requests it holds for; without it, all that have the parameter. */
	on?: RequestName[];
	code: ErrorCode;
	/** Returns what is wrong, without the name of the parameter. */
	test: Test;
}

export const between =
	(low: number, high: number): Test =>
	(value) =>
		typeof value !== 'number' || (value >= low && value <= high)
			? undefined
			: `must be between ${low} and ${high}`;
export const atMost =
	(characters: number): Test =>
	(value) =>
		String(value).length <= characters ? undefined : `is longer than ${characters} characters`;
export const oneOf =
	(...allowed: string[]): Test =>
	(value) =>
		allowed.includes(String(value)) ? undefined : `must be one of ${allowed.join(', ')}`;
export const like =
	(form: RegExp, wanted: string): Test =>
	(value) =>
		form.test(String(value)) ? undefined : `must be ${wanted}`;
