/** How a call ended, as far as `call.hangup` says it. */
export type Ending = 'completed' | 'missed' | 'busy' | 'rejected' | 'failed';
/** Who picked up, as far as answering machine detection says it. */
export type AnsweredBy = 'person' | 'machine' | 'fax' | 'silence';

/** Events with the verdict of answering machine detection (Telnyx, "Answering machine detection"). */
export const VERDICTS = ['call.machine.detection.ended', 'call.machine.premium.detection.ended'];
/** Events about the greeting of a machine; only that of a machine is listened to. */
export const GREETINGS = ['call.machine.greeting.ended', 'call.machine.premium.greeting.ended'];

/**
 * How a call ended. The event has no field for whether the call was answered, so the groups follow
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
