import type { Telnyx } from 'telnyx';

/** A phone number as Telnyx returns it; the values are made up. */
export const PHONE_NUMBER = {
	id: '1293384261075731500',
	record_type: 'phone_number',
	phone_number: '+13125550100',
	country_iso_alpha2: 'US',
	phone_number_type: 'local',
	status: 'active',
	connection_id: '1293384261075731499',
	connection_name: 'Appointment reminders',
	customer_reference: '',
	deletion_lock_enabled: false,
	external_pin: null,
	tags: ['reminders'],
	created_at: '2026-01-15T09:30:00.000Z',
	purchased_at: '2026-01-15T09:30:00.000Z',
} satisfies Telnyx.PhoneNumberDetailed;
