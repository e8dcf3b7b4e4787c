import type Telnyx from 'telnyx';
import { numericId } from '../ids';
import type { Applications } from './applications';

/** A number of the account. */
export type PhoneNumber = Telnyx.PhoneNumberDetailed;

/** What {@link Numbers.add} takes; `verified` makes it a verified number, which is not owned. */
export type NewNumber = Partial<PhoneNumber> & { phone_number: string; verified?: boolean };

/** Owned and verified numbers. */
export class Numbers {
	private readonly ownedOnes: PhoneNumber[] = [];
	private readonly verifiedOnes: Telnyx.VerifiedNumber[] = [];

	constructor(private readonly applications: Applications) {}

	add({ verified, ...number }: NewNumber): PhoneNumber {
		const now = new Date().toISOString();
		const full: PhoneNumber = {
			country_iso_alpha2: 'US',
			created_at: now,
			deletion_lock_enabled: false,
			external_pin: null,
			phone_number_type: 'local',
			purchased_at: now,
			record_type: 'phone_number',
			status: 'active',
			tags: [],
			connection_id: null,
			...number,
			id: number.id ?? numericId(),
		};
		if (verified) {
			this.verifiedOnes.push({
				phone_number: number.phone_number,
				record_type: 'verified_number',
				verified_at: now,
			});
		} else {
			this.ownedOnes.push(full);
		}
		return full;
	}

	/** Owned numbers with the name of the application they ring, newest first. */
	all(): PhoneNumber[] {
		return this.ownedOnes
			.map((number) => ({ ...number, connection_name: this.nameOf(number) }))
			.reverse();
	}

	/** Puts back what an earlier simulator had; the lists are those of {@link owned} and {@link verified}. */
	restore(owned: readonly PhoneNumber[], verified: readonly Telnyx.VerifiedNumber[]): void {
		this.ownedOnes.push(...owned);
		this.verifiedOnes.push(...verified);
	}

	/** Owned numbers, oldest first. */
	owned(): PhoneNumber[] {
		return [...this.ownedOnes];
	}

	verified(): Telnyx.VerifiedNumber[] {
		return [...this.verifiedOnes];
	}

	/** What PATCH /phone_numbers/{id} does. Undefined for an unknown id. */
	update(id: string, params: Telnyx.PhoneNumberUpdateParams): PhoneNumber | undefined {
		const number = this.ownedOnes.find((each) => each.id === id);
		if (!number) return undefined;
		Object.assign(number, params, { updated_at: new Date().toISOString() });
		return { ...number, connection_name: this.nameOf(number) };
	}

	/** Whether the account may show this number to the people it calls. */
	isUsable(phoneNumber: string): boolean {
		return [...this.ownedOnes, ...this.verifiedOnes].some(
			(each) => each.phone_number === phoneNumber,
		);
	}

	/** The application that a call to this number reaches. */
	connectionOf(phoneNumber: string): string | undefined {
		return (
			this.ownedOnes.find((each) => each.phone_number === phoneNumber)?.connection_id ?? undefined
		);
	}

	private nameOf(number: PhoneNumber): string | null {
		return this.applications.get(number.connection_id ?? '')?.application_name ?? null;
	}
}
