import { UNSET_URL } from '../simulator/store/applications';
import { ACCOUNT_NUMBER, type World } from '../support/n8n/world';
import { CALLER, SALES, SUPPORT } from './scenes';

/** A number that nobody uses yet, for the first workflow of the person who looks at the demo. */
export const FREE_NUMBER = '+13125550150';

/** Names for the phones on the page, and an application with a number that is free to try. */
export function setUpPlayground({ simulator, n8n, application }: World): void {
	const free = simulator.applications.add({
		application_name: 'Playground',
		webhook_event_url: UNSET_URL,
		webhook_timeout_secs: application.webhook_timeout_secs,
	});
	simulator.numbers.add({ phone_number: FREE_NUMBER, connection_id: free.id });
	simulator.people.call(CALLER, 'Anna');
	simulator.people.call(SALES, 'Sales');
	simulator.people.call(SUPPORT, 'Support');
	simulator.page.editorUrl = n8n.url;
}

/** From now on people decide, in their own time: every phone rings on the page. */
export function handOver({ simulator }: World): void {
	for (const number of [SALES, SUPPORT]) simulator.people.set(number, { does: 'live' });
	simulator.switches.stranger = { does: 'live' };
	simulator.speed = 1;
}

/** What the person at the terminal needs for a call of their own. */
export function invitation({ simulator, n8n }: World, workflowId: string): string[] {
	return [
		`Phones    ${simulator.origin}`,
		`n8n       ${n8n.url}/workflow/${workflowId}`,
		`E-mail    ${n8n.owner.email}`,
		`Password  ${n8n.owner.password}`,
		'',
		`On the page “Phones”, Anna can call the phone menu: ${ACCOUNT_NUMBER}.`,
		`For a workflow of your own, choose the application “Playground”. Its number is ${FREE_NUMBER}.`,
	];
}
