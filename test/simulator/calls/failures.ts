import type { Ending } from './leg';

/** Ways an unanswered call ends. Confidence of each row: fact sheet of the reference. */
export const FAILURES = {
	busy: { cause: 'user_busy', source: 'callee', sip: '486' },
	reject: { cause: 'call_rejected', source: 'callee', sip: '603' },
	unallocated: { cause: 'not_found', source: 'callee', sip: '404' },
	unreachable: { cause: 'unspecified', source: 'unknown', sip: '503' },
} as const satisfies Record<string, Ending>;

/** Telnyx itself refuses to place a call. @param dCode e.g. `D13` */
export function refusedBy(dCode: string): Ending {
	return { cause: 'call_rejected', source: 'unknown', sip: '403', dCode };
}
