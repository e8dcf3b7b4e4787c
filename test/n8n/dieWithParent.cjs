/**
 * Preloaded into n8n's process: ends it, and the task runner it started, as soon as the process
 * that started it is gone. A parent killed with SIGKILL cannot do that itself, and a database or a
 * port held by a forgotten n8n spoils the next run.
 */
process.on('disconnect', () => {
	try {
		process.kill(-process.pid, 'SIGKILL');
	} catch {
		process.exit(1);
	}
});
// The channel alone must not keep n8n alive when it wants to end.
process.channel?.unref();
