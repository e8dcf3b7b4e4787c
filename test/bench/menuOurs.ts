import { byId, Flow } from '../support/n8n/flow';
import type { World } from '../support/n8n/world';
import type { MenuWay } from './menu';
import { addLine, MENU, THANKS, VOICE } from './menuNumber';

/** More outputs than any node has: an arrow from each of them, whatever the outcome. */
const EVERY_OUTPUT = 12;

/** The whole call as one run of this package. */
export async function buildOurs(world: World): Promise<MenuWay> {
	const { application, to } = addLine(world, 'Ours', 'https://telnyx-voice.invalid');
	const keys = { key: [{ digits: '1', label: 'Sales' }] };
	const flow = new Flow('Ours')
		.trigger('Call', {
			setup: 'automatic',
			connectionId: byId(application.id),
			options: { takeOver: true },
		})
		.call('Answer', 'answer')
		.call('Menu', 'gatherUsingSpeak', { payload: MENU.payload, voice: byId(VOICE), keys })
		.call('Thanks', 'speak', { payload: THANKS.payload, voice: byId(VOICE) })
		.call('Hang up', 'hangup')
		.arrow('Call', 'Answer')
		.arrow('Answer', 'Menu')
		.arrows('Menu', ...Array<string>(EVERY_OUTPUT).fill('Thanks'))
		.arrow('Thanks', 'Hang up');
	await world.publish(flow.build());
	return { name: 'Telnyx Voice, one run per call', to };
}
