import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ExitPlan } from './plan';

/** What can come of a command, as an output of the node. */
export interface Exit {
	/** Value of the field `outcome`; stored nowhere, but read by workflows: it never changes. */
	value: string;
	/** Label of the output. */
	name: string;
	/** Drawn when an option asks for it, or for an exit behind it; see {@link shownExits}. */
	when?: 'limit' | 'detection' | 'linked';
}

/** How a pause ends when n8n's timer strikes, in seconds after the command. */
export interface SafetyLimit {
	/** From the command's own limits, so that Telnyx's timers end first. */
	seconds: (parameters: IDataObject) => number;
	/** The exit to take when the user has no exit Timed Out. */
	exit: string;
}

/** An event, as far as an outcome depends on it. */
export interface OutcomeEvent {
	readonly eventType: string;
	/** `data.id`: the same in every re-delivery. */
	readonly eventId?: string;
	/** `occurred_at`, ISO 8601 in UTC. */
	readonly occurredAt?: string;
	readonly payload: Readonly<Record<string, unknown>>;
}

/** What is remembered of a command while its run is paused. */
export interface Waiting extends ExitPlan {
	/**
	 * Tells this command from every other one, also of the same node; see `stampNonce`. Not the
	 * `command_id`, which users may set, and set twice.
	 */
	correlationId: string;
	/** Value of the parameter `operation`. */
	operation: string;
	/** What the command returned, with the ids of the call. */
	result: IDataObject;
	/** Who calls whom, from the item that the command was for; see {@link partiesOf}. */
	parties?: IDataObject;
	/** The user's own `client_state` as it goes over the wire, if there is one. */
	userState?: string;
	/** What the outcome depends on beside the event, e.g. the mode of the detection. */
	settings: IDataObject;
	/** The run that sent the command: n8n can start another one with what this one has stored. */
	executionId: string;
	/** When the pause ends without an outcome, in milliseconds since 1970. */
	until: number;
	/** The exit that it takes then. */
	expires: string;
}

/** An outcome that says more than its event does, or that Telnyx was asked for. */
export interface Found {
	outcome: string;
	/** What the item says of it, beside and instead of the event's fields. */
	fields: IDataObject;
}

/** A command that is sent while a run is paused. */
export interface FollowUp {
	/** Path below the base URL, ids already encoded. */
	path: string;
	body: IDataObject;
	/** Subject of an error message, e.g. `Stop Recording`. */
	doing: string;
}

/** How an operation waits for its outcome. */
export interface WaitDefinition {
	/** Whether a new node waits. */
	byDefault: boolean;
	exits: readonly Exit[];
	/** The user names exits of their own: one per key that a caller can press. */
	keyExits?: true;
	/** Types of the events that can be an outcome. */
	events: readonly string[];
	/**
	 * @param earlier what this process has heard of the same command before; see {@link heardBy}
	 * @returns the outcome that the event means, or undefined when the pause goes on
	 */
	judge: (
		event: OutcomeEvent,
		waiting: Waiting,
		earlier: readonly OutcomeEvent[],
	) => string | Found | undefined;
	/**
	 * Events of the call that have no `client_state` are not taken, since they can belong to another
	 * command.
	 */
	needsState?: true;
	/** The outcome when Telnyx answers that the call has ended already (90018). */
	ended: string;
	/**
	 * The outcome when the other call that the command is about is over; which one that is stands in
	 * the setting `otherCall`.
	 */
	otherEnded?: string;
	/** The outcome when Telnyx refuses the command and the node shall go on nevertheless. */
	refused: string;
	limit: SafetyLimit;
	/** What {@link judge} needs to know of the parameters, and of the item that they came with. */
	settings?: (parameters: IDataObject, item: IDataObject) => IDataObject;
	/** The command takes `webhook_url`. */
	webhookUrl?: true;
	/** The command places a new call, instead of acting on one. */
	startsCall?: true;
	/** The command starts a second leg, whose state is set by this parameter. */
	secondLegState?: string;
	/** Checks what only matters while waiting; throws a ParameterError. */
	check?: (parameters: IDataObject) => void;
	/** Completes the body from what the user said about the outcomes. */
	body?: (body: IDataObject, parameters: IDataObject) => void;
	/** A command that an event asks for while the pause goes on, e.g. to stop a recording. */
	command?: (event: OutcomeEvent, waiting: Waiting) => FollowUp | undefined;
	/**
	 * Asks Telnyx for the outcome when a timer of n8n lets the run look. Left out: whether the call
	 * is over, which leads to {@link ended}.
	 *
	 * @param isDue whether the pause ends now in any case
	 * @returns undefined when the pause goes on
	 */
	ask?: (
		context: IExecuteFunctions,
		waiting: Waiting,
		isDue: boolean,
	) => Promise<Found | undefined>;
	/** The operation is nothing without its outcome, so it cannot be told not to wait. */
	always?: true;
}

/** How operations wait, by the parameter `operation`. */
export interface Waits {
	readonly [operation: string]: WaitDefinition | undefined;
}
