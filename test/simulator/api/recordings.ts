import type { FastifyInstance } from 'fastify';
import { refuse } from '../errors';
import type { World } from '../world';
import { silence } from './audio';
import type { Route } from './route';

/** What a recording looks like in the API, with links that work for ten minutes. */
export const recordingRoutes: Route[] = [
	{
		method: 'GET',
		url: '/recordings/:id',
		handle({ world, params }) {
			const data = world.recordings.describe(params.id);
			if (!data) throw refuse('10005', 'The requested recording could not be found.');
			return { body: { data } };
		},
	},
];

/**
 * Serves the files that the links lead to: silence. They need no key, being signed, and go stale:
 * 403 after the switch `recordingUrlMs`, in the form of the storage service.
 */
export function recordingFiles(app: FastifyInstance, world: World): void {
	app.get('/recordings/:file', async (request, reply) => {
		const { signature = '' } = request.query as { signature?: string };
		const { file } = request.params as { file: string };
		const recording = world.recordings.open(signature);
		if (!recording || file !== `${recording.id}.${recording.format}`) {
			const code = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
			return await reply.code(403).type('application/xml').send(code);
		}
		const { format, durationMs, channels } = recording;
		return await reply
			.type(format === 'wav' ? 'audio/wav' : 'audio/mpeg')
			.send(silence(format, durationMs, channels === 'dual' ? 2 : 1));
	});
}
