/**
 * Makes sure that the journeys have a Chromium: the one of CHROMIUM_PATH, one of this machine, one
 * of Debian's packages when that may be installed, or else the one that Playwright brings.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

if (!present() && !installFromDebian()) installFromPlaywright();

function present() {
	const chosen = process.env.CHROMIUM_PATH;
	if (chosen && !existsSync(chosen)) console.error(`CHROMIUM_PATH (${chosen}) does not exist.`);
	return Boolean(chosen && existsSync(chosen)) || known.some((file) => existsSync(file));
}

function installFromDebian() {
	if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
	return timed('Chromium installeren (apt)', () => {
		spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
		spawnSync('apt-get', install, { env, stdio: 'ignore' });
		return present();
	});
}

function installFromPlaywright() {
	const script = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
	const done = timed('Chromium installeren (Playwright)', () => {
		const args = [script, 'install', 'chromium'];
		return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
	});
	if (done) return;
	console.error('There is no Chromium: install one, or name it in CHROMIUM_PATH.');
	process.exitCode = 1;
}

function timed(name, work) {
	const start = performance.now();
	process.stdout.write(`${name} … `);
	const done = work();
	console.log(`${((performance.now() - start) / 1000).toFixed(1)} s${done ? '' : ', mislukt'}`);
	return done;
}
