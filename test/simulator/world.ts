import type { Dispatcher } from 'undici';
import { Calls } from './calls/calls';
import { Network } from './calls/network';
import { People } from './calls/people';
import { Queues } from './calls/queues';
import { Sounds } from './calls/sounds';
import { Clock } from './clock';
import { CommandMemory } from './commands/memory';
import { Delivery } from './delivery/deliver';
import { EventQueue } from './delivery/queue';
import { Faults } from './api/faults';
import { Log } from './log';
import { Signer } from './signing';
import { Applications } from './store/applications';
import { Assistants } from './store/assistants';
import { Media } from './store/media';
import { Numbers } from './store/numbers';
import { Profiles } from './store/profiles';
import { Recordings } from './store/recordings';
import { Voices } from './store/voices';
import { defaultSwitches, type Switches } from './switches';

/** One account on one phone network: everything a running simulator knows. */
export class World {
	/** `http://127.0.0.1:PORT` once the server listens. */
	origin = '';
	/** Address of n8n's editor, where the simulator has one beside it. */
	editorUrl?: string;
	readonly switches: Switches;
	readonly clock: Clock;
	readonly log = new Log();
	readonly signer: Signer;
	readonly faults = new Faults();
	readonly profiles = new Profiles();
	readonly applications = new Applications(this.profiles);
	readonly numbers = new Numbers(this.applications);
	readonly calls: Calls;
	readonly people: People;
	readonly queues = new Queues(this);
	readonly sounds = new Sounds(this);
	readonly recordings = new Recordings(this);
	readonly media = new Media();
	readonly voices = new Voices();
	readonly assistants = new Assistants();
	readonly network: Network;
	readonly delivery: Delivery;
	readonly events: EventQueue;
	readonly memory: CommandMemory;
	/** Runs before everything stops. */
	readonly onClose: Array<() => void> = [];

	constructor(
		readonly apiKey: string,
		speed: number,
		switches: Partial<Switches>,
		dispatcher?: Dispatcher,
		seed?: string,
	) {
		this.signer = new Signer(seed);
		this.switches = { ...defaultSwitches(), ...switches };
		this.clock = new Clock(speed);
		this.calls = new Calls(this.clock);
		this.people = new People(this.switches);
		this.network = new Network(this);
		this.delivery = new Delivery(this.log, this.clock, this.signer, this.switches, dispatcher);
		this.events = new EventQueue(this.delivery, this.clock, this.switches);
		this.memory = new CommandMemory(this.switches);
	}

	/** Stops every timer and connection. */
	async close(): Promise<void> {
		for (const job of this.onClose) job();
		this.clock.close();
		this.log.close();
		await this.delivery.close();
	}
}
