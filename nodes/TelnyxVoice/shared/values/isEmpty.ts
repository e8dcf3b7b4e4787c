/** Whether a person left the field empty: such a field is never sent. */
export function isEmpty(value: unknown): value is undefined | null | '' {
	return value === undefined || value === null || value === '';
}
