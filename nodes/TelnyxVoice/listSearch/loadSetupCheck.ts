import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { findings, gatherFacts, type Finding } from '../shared/setupCheck';

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
	const assigned = this.getCurrentNodeParameter('phoneNumbers');
	const facts = await gatherFacts(this, id);
	const planned = Array.isArray(assigned) ? assigned.map(String) : [];
	const found = findings({ ...facts, numbers: [...new Set([...facts.numbers, ...planned])] });
	const first = [...found].sort((a, b) => Number(a.ok) - Number(b.ok));
	return [{ name: summary(found), value: SUMMARY }, ...first.map(toEntry)];
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
