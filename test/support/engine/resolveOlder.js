/**
 * Resolver of the tests on an older n8n: whoever asks for n8n's engine gets the one of n8n 2.8, and
 * for `n8n-workflow` the only copy that this engine knows. Not a list of `moduleNameMapper`, which
 * `require.resolve` does not ask, and with which the engine's helper packages are found.
 */
const { dirname } = require('node:path');

const OLDER = 'n8n-core-2.8';
const beside = dirname(require.resolve(`${OLDER}/package.json`));

/** @type {import('jest-resolve').SyncResolver} */
module.exports = (request, options) => {
	const [name] = request.split('/');
	if (name === 'n8n-core') {
		return options.defaultResolver(request.replace(name, OLDER), options);
	}
	const basedir = name === 'n8n-workflow' ? beside : options.basedir;
	return options.defaultResolver(request, { ...options, basedir });
};
