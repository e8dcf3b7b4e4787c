import type { Telnyx } from 'telnyx';
import type { FieldOf } from '../../../../definition/types';
import { preferredCodecs } from './mediaFields';

type Params = Telnyx.Calls.ActionAnswerParams;

export const billingGroupId = {
	displayName: 'Billing Group ID',
	name: 'billingGroupId',
	type: 'string',
	default: '',
} satisfies FieldOf<Params>;

/** The package's type shows the list of all known codecs as the only value; any list is meant. */
export const answerCodecs = {
	...preferredCodecs,
	toApi: (value) => preferredCodecs.toApi(value) as Params['preferred_codecs'],
} satisfies FieldOf<Params>;
