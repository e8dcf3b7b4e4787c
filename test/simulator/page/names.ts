import { operations } from '../../../nodes/TelnyxVoice/resources';
import { eventTable } from '../../../nodes/TelnyxVoice/trigger/selection/events';

/** Ways through the API and the names that the node gives them. */
const COMMANDS = operations.map(({ method, path, option }) => ({
	method: String(method),
	path: new RegExp(`^/v2${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
	name: option.name,
}));

const EVENTS = new Map(eventTable().map(({ event_type, name }) => [event_type, name]));

/** What the node calls a request, or the request itself where the node has no name for it. */
export function nameOfRequest(method: string, path: string): string {
	const found = COMMANDS.find((each) => each.method === method && each.path.test(path));
	return found?.name ?? `${method} ${decodeURIComponent(path.replace(/^\/v2/, ''))}`;
}

/** What the trigger calls an event. */
export function nameOfEvent(type: string, { direction }: Record<string, unknown>): string {
	if (type === 'call.initiated') {
		return direction === 'incoming' ? 'Incoming Call' : 'Outgoing Call Started';
	}
	return EVENTS.get(type) ?? type;
}
