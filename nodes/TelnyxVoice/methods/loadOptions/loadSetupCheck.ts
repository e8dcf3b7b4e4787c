import { NodeApiError } from 'n8n-workflow';
import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	JsonObject,
} from 'n8n-workflow';
import { bad, findings, gatherFacts, type Finding } from '../../shared/setup/setupCheck';
import { takenFrom } from '../../shared/setup/setupHolder';

/** Value of the entry that the closed field shows. */
const SUMMARY = 'summary';

/**
 * What would keep calls from working, as a list: its first entry is the summary that the field shows
 * without being opened, the others say what to do.
 */
export async function loadSetupCheck(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const locator = this.getCurrentNodeParameter('connectionId') as IDataObject | undefined;
	const id = String(locator?.value ?? '');
	if (id === '') return only('Choose an application first');
	if (id.startsWith('=')) return only('An expression cannot be checked');
	const found = await look(this, id);
	const first = [...found].sort((a, b) => Number(a.ok) - Number(b.ok));
	return [{ name: summary(found), value: SUMMARY }, ...first.map(toEntry)];
}

async function look(context: ILoadOptionsFunctions, id: string): Promise<Finding[]> {
	// n8n serves its API where it serves its webhooks.
	const webhooksAt = originOf(context.getRestApiUrl());
	try {
		const facts = await gatherFacts(context, id, undefined, webhooksAt);
		const assigned = context.getCurrentNodeParameter('phoneNumbers');
		const planned = Array.isArray(assigned) ? assigned.map(String) : [];
		const numbers = [...new Set([...facts.numbers, ...planned])];
		const options = context.getCurrentNodeParameter('options') as IDataObject | undefined;
		const workflowId = String(context.getCurrentNodeParameter('ownWorkflow') ?? '');
		const taken = takenFrom(facts, {
			workflowId: workflowId.startsWith('=') ? '' : workflowId,
			takeOver: options?.takeOver === true,
		});
		const others = findings({ ...facts, numbers });
		if (!taken) return others;
		return taken.ok ? [...others, taken] : [taken, ...others];
	} catch (error) {
		if ((error as { httpCode?: unknown }).httpCode === '404') return [notFound(id)];
		throw new NodeApiError(context.getNode(), error as JsonObject);
	}
}

function notFound(id: string): Finding {
	return bad(
		'calls',
		'Application not found',
		`This Telnyx account has no application ${id}.`,
		'Choose one from the list. If this one belongs to another account, it may still send its calls to this workflow: choose the credential of that account and unpublish, or change its webhook URL in the Telnyx portal.',
	);
}

function originOf(url: string): string | undefined {
	return URL.canParse(url) ? new URL(url).origin : undefined;
}

function only(name: string): INodePropertyOptions[] {
	return [{ name, value: SUMMARY }];
}

/** Short, since the closed field has room for about fifty characters. */
function summary(found: readonly Finding[]): string {
	const problems = found.filter(({ ok }) => !ok);
	return problems.length === 0
		? `✓ Ready: ${found[0].title}`
		: `⚠ ${problems.map(({ title }) => title).join(' · ')}`;
}

function toEntry({ check, ok, message, advice }: Finding): INodePropertyOptions {
	return { name: `${ok ? '✓' : '⚠'} ${message}`, value: check, description: advice };
}
