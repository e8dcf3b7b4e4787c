/**
 * Checked by `npm run typecheck`: each line below an `@ts-expect-error` must not compile, and the
 * definition above it must.
 */
import type { Telnyx } from 'telnyx';
import { jsonBy, jsonOfAny } from '../../nodes/TelnyxVoice/definition/jsonMappers';

type Settings = Telnyx.Calls.TelnyxVoiceSettings | Telnyx.Calls.SonioxVoiceSettings;

const soniox = { type: 'string!', reduce_silence: 'boolean', speed: 'number' } as const;
const telnyx = { type: 'string!', voice_speed: 'number' } as const;

jsonBy<Settings, 'type'>('type', { soniox, telnyx });

// @ts-expect-error a member of the union without a shape
jsonBy<Settings, 'type'>('type', { soniox });

// @ts-expect-error a member that the union does not have
jsonBy<Settings, 'type'>('type', { soniox, telnyx, female: telnyx });

// @ts-expect-error a shape without one of its keys
jsonBy<Settings, 'type'>('type', { soniox, telnyx: { type: 'string!' } });

// @ts-expect-error a key of the wrong kind
jsonBy<Settings, 'type'>('type', { soniox, telnyx: { type: 'string!', voice_speed: 'string' } });

jsonOfAny<Settings>({ ...soniox, type: 'string', voice_speed: 'number' });

// @ts-expect-error a key of one member that nobody can set
jsonOfAny<Settings>({ ...soniox, type: 'string' });
