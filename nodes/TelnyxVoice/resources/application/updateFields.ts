import type { Telnyx } from 'telnyx';
import { plainText } from '../../definition/mappers';
import type { FieldOf } from '../../definition/types';

export const tags = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Tag' },
	default: [],
	toApi: (value) => [value].flat().map(plainText),
} satisfies FieldOf<Telnyx.CallControlApplicationUpdateParams>;
