import { isLoopback, isNobodys } from '../values/address';
import { claimsIn } from './claim';
import { holderOf } from './holder';
import { bad, good, type Finding, type SetupFacts } from './setupCheck';

/** What there is to know about the trigger that wants an application. */
export interface Taker {
	/** Id of its workflow; empty where the editor does not tell. */
	readonly workflowId: string;
	/** Its option Take Over. */
	readonly takeOver: boolean;
}

const OTHERWISE =
	'Choose another application, or add the option “Take Over”: then the calls come here, and go back there when you unpublish the workflow.';

/**
 * Whether publishing a trigger would take an application away from somebody; publishing itself
 * refuses that by the same rules.
 *
 * @returns undefined where nobody has it
 */
export function takenFrom(
	{ application, webhooksAt, editorAt, apiUrl }: SetupFacts,
	{ workflowId, takeOver }: Taker,
): Finding | undefined {
	const first = application.webhook_event_url ?? '';
	// Test listeners give way to a publication.
	const url = claimsIn({ url: first }).reduce(
		(current, claim) => (claim.listener && current === first ? claim.previous.url : current),
		first,
	);
	if (isNobodys(url) || (isLoopback(url) && !isLoopback(apiUrl))) return undefined;
	const origins = [webhooksAt ?? '', editorAt].filter((each) => URL.canParse(each));
	const { claim, who, where, isHere } = holderOf(
		url,
		origins.map((each) => new URL(each).origin),
	);
	const holder = claim?.workflow?.id ?? '';
	if (isHere && holder !== '' && holder === workflowId) {
		return good('calls', 'Calls come here', 'The calls of the application come to this workflow.');
	}
	if (takeOver) {
		return good(
			'calls',
			`Takes over from ${who}`,
			`Publishing takes the calls from ${who}${where}; unpublishing brings them back there.`,
		);
	}
	// Without both ids, it can be this very workflow.
	const unsure = isHere && (holder === '' || workflowId === '');
	return bad(
		'calls',
		`Taken by ${who.replace(/^the /, '')}`,
		`The application already sends its calls to ${who}${where}.`,
		unsure ? `If that is this workflow, all is well. If not: ${OTHERWISE}` : OTHERWISE,
	);
}
