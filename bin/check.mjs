/**
 * Runs every check and closes with one line: `N passed, N failed`.
 * Those that keep one processor busy run two at a time, and say what they said when they are done.
 * `node bin/check.mjs unit engines` runs only those. Needs what bin/bootstrap.mjs made.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Outside the repository: Playwright empties its own folder, and git status stays clean.
const reports = mkdtempSync(join(tmpdir(), 'leerkring-check-'));
const report = (name) => join(reports, `${name}.json`);
const minute = 60_000;
const windows = process.platform === 'win32';

const whole = { count: (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }) };
/** What keeps one processor busy; the longest first. */
const light = [
	{ name: 'unit', command: vitest('unit'), count: () => countVitest('unit') },
	{ name: 'types', command: 'npm run --silent test:types', ...whole },
	{ name: 'lint', command: 'npm run --silent test:lint', ...whole },
	{ name: 'format', command: 'npm run --silent test:format', ...whole },
];
const checks = [
	...light,
	{ name: 'engines', command: vitest('engines'), count: () => countVitest('engines') },
	{
		name: 'journeys',
		command: 'npm run --silent test:journeys -- --reporter=list,json',
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report('journeys') },
		count: countJourneys,
	},
	{
		name: 'mutation',
		command: 'npm run --silent test:mutation',
		env: { MUTATION_REPORT: report('mutation') },
		count: countMutants,
	},
];

const wanted = process.argv.slice(2);
const strange = wanted.filter((name) => !checks.some((check) => check.name === name));
if (strange.length > 0) {
	console.error(
		`Not a check: ${strange.join(', ')}. There are: ${checks.map((c) => c.name).join(', ')}.`,
	);
	process.exit(2);
}

const outcomes = [];
const isWanted = ({ name }) => wanted.length === 0 || wanted.includes(name);
const waiting = light.filter(isWanted);
const together = waiting.length > 1;
await Promise.all(
	[1, 2].map(async () => {
		for (let next = waiting.shift(); next; next = waiting.shift())
			outcomes.push(await perform(next, together));
	}),
);
for (const check of checks)
	if (isWanted(check) && !light.includes(check)) outcomes.push(await perform(check));
rmSync(reports, { recursive: true, force: true });
conclude(outcomes);

/**
 * Runs one check and counts what it reported; a check that broke off counts as one failure more.
 * Of one that is `gathered` everything it says stands together, once it is done.
 */
async function perform({ name, command, env, count }, gathered = false) {
	const title = `\n── ${name} ${'─'.repeat(70 - name.length)}`;
	if (!gathered) console.log(title);
	const start = performance.now();
	const { code, said } = await execute(command, env, gathered);
	if (gathered) process.stdout.write(`${title}\n${said}`);
	const counted = count(code);
	const silent = counted.passed + counted.failed === 0;
	const broken = silent || (code !== 0 && counted.failed === 0);
	const failed = counted.failed + (broken ? 1 : 0);
	const note = silent ? 'gave no results' : broken ? `stopped with ${code}` : (counted.note ?? '');
	return {
		name,
		passed: counted.passed,
		failed,
		note,
		seconds: (performance.now() - start) / 1000,
	};
}

/** Resolves with the exit code, and with what was said if that is gathered; kills the whole group of processes after 12 minutes. */
function execute(command, env, gathered) {
	return new Promise((resolve) => {
		const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
		const child = spawn(command, {
			cwd: root,
			shell: true,
			stdio: ['ignore', ...(gathered ? ['pipe', 'pipe'] : ['inherit', 'inherit'])],
			detached: !windows,
			env: { ...process.env, PATH: path, ...env },
		});
		const said = [];
		for (const stream of [child.stdout, child.stderr])
			stream?.on('data', (piece) => said.push(piece));
		const kill = (signal) => (windows ? child.kill(signal) : process.kill(-child.pid, signal));
		const limit = setTimeout(() => {
			console.error(`Stopped: longer than 12 minutes.`);
			kill('SIGKILL');
		}, 12 * minute);
		const interrupted = (signal) => {
			kill(signal);
			process.exitCode = 1;
		};
		for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupted);
		child.on('close', (code) => {
			clearTimeout(limit);
			for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupted);
			if (process.exitCode === 1) process.exit(1);
			resolve({ code: code ?? 1, said: Buffer.concat(said).toString() });
		});
	});
}

function vitest(project) {
	const json = `--reporter=default --reporter=json --outputFile.json="${report(project)}"`;
	return `npm run --silent test:${project} -- ${json}`;
}

function readReport(name) {
	if (!existsSync(report(name))) return {};
	return JSON.parse(readFileSync(report(name), 'utf8'));
}

function countVitest(project) {
	const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = readReport(project);
	// A file that could not be loaded failed without a single test.
	const unloaded = testResults.filter(
		(f) => f.status === 'failed' && f.assertionResults.length === 0,
	);
	return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

function countJourneys() {
	const { stats = {}, errors = [] } = readReport('journeys');
	const { expected = 0, flaky = 0, unexpected = 0 } = stats;
	const note = flaky > 0 ? `${flaky} only at a second try` : '';
	return { passed: expected + flaky, failed: unexpected + errors.length, note };
}

function countMutants() {
	const { passed = 0, failed = 0 } = readReport('mutation');
	return { passed, failed };
}

function conclude(rows) {
	const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
	const width = Math.max(...rows.map((row) => row.name.length));
	console.log('');
	for (const { name, passed, failed, note, seconds } of rows) {
		const cells = [`${passed} passed`.padStart(12), `${failed} failed`.padStart(10)];
		const state = failed === 0 ? 'ok    ' : 'FAILED';
		console.log(
			`${name.padEnd(width)}  ${state} ${cells.join('')}${seconds.toFixed(1).padStart(8)} s  ${note}`.trimEnd(),
		);
	}
	console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
	process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
}
