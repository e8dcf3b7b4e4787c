/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a command-line tool that runs beside n8n, never inside it */
import { parseArgs } from 'node:util';
import { startSimulator } from '.';

const HELP = `Telnyx voice simulator: a phone network on this machine.

  npm run simulator -- [options]

  --port N             port to listen on (default 4010)
  --speed N            phone time runs N times faster (default 1)
  --api-key KEY        key that clients must send (default: a new one)
  --webhook-url URL    adds an application that sends its events there ...
  --number +E164       ... and a number that rings it (default +15550000001)
`;

function options(): {
	port: string;
	speed: string;
	'api-key'?: string;
	'webhook-url'?: string;
	number: string;
	help: boolean;
} {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			speed: { type: 'string', default: '1' },
			'api-key': { type: 'string' },
			'webhook-url': { type: 'string' },
			number: { type: 'string', default: '+15550000001' },
			help: { type: 'boolean', default: false },
		},
	});
	return values;
}

async function main(): Promise<void> {
	const { port, speed, 'api-key': apiKey, 'webhook-url': url, number, help } = options();
	if (help) {
		console.log(HELP);
		return;
	}
	if (!(Number(speed) > 0)) throw new Error('--speed must be a number above 0');
	const sim = await startSimulator({ port: Number(port), speed: Number(speed), apiKey });
	console.log(`Simulator    ${sim.origin}/simulator/calls (also requests, deliveries, people)`);
	console.log(`API base URL ${sim.baseUrl}`);
	console.log(`API key      ${sim.apiKey}`);
	console.log(`Public key   ${sim.publicKey}`);
	if (url) {
		const application = sim.applications.add({
			application_name: 'Simulated application',
			webhook_event_url: url,
		});
		sim.numbers.add({ phone_number: number, connection_id: application.id });
		console.log(`Application  ${application.id} (rings at ${number}, events to ${url})`);
	}
	console.log('Stop with Ctrl+C.');
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sim.close());
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
