import type { Application } from '../simulator';
import type { World } from '../support/n8n/world';

let numbers = 0;

/** An application with a number of its own, which rings whoever has its webhook URL. */
export function addLine({ simulator }: World, name: string, url: string) {
	const application: Application = simulator.applications.add({
		application_name: name,
		webhook_event_url: url,
		webhook_timeout_secs: 10,
	});
	const to = `+1312555${String(8000 + numbers++)}`;
	simulator.numbers.add({ phone_number: to, connection_id: application.id });
	return { application, to };
}

export const VOICE = 'AWS.Polly.Joanna';

/** What the menu says, in every way alike. */
export const MENU = { payload: 'For sales, press 1.', voice: VOICE };
export const THANKS = { payload: 'Thank you.', voice: VOICE };
