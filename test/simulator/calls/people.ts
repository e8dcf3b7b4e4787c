import type { Switches } from '../switches';
import type { Script } from '../types';

/** Who answers which number or SIP address, and how. */
export class People {
	private readonly scripts = new Map<string, Script>();
	private readonly names = new Map<string, string>();

	constructor(private readonly switches: Switches) {}

	/** `address` is an E.164 number or a SIP URI, as it will be dialled. */
	set(address: string, script: Script): void {
		this.scripts.set(normalise(address), script);
	}

	/** The script of an address; strangers follow the switch `stranger`. */
	get(address: string): Script {
		return this.scripts.get(normalise(address)) ?? this.switches.stranger;
	}

	/** Puts a name to a number. */
	call(address: string, name: string): void {
		this.names.set(normalise(address), name);
	}

	/** Numbers with a name, in the order they got it. */
	named(): Array<[address: string, name: string]> {
		return [...this.names];
	}

	entries(): Array<[string, Script]> {
		return [...this.scripts];
	}
}

/** DTMF after a comma and URI parameters do not change who is called. */
function normalise(address: string): string {
	return address.split(/[,;]/)[0].trim().toLowerCase();
}
