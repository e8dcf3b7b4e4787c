import type { FastifyInstance } from 'fastify';

/** A WAV file of one tenth of a second of silence: 8000 Hz, 8 bit, mono. */
function silence(): Buffer {
	const samples = Buffer.alloc(800, 0x80);
	const header = Buffer.alloc(44);
	header.write('RIFF', 0);
	header.writeUInt32LE(36 + samples.length, 4);
	header.write('WAVEfmt ', 8);
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(1, 22);
	header.writeUInt32LE(8000, 24);
	header.writeUInt32LE(8000, 28);
	header.writeUInt16LE(1, 32);
	header.writeUInt16LE(8, 34);
	header.write('data', 36);
	header.writeUInt32LE(samples.length, 40);
	return Buffer.concat([header, samples]);
}

/** Serves what `recording_urls` point to: always silence, needing no key, like a signed link. */
export function recordingRoute(app: FastifyInstance): void {
	app.get('/recordings/:file', async (request, reply) => {
		const { file } = request.params as { file: string };
		return await reply.type(file.endsWith('.wav') ? 'audio/wav' : 'audio/mpeg').send(silence());
	});
}
