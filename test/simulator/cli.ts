/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a command-line tool that runs beside n8n, never inside it */
import { parseArgs } from 'node:util';
import { openInBrowser } from '../support/n8n/openInBrowser';
import { startSimulator, type Simulator } from '.';
import { UNSET_URL } from './store/applications';

/** Who is on the page at first. */
const PHONES = [
	['+13125550123', 'Anna'],
	['+13125550101', 'Ben'],
	['+13125550102', 'Carla'],
] as const;

const HELP = `Telnyx voice simulator: a phone network on this machine.

  npm run simulator -- [options]

  --port N             port to listen on (default 4010)
  --speed N            phone time runs N times faster (default 1)
  --api-key KEY        key that clients must send (default: a new one)
  --webhook-url URL    where the first application sends its events (a trigger sets it by itself)
  --number +E164       number that rings the first application (default +15550000001)
  --state FILE         keeps account, keys and phones in this file over a restart
  --host ADDRESS       address to listen at (default 127.0.0.1, this machine only)
`;

function options(): {
	port: string;
	speed: string;
	'api-key'?: string;
	'webhook-url'?: string;
	number: string;
	state?: string;
	host: string;
	help: boolean;
} {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			speed: { type: 'string', default: '1' },
			'api-key': { type: 'string' },
			'webhook-url': { type: 'string' },
			number: { type: 'string', default: '+15550000001' },
			state: { type: 'string' },
			host: { type: 'string', default: '127.0.0.1' },
			help: { type: 'boolean', default: false },
		},
	});
	return values;
}

/** An account that has nothing yet gets what a first workflow needs. */
function addFirst(sim: Simulator, url: string | undefined, number: string): void {
	const [known] = sim.applications.all();
	const application =
		known ??
		sim.applications.add({
			application_name: 'My first application',
			webhook_event_url: url ?? UNSET_URL,
		});
	if (known && url) application.webhook_event_url = url;
	if (sim.numbers.connectionOf(number) === undefined) {
		sim.numbers.add({ phone_number: number, connection_id: application.id });
	}
	if (sim.people.named().length > 0) return;
	for (const [address, name] of PHONES) sim.people.call(address, name);
}

async function main(): Promise<void> {
	const { port, speed, 'api-key': apiKey, help, host, state, ...first } = options();
	if (help) {
		console.log(HELP);
		return;
	}
	if (!(Number(speed) > 0)) throw new Error('--speed must be a number above 0');
	const sim = await startSimulator({
		...{ port: Number(port), host, speed: Number(speed), apiKey, stateFile: state },
		switches: { stranger: { does: 'live' } },
	});
	addFirst(sim, first['webhook-url'], first.number);
	console.log(`Phones       ${sim.origin}`);
	console.log(`API base URL ${sim.baseUrl}`);
	console.log(`API key      ${sim.apiKey}`);
	console.log(`Public key   ${sim.publicKey}`);
	for (const { phone_number, connection_name } of sim.numbers.all()) {
		console.log(`Number       ${phone_number} rings “${connection_name}”`);
	}
	console.log('Stop with Ctrl+C.');
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sim.close());
	}
	await openInBrowser(sim.origin);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
