import { adviceFor, adviceForStatus } from '../../../nodes/TelnyxVoice/shared/api/advice';
import type { TelnyxErrorEntry } from '../../../nodes/TelnyxVoice/shared/api/errors';
import { isUnset } from '../store/applications';
import type { DeliveryRecord, RequestRecord } from '../types';

/** What Telnyx said about a refused request, and what to do next: the words of the node. */
export function refused({ status = 0, response }: RequestRecord): { note: string; advice: string } {
	const { errors: [first] = [], telnyx_error } = (response ?? {}) as {
		errors?: TelnyxErrorEntry[];
		telnyx_error?: { error_code?: string };
	};
	const said = first && [first.title, first.detail].filter(Boolean).join(': ');
	const known = first && adviceFor(first, status, telnyx_error?.error_code);
	return {
		note: said ? `${said} (${first.code})` : `status ${status}`,
		advice: known ?? adviceForStatus(status),
	};
}

/** What to do about an event that did not arrive. */
export function undelivered({ status, error = '', outcome, url }: DeliveryRecord): string {
	if (outcome === 'lost') return 'You asked for this: the event was thrown away.';
	if (isUnset(url)) {
		return 'No workflow is connected yet. Publish one with a Telnyx Voice Trigger on this application.';
	}
	if (status === undefined) {
		return /no reply/.test(error)
			? 'n8n took too long to answer. Is the machine busy, or n8n in the middle of a restart?'
			: 'Nobody answers at this address. Is n8n running, and reachable from here?';
	}
	if (status === 401 || status === 403) {
		return 'The signature was refused. If this event is real, copy the public key from the page Connect into the credential.';
	}
	if (status === 404) {
		return 'No workflow listens at this address. Publish the workflow, or press “Listen for test event” once more.';
	}
	if (status === 409) return 'The run was not ready for it, or is over already.';
	if (status >= 500) return 'n8n asks for the event again. Telnyx sends it once more in a moment.';
	return 'n8n refused the event. Its log says why.';
}
