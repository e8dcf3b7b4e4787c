import type { Telnyx } from 'telnyx';
import type { FieldOf } from '../../definition/types';

export const tags = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Tag' },
	default: [],
	toApi: (value) => (Array.isArray(value) ? value.map(String) : [String(value)]),
} satisfies FieldOf<Telnyx.CallControlApplicationUpdateParams>;
