/* eslint-disable no-console -- a command-line tool that runs beside n8n, never inside it */
import { ensureBuilt } from '../support/ensureBuilt';
import { startWorld } from '../support/world';
import { measureMenu, printMenu } from './menuTable';
(async () => {
	await ensureBuilt();
	const world = await startWorld({ simulator: { speed: 100 }, onProgress: console.log });
	try {
		const levels = (process.argv[2] ?? '1,8').split(',').map(Number);
		printMenu(
			await measureMenu(world, levels, Number(process.argv[3] ?? 1), console.log),
			console.log,
		);
	} finally {
		await world.close();
	}
})().catch((e) => {
	console.error(e);
	process.exitCode = 1;
});
