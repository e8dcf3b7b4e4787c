/** How a call ended, as far as `call.hangup` says it. */
export type Ending = 'completed' | 'missed' | 'busy' | 'rejected' | 'failed';
/** Who picked up, as far as answering machine detection says it. */
export type AnsweredBy = 'person' | 'machine' | 'fax' | 'silence';

/** Events with the verdict of answering machine detection (Telnyx, "Answering machine detection"). */
export const VERDICTS = ['call.machine.detection.ended', 'call.machine.premium.detection.ended'];
/** Events about the greeting of a machine; only that of a machine is listened to. */
export const GREETINGS = ['call.machine.greeting.ended', 'call.machine.premium.greeting.ended'];

/**
 * What a cause stands for. The event has no field for whether the call was answered, so the groups follow
 * from `hangup_cause` alone: Telnyx gives `normal_clearing` and `time_limit` to calls that were
 * answered, and the other known causes to calls that were not. Both `timeout` and `no_answer` say
 * that the phone rang long enough: which one comes depends on `retry_on_timeout` (Telnyx, Dial).
 * `unspecified` and causes newer than this package are failures.
 */
export function endingOf(cause: unknown): Ending {
	switch (cause) {
		case 'normal_clearing':
		case 'time_limit':
			return 'completed';
		case 'timeout':
		case 'no_answer':
		case 'originator_cancel':
			return 'missed';
		case 'user_busy':
			return 'busy';
		case 'call_rejected':
			return 'rejected';
		default:
			return 'failed';
	}
}

/**
 * How the call of a `call.hangup` ended. A call that nobody answered is not completed, also where the
 * cause says so: early media can bridge a call before it is answered, and then it ends as
 * `normal_clearing`, with the SIP status of the failure beside it.
 *
 * @param payload of the event
 * @param known whether the beginning of its leg was seen, and whether its `call.answered` was
 */
export function endingOfCall(
	payload: { readonly hangup_cause?: unknown; readonly sip_hangup_cause?: unknown },
	known: { readonly begun: boolean; readonly answered: boolean },
): Ending {
	const ending = endingOf(payload.hangup_cause);
	if (ending !== 'completed' || known.answered) return ending;
	const sip = String(payload.sip_hangup_cause ?? '');
	// Only what was answered ends with 200 (RFC 3261, sections 13 and 15). Telnyx does not promise
	// the order of events, and another process may have seen the answer.
	if (/^2\d\d$/.test(sip)) return ending;
	return known.begun || /^[3-6]\d\d$/.test(sip) ? 'failed' : ending;
}

/** Who a verdict says has picked up. `not_sure` is a person, as Telnyx advises. */
export function verdictOf(result: unknown): AnsweredBy {
	switch (result) {
		case 'machine':
			return 'machine';
		case 'silence':
			return 'silence';
		case 'fax_detected':
			return 'fax';
		default:
			return 'person';
	}
}
