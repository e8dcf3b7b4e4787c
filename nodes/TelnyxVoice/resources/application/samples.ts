import type { Telnyx } from 'telnyx';

/** An application as Telnyx returns it; the values are made up. */
export const APPLICATION = {
	id: '1293384261075731499',
	record_type: 'call_control_application',
	application_name: 'Appointment reminders',
	active: true,
	anchorsite_override: 'Latency',
	dtmf_type: 'RFC 2833',
	first_command_timeout: false,
	first_command_timeout_secs: 30,
	call_cost_in_webhooks: false,
	redact_dtmf_debug_logging: false,
	webhook_api_version: '2',
	webhook_event_url: 'https://n8n.example.com/webhook/5f0c1f1e/telnyx-voice',
	webhook_event_failover_url: '',
	webhook_timeout_secs: 5,
	inbound: {
		channel_limit: 10,
		shaken_stir_enabled: false,
		sip_subdomain: 'clinic',
		sip_subdomain_receive_settings: 'from_anyone',
	},
	outbound: { channel_limit: 10, outbound_voice_profile_id: '1293384261075731461' },
	tags: ['reminders'],
	created_at: '2026-01-15T09:30:00.000Z',
	updated_at: '2026-01-15T09:30:00.000Z',
} satisfies Telnyx.CallControlApplication;
