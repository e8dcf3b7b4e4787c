import {
	endingOfCall,
	GREETINGS,
	VERDICTS,
	verdictOf,
	type AnsweredBy,
} from '../../shared/events/callResults';
import { caller, comparable, tidyNumber } from '../../shared/values/phone';
import type { CallFacts } from './callFacts';
import type { SelectableEvent } from './events';

/** Which of the chosen events start the workflow. An empty list or `undefined` lets all pass. */
export interface Filters {
	readonly direction?: string;
	/** What becomes of callers who withhold their number, see {@link isWithheld}. */
	readonly withheld?: string;
	readonly from: readonly NumberTest[];
	readonly to: readonly NumberTest[];
	readonly endings: readonly string[];
	readonly answeredBy: readonly string[];
	readonly finalTranscriptions: boolean;
	readonly finalRecordings: boolean;
}

type NumberTest = (number: string) => boolean;

const BEGINNING = /^(\+\d{0,15}|sips?:.*)$/i;
/** The star behind a beginning, with what separates it from the last digit. */
const STAR = /[\s.-]*[*＊]\s*$/;
/** Shorter than any phone number. */
const SHORT = /^\+[1-9]\d{0,5}$/;

/** Who picked up; undefined for events of another kind. */
function answeredBy({ eventType, payload }: SelectableEvent): AnsweredBy | undefined {
	if (GREETINGS.includes(eventType)) return 'machine';
	return VERDICTS.includes(eventType) ? verdictOf(payload.result) : undefined;
}

/**
 * Reads the Filters field.
 *
 * @throws {ParameterError} for a number that cannot be one: it would silently filter everything
 */
export function readFilters(value: unknown): Filters {
	const given = (typeof value === 'object' && value !== null ? value : {}) as {
		readonly [name: string]: unknown;
	};
	return {
		direction: given.direction === undefined ? undefined : String(given.direction),
		withheld: given.withheld === undefined ? undefined : String(given.withheld),
		from: numberTests(given.from),
		to: numberTests(given.to),
		endings: texts(given.endings),
		answeredBy: texts(given.answeredBy),
		finalTranscriptions: given.finalTranscriptions === true,
		finalRecordings: given.finalRecordings === true,
	};
}

/**
 * Whether an event passes the filters. A filter is asked only about what the event, or an earlier
 * event of the same call, says: what is not known lets an event pass rather than be lost. Not so the
 * direction: a text about a missed call must not go to somebody who was called.
 */
export function passes(event: SelectableEvent, known: CallFacts, filters: Filters): boolean {
	const { direction, to, endings, finalTranscriptions } = filters;
	const { transcription_data: transcription } = event.payload;
	const wrongWay =
		direction !== undefined &&
		isOfCall(event) &&
		(known.direction ?? known.foundDirection) !== direction;
	const ending = () =>
		endingOfCall(event.payload, {
			begun: known.direction !== undefined,
			answered: known.answered === true,
		});
	const interim =
		event.eventType === 'call.transcription' &&
		(transcription as { is_final?: unknown } | undefined)?.is_final === false;
	return !(
		wrongWay ||
		isWrongCaller(known.from, filters) ||
		isAnother(known.to, to) ||
		(event.eventType === 'call.hangup' && isOutside(ending(), endings)) ||
		isOutside(answeredBy(event), filters.answeredBy) ||
		(finalTranscriptions && interim)
	);
}

/** A recording that ends with its call does so within this time of the hang-up, in milliseconds. */
const WITH_THE_CALL_MS = 2_000;

/**
 * Whether a recording is one that went on until the call was over. The event does not say so: it
 * follows from the hang-up, which Telnyx sends first. Recordings that Record Message or Stop
 * Recording ended are done while the call goes on.
 *
 * @returns undefined while the hang-up of a call whose beginning was seen is missing: the call goes
 *   on, or the hang-up is late
 */
export function isFinalRecording(
	{ payload }: SelectableEvent,
	{ direction, hungUpAt }: CallFacts,
): boolean | undefined {
	if (hungUpAt === undefined) return direction === undefined ? true : undefined;
	const early = Date.parse(hungUpAt) - Date.parse(String(payload.recording_ended_at));
	// Unknown times compare as false: in doubt the event counts.
	return !(early > WITH_THE_CALL_MS);
}

/** Whether an event has a direction: conferences have none, their participants do. */
export function isOfCall({ eventType, payload }: SelectableEvent): boolean {
	const isOfLeg = payload.call_leg_id !== undefined || payload.call_control_id !== undefined;
	return isOfLeg || !eventType.startsWith('conference.');
}

/**
 * How networks write that a caller withholds the number, or that there is none: RFC 3323 and
 * RFC 3325 (`anonymous`, `anonymous.invalid`), words of gateways, and the keys of “anonymous”.
 */
const WITHHELD =
	/^(sips?:)?\+?(anonymous|private|restricted|unavailable|unknown|withheld|blocked|266696687)?(@.*)?$/i;

/** Whether a caller withholds the number. Telnyx passes on what the network says, or nothing. */
export function isWithheld(from: string): boolean {
	const caller = from.trim();
	return WITHHELD.test(caller) || /@anonymous\.invalid/i.test(caller);
}

function isWrongCaller(from: unknown, { from: tests, withheld }: Filters): boolean {
	if (typeof from !== 'string') return withheld === 'only';
	if (!isWithheld(from)) return withheld === 'only' || isAnother(from, tests);
	if (withheld === undefined) return tests.length > 0;
	return withheld === 'exclude';
}

function isAnother(number: unknown, tests: readonly NumberTest[]): boolean {
	if (tests.length === 0 || typeof number !== 'string' || number === '') return false;
	const same = comparable(number);
	return !tests.some((test) => test(same));
}

function isOutside(value: string | undefined, chosen: readonly string[]): boolean {
	return chosen.length > 0 && value !== undefined && !chosen.includes(value);
}

/** An expression can give a single text, or a list of names in one. */
function texts(value: unknown): string[] {
	return [value ?? []]
		.flat()
		.flatMap((text) => String(text).split(/[,\n]/))
		.map((text) => text.trim())
		.filter((text) => text !== '');
}

/**
 * One test for each number or beginning of a number.
 *
 * @throws {ParameterError} for the first one that is neither
 */
export function numberTests(value: unknown): NumberTest[] {
	return texts(value).map((text) => {
		const tidy = tidyNumber(text.replace(STAR, ''));
		if ((STAR.test(text) ? BEGINNING : SHORT).test(tidy)) return startsWith(tidy);
		const whole = caller(text);
		return (number: string) => number === whole;
	});
}

function startsWith(beginning: string): NumberTest {
	return (number) => number.startsWith(beginning.toLowerCase());
}
