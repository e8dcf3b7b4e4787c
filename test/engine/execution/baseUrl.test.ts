import { openLab, results, type Lab } from '../../support/engine/lab';

let lab: Lab;
beforeAll(async () => {
	lab = await openLab();
});
afterAll(async () => await lab.close());
beforeEach(() => lab.forget());

const dial = async (baseUrl: unknown) =>
	await lab.run('dial', lab.dialing, {
		credentials: { ...lab.credentials, baseUrl: baseUrl as string },
	});

it.each([
	['as it is', (url: string) => url],
	['with a slash', (url: string) => `${url}/`],
	['with slashes and spaces', (url: string) => `  ${url}///  `],
])('takes the base URL %s', async (_, written) => {
	expect(results(await dial(written(lab.simulator.baseUrl)))).toHaveLength(1);
	expect(lab.requests()[0].path).toBe('/v2/calls');
});

it.each([
	['without its version', () => lab.simulator.origin, /Resource not found.*10005/],
	['that is no address', () => 'telnyx', /no answer|invalid|Invalid/],
])('explains a base URL %s', async (_, written, says) => {
	const run = await dial(written());
	expect(`${run.error?.message} ${run.error?.description}`).toMatch(says);
	expect(run.error?.description).toMatch(/\S/);
	expect(lab.requests()).toEqual([]);
});

it.each([
	'http://api.telnyx.com/v2',
	' HTTP://api.telnyx.com/v2/ ',
	'http://127.0.0.1.attacker.net/v2',
	'http://203.0.113.7/v2',
	'http:\\\\attacker.net/v2',
])('sends nothing without encryption into the internet: %s', async (baseUrl) => {
	const run = await dial(baseUrl);

	expect(run.error?.message).toMatch(/^Dial was not sent/);
	expect(run.error?.description).toMatch(/https:\/\/.*API Base URL/);
	expect(lab.requests()).toEqual([]);
});

it.each(['KEY1\nX-Other: 1', 'KEY…'])(
	'explains an API key that no header can carry: %j',
	async (apiKey) => {
		const run = await lab.run('dial', lab.dialing, { credentials: { ...lab.credentials, apiKey } });
		expect(run.error?.message).toMatch(/^Dial was not sent/);
		expect(run.error?.description).toMatch(/API key in the credential/);
		expect(lab.requests()).toEqual([]);
	},
);

it('does not follow a redirect, which would hand the API key to somebody else', async () => {
	const elsewhere = `${lab.simulator.origin}/v2/elsewhere`;
	lab.simulator.faults.add({ path: /calls$/, status: 307, headers: { location: elsewhere } });
	const run = await dial(lab.simulator.baseUrl);

	expect(run.error).toMatchObject({ httpCode: '307' });
	expect(run.error?.description).toMatch(/Check the API Base URL.*redirects/);
	expect(lab.requests().map(({ path }) => path)).toEqual(['/v2/calls']);
});

it('explains a key that Telnyx does not accept, and shows it nowhere', async () => {
	const apiKey = `KEY${'wrong'.repeat(5)}`;
	const run = await lab.run('dial', lab.dialing, { credentials: { ...lab.credentials, apiKey } });

	expect(run.error).toMatchObject({ httpCode: '401' });
	expect(run.error?.description).toMatch(/10009.*Check the API key/);
	expect(run.saved + JSON.stringify(run.error)).not.toContain('wrongwrong');
});

it.each([
	['as it is', (key: string) => key],
	['in base64', (key: string) => Buffer.from(`me:${key}`).toString('base64')],
	['in a URL', encodeURIComponent],
])('shows nothing of a key that somebody on the way quotes %s', async (_, quoted) => {
	const apiKey = 'our+own/gateway="password"';
	const detail = `Who is ${quoted(apiKey)}?`;
	const body = { errors: [{ code: '10009', title: detail, detail, source: { pointer: detail } }] };
	lab.simulator.faults.add({ path: /calls$/, status: 401, body });
	const run = await lab.run('dial', lab.dialing, { credentials: { ...lab.credentials, apiKey } });

	const told = `${run.saved} ${JSON.stringify(run.error)} ${run.error?.message}`;
	expect(told).toContain('KEY…');
	for (const form of [quoted(apiKey), 'gateway', JSON.stringify(apiKey)]) {
		expect(told).not.toContain(form);
	}
});
