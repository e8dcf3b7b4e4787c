import type { Telnyx } from 'telnyx';
import { bare, isNobodys, isOutOfReach } from '../values/address';
import { readApplication, type Application } from '../api/application';
import { readClaim } from './claim';
import { CREDENTIAL } from '../api/credential';
import { readPages } from '../api/paging';
import { parsePublicKeys } from '../events/publicKey';
import type { RequestContext, TelnyxRequest } from '../api/telnyxRequest';

/** What there is to know about an application before a call comes. */
export interface SetupFacts {
	readonly application: Application;
	/** The numbers that ring it, in E.164 form. */
	readonly numbers: readonly string[];
	readonly publicKey: unknown;
	/** Where this n8n serves its webhooks; '' for nowhere, undefined where n8n does not tell. */
	readonly webhooksAt: string | undefined;
	/** Where its editor is, which can be somewhere else (N8N_EDITOR_BASE_URL). */
	readonly editorAt: string;
	readonly apiUrl: string;
}

/** One thing that was looked at. */
export interface Finding {
	/** Stable word for workflows that decide on it. */
	readonly check:
		| 'applicationActive'
		| 'calls'
		| 'outboundProfile'
		| 'phoneNumbers'
		| 'publicKey'
		| 'publicUrl'
		| 'webhook';
	readonly ok: boolean;
	/** A few words for where there is little room. */
	readonly title: string;
	/** What is so, in one sentence. */
	readonly message: string;
	/** What to do; '' where nothing is to do. */
	readonly advice: string;
}

type Check = Finding['check'];

export const good = (check: Check, title: string, message: string): Finding => ({
	check,
	ok: true,
	title,
	message,
	advice: '',
});

export const bad = (check: Check, title: string, message: string, advice: string): Finding => ({
	check,
	ok: false,
	title,
	message,
	advice,
});

/**
 * Reads what {@link findings} looks at.
 *
 * @param id of the application
 * @param asked subject of the error messages
 * @param webhooksAt where this n8n serves its webhooks, as far as it is known
 * @throws {NodeApiError} if Telnyx does not answer, or knows no such application
 */
export async function gatherFacts(
	context: RequestContext,
	id: string,
	asked: Pick<TelnyxRequest, 'doing' | 'itemIndex'> = { doing: 'Checking the application' },
	webhooksAt?: string,
): Promise<SetupFacts> {
	const { publicKey, baseUrl } = await context.getCredentials(CREDENTIAL);
	const application = await readApplication(context, id, asked);
	const numbers = await readPages.call(
		context,
		{
			...asked,
			method: 'GET',
			path: '/phone_numbers',
			qs: { 'filter[connection_id]': id, 'filter[status]': 'active' },
		},
		'pageNumber',
		1000,
	);
	return {
		application,
		numbers: (numbers as Telnyx.PhoneNumberDetailed[]).map((each) => each.phone_number),
		publicKey,
		webhooksAt,
		editorAt: context.getInstanceBaseUrl(),
		apiUrl: String(baseUrl ?? ''),
	};
}

/** What would keep calls from working, and what is well. */
export function findings(facts: SetupFacts): Finding[] {
	return [numbersOf(facts), stateOf(facts), addressOf(facts), keyOf(facts), profileOf(facts)];
}

/** Whether the events of an application go to somebody who understands them. */
export function webhookOf({ application }: SetupFacts): Finding {
	const { webhook_event_url: url = '', webhook_api_version: version } = application;
	if (isNobodys(url)) {
		return bad(
			'webhook',
			'Events go to nobody',
			'The application sends its events to nobody.',
			'Publish a workflow with a Telnyx Voice Trigger that has this application.',
		);
	}
	if (version !== '2') {
		return bad(
			'webhook',
			'Webhook API version 1',
			'The application uses webhook API version 1, whose events cannot be verified.',
			'Publish a workflow with a Telnyx Voice Trigger that has this application, or choose API v2 in the Telnyx portal.',
		);
	}
	const name = readClaim(url)?.workflow?.name;
	const where = name ? `the workflow “${name}” (${bare(url)})` : bare(url);
	return good('webhook', 'Events arrive', `Events go to ${where}.`);
}

function numbersOf({ numbers }: SetupFacts): Finding {
	if (numbers.length === 0) {
		return bad(
			'phoneNumbers',
			'No phone number',
			'No phone number rings this application, so no call can come in.',
			'Choose one in the field Phone Numbers of the Telnyx Voice Trigger, or assign one in the Telnyx portal.',
		);
	}
	const more = numbers.length > 3 ? ` and ${numbers.length - 3} more` : '';
	const shown = `${numbers.slice(0, 3).join(', ')}${more}`;
	return good(
		'phoneNumbers',
		`${shown} ${numbers.length > 1 ? 'ring' : 'rings'}`,
		`Calls to ${shown} come in here.`,
	);
}

function stateOf({ application }: SetupFacts): Finding {
	return application.active === false
		? bad(
				'applicationActive',
				'Application switched off',
				'The application is switched off, so it takes and places no calls.',
				'Switch it on in the Telnyx portal, under Voice > Programmable Voice.',
			)
		: good('applicationActive', 'Switched on', 'The application is switched on.');
}

function addressOf({ webhooksAt, editorAt, apiUrl }: SetupFacts): Finding {
	const isKnown = webhooksAt !== undefined;
	const url = webhooksAt ?? editorAt;
	if (url !== '' && !isOutOfReach(url, apiUrl)) {
		return isKnown
			? good('publicUrl', 'Public address', `Webhooks of this n8n are reached at ${url}.`)
			: good('publicUrl', 'Address', `If webhooks use the editor’s address, it is ${url}.`);
	}
	return bad(
		'publicUrl',
		isKnown ? 'No public address' : 'Perhaps no public address',
		isKnown
			? `Telnyx cannot reach this n8n: its address is ${url || 'not known'}.`
			: `Telnyx cannot reach this n8n if its webhooks use the editor’s address, ${url || 'which is not known'}.`,
		`Set the environment variable WEBHOOK_URL of n8n to its public https address, and start n8n again${isKnown ? '' : ', unless that is done already'}.`,
	);
}

function keyOf({ publicKey }: SetupFacts): Finding {
	const key = parsePublicKeys(publicKey);
	return key.ok
		? good('publicKey', 'Public key', 'The credential has a public key, so events can be verified.')
		: bad(
				'publicKey',
				'No usable public key',
				'Events cannot be verified: every one would be refused.',
				key.message,
			);
}

function profileOf({ application }: SetupFacts): Finding {
	return application.outbound?.outbound_voice_profile_id
		? good('outboundProfile', 'Outbound profile', 'The application has an outbound voice profile.')
		: bad(
				'outboundProfile',
				'No outbound profile',
				'Calls cannot be placed or transferred: the application has no outbound voice profile.',
				'In the Telnyx portal, open the application, tab Outbound, and choose one. Incoming calls work without it.',
			);
}
