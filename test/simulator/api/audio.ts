/** Files stay small, however long a recording was. */
const LONGEST_MS = 10_000;
const WAV_RATE = 8000;
/** MPEG-1 layer III, 32 kbit/s, 32 kHz, mono: 144 bytes and 36 ms a frame; all zero is silence. */
const FRAME_MS = 36;
const FRAME = Buffer.concat([Buffer.from([0xff, 0xfb, 0x18, 0xc4]), Buffer.alloc(140)]);

/** A WAV file of silence: 8000 Hz, 8 bit. */
function wav(ms: number, channels: number): Buffer {
	const samples = Buffer.alloc(Math.ceil((ms * WAV_RATE) / 1000) * channels, 0x80);
	const header = Buffer.alloc(44);
	header.write('RIFF', 0);
	header.writeUInt32LE(36 + samples.length, 4);
	header.write('WAVEfmt ', 8);
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(channels, 22);
	header.writeUInt32LE(WAV_RATE, 24);
	header.writeUInt32LE(WAV_RATE * channels, 28);
	header.writeUInt16LE(channels, 32);
	header.writeUInt16LE(8, 34);
	header.write('data', 36);
	header.writeUInt32LE(samples.length, 40);
	return Buffer.concat([header, samples]);
}

/** An MP3 file of silence, always mono. */
function mp3(ms: number): Buffer {
	return Buffer.concat(Array.from({ length: Math.ceil(ms / FRAME_MS) }, () => FRAME));
}

/** A valid file of silence, as long as the recording, at least 0.1 and at most 10 seconds. */
export function silence(format: 'wav' | 'mp3', durationMs: number, channels: 1 | 2): Buffer {
	const ms = Math.min(Math.max(durationMs, 100), LONGEST_MS);
	return format === 'wav' ? wav(ms, channels) : mp3(ms);
}
