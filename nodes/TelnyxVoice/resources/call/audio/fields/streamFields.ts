import type { Telnyx } from 'telnyx';
import type { FieldOf } from '../../../../definition/types';
import { oneLine, socketUrl } from '../../../../definition/mappers';

type Params = Pick<
	Telnyx.CallDialParams,
	| 'stream_auth_token'
	| 'stream_bidirectional_codec'
	| 'stream_bidirectional_mode'
	| 'stream_bidirectional_sampling_rate'
	| 'stream_bidirectional_target_legs'
	| 'stream_codec'
	| 'stream_establish_before_call_originate'
	| 'stream_track'
	| 'stream_url'
>;

const CODECS = [
	{ name: 'AMR-WB', value: 'AMR-WB' },
	{ name: 'G722', value: 'G722' },
	{ name: 'L16', value: 'L16' },
	{ name: 'OPUS', value: 'OPUS' },
	{ name: 'PCMA', value: 'PCMA' },
	{ name: 'PCMU', value: 'PCMU' },
] as const;

/** Media streaming to a WebSocket, as far as every command that offers it knows it. */
export const stream = [
	{
		displayName: 'Bidirectional Codec',
		name: 'streamBidirectionalCodec',
		type: 'options',
		default: 'PCMU',
		options: CODECS,
	},
	{
		displayName: 'Bidirectional Mode',
		name: 'streamBidirectionalMode',
		type: 'options',
		default: 'mp3',
		description: 'How audio comes back from the WebSocket',
		options: [
			{ name: 'MP3', value: 'mp3' },
			{ name: 'RTP', value: 'rtp' },
		],
	},
	{
		displayName: 'Bidirectional Target Legs',
		name: 'streamBidirectionalTargetLegs',
		type: 'options',
		default: 'opposite',
		description: 'Who hears the audio that comes back',
		options: [
			{ name: 'Both', value: 'both' },
			{ name: 'Opposite', value: 'opposite' },
			{ name: 'Self', value: 'self' },
		],
	},
	{
		displayName: 'Stream Codec',
		name: 'streamCodec',
		type: 'options',
		default: 'default',
		options: [...CODECS, { name: 'Same as the Call', value: 'default' }],
	},
	{
		displayName: 'Stream Track',
		name: 'streamTrack',
		type: 'options',
		default: 'inbound_track',
		options: [
			{ name: 'Both', value: 'both_tracks' },
			{ name: 'Inbound', value: 'inbound_track' },
			{ name: 'Outbound', value: 'outbound_track' },
		],
	},
	{
		displayName: 'Stream URL',
		name: 'streamUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. wss://example.com/media',
		description: 'Address of the WebSocket that gets the audio of the call',
		toApi: socketUrl,
	},
] as const satisfies ReadonlyArray<FieldOf<Params>>;

/** What Dial knows beyond the others. */
export const streamOnDial = [
	{
		displayName: 'Bidirectional Sampling Rate',
		name: 'streamBidirectionalSamplingRate',
		type: 'options',
		default: 8000,
		options: [
			{ name: '16 kHz', value: 16000 },
			{ name: '22.05 kHz', value: 22050 },
			{ name: '24 kHz', value: 24000 },
			{ name: '48 kHz', value: 48000 },
			{ name: '8 kHz', value: 8000 },
		],
	},
	{
		displayName: 'Connect Before Dialing',
		name: 'streamEstablishBeforeCallOriginate',
		type: 'boolean',
		default: false,
		description: 'Whether to open the WebSocket before the phone rings',
	},
	{
		displayName: 'Stream Auth Token',
		name: 'streamAuthToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'Sent when the WebSocket is opened; at most 4,000 characters',
		toApi: oneLine,
	},
] as const satisfies ReadonlyArray<FieldOf<Params>>;

/** How a group of stream fields presents itself. */
export const streamGroup = {
	displayName: 'Media Streaming',
	name: 'streaming',
	type: 'collection',
	flatten: true,
	placeholder: 'Add Field',
	default: {},
	description: 'Send the audio of the call to a WebSocket',
} as const;
