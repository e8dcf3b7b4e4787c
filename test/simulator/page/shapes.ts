/** What the server tells the page; the browser imports these types and nothing else from here. */

/** Who does something in the story of a call. */
export type Lane = 'phone' | 'telnyx' | 'workflow';

/** One line of the story. */
export interface StoryEntry {
	id: string;
	/** Milliseconds since 1970. */
	at: number;
	lane: Lane;
	/** `call_session_id`, where it belongs to a call. */
	session?: string;
	title: string;
	/** What came of it: `delivered, 12 ms`, or what Telnyx said. */
	note?: string;
	/** What to do next, where something went wrong. */
	advice?: string;
	state: 'good' | 'pending' | 'bad';
	/** A command on a call: the pause before it is silence on the line. */
	command?: true;
	/** A look-up, such as a list for the editor; hidden at first. */
	quiet?: true;
	/** Where more of it can be seen. */
	link?: { url: string; text: string };
	/** Parameters, payload, headers: without keys and resume tokens. */
	details?: unknown;
}

/** A call, as the phone on one side of it shows it. */
export interface LegView {
	/** `call_control_id` */
	id: string;
	session: string;
	/** The phone of this side, and the number of the other one. */
	phone: string;
	other: string;
	/** Whether the person on this phone placed the call. */
	placed: boolean;
	state: 'ringing' | 'answered' | 'ended';
	startedAt: number;
	answeredAt?: number;
	/** Why it ended. */
	cause?: string;
	/** Kinds of what goes on: `gather`, `speak`, `recording`, ... */
	doing: string[];
	/** Name of the queue that it waits in. */
	queue?: string;
	/** Number of the phone that it is connected with. */
	connectedWith?: string;
	/** JSON Schema of what an AI wants to know. */
	asks?: Record<string, unknown>;
}

/** A line of what a phone heard, said or pressed. */
export interface PhoneLine {
	id: string;
	call: string;
	does: 'calls' | 'rings' | 'answers' | 'presses' | 'says' | 'hears' | 'ends';
	text: string;
	language?: string;
	audioUrl?: string;
}

export interface PhoneView {
	address: string;
	name?: string;
	/** What happens when it is called: `live`, `answer`, `machine`, ... */
	does: string;
}

export interface DisturbanceView {
	id: string;
	name: string;
	hint: string;
	on: boolean;
}

/** The account as the API shows it, in short. */
export interface AccountView {
	applications: Array<{ id: string; name: string; webhookUrl: string; version: string }>;
	numbers: Array<{ number: string; application?: string }>;
	profiles: Array<{ id: string; name: string }>;
	assistants: Array<{ id: string; name: string }>;
	voices: Array<{ id: string; language: string; provider: string }>;
	recordings: Array<{ id: string; from: string; to: string; seconds: number; text: string }>;
}

/** Everything but the story: sent whole whenever something changes. */
export interface PageState {
	speed: number;
	phones: PhoneView[];
	/** Calls that go on, and the last ones that ended. */
	legs: LegView[];
	/** What a number does that has no phone here. */
	stranger: string;
	disturbances: DisturbanceView[];
	account: AccountView;
	/** The last request that reached the simulator's API, by whether its key was right. */
	reached?: { at: number; authorized: boolean; by: string };
}

/** What must be pasted into n8n's credential. */
export interface ConnectView {
	baseUrl: string;
	apiKey: string;
	publicKey: string;
	/** Address of n8n's editor, where the simulator started it. */
	n8n?: string;
}

/** Whether something listens at an application's webhook address. */
export interface ReachView {
	application: string;
	url: string;
	ok: boolean;
	text: string;
}

/** The messages of the stream, by event name. */
export interface StreamMessages {
	state: PageState;
	story: StoryEntry[];
	lines: PhoneLine[];
}
