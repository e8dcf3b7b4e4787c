import type { IDataObject } from 'n8n-workflow';
import type { SafetyLimit } from './types';

/** The longest call that Telnyx allows, in seconds (Telnyx, Dial `time_limit_secs`). */
const LONGEST_CALL_SECS = 14_400;
/** What an event may be late, deliveries that are repeated included, in seconds. */
const LATENESS_SECS = 300;
/** Telnyx' own ring time, in seconds (Telnyx, Dial `timeout_secs`). */
const RING_SECS = 30;

function option(parameters: IDataObject, name: string): number | undefined {
	const value = (parameters.options as IDataObject | undefined)?.[name];
	return value === undefined || value === '' ? undefined : Number(value);
}

/** For what ends with the call at the latest. */
export function untilCallEnds(exit: string): SafetyLimit {
	return { seconds: () => LONGEST_CALL_SECS + LATENESS_SECS, exit };
}

/** For what a phone network answers at once. */
export function soon(exit: string): SafetyLimit {
	return { seconds: () => LATENESS_SECS, exit };
}

/** For what rings a phone: Telnyx ends the ringing long before this. */
export function afterRinging(exit: string): SafetyLimit {
	return {
		seconds: (parameters) => (option(parameters, 'timeoutSecs') ?? RING_SECS) + LATENESS_SECS,
		exit,
	};
}
