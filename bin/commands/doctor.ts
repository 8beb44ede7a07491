import { constants, existsSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ownerOf } from '#platform/server/folder-lock.ts';
import { root } from '#platform/server/root.ts';
import { readSettings, type Settings } from '#platform/server/settings.ts';

/** `good`, `mind` (works, yet worth knowing) or `wrong` (does not work), with one sentence. */
export type Finding = { readonly state: 'good' | 'mind' | 'wrong'; readonly sentence: string };
/** Answers nothing where there is nothing to look at. */
export type Check = (settings: Settings) => Promise<Finding | undefined>;

export const about = {
	usage: 'doctor [--demo]',
	nl: 'Kijkt na of deze installatie goed staat.',
	en: 'Looks whether this installation is in order.',
};

/** What the doctor looks at, in this order; a check reads and never changes anything. */
export const checks: Check[] = [nodeVersion, build, dataFolder, lock, port, links, chromium];

/** Prints a line per check. Answers 1 when something is wrong, also when the settings are. */
export async function run(args: readonly string[]): Promise<number> {
	const demo = args.includes('--demo');
	const settings = readSettings({ ...process.env, ...(demo ? demoEnvironment() : {}) });
	let wrong = 0;
	const { databaseChecks } = await import('../doctor-database.ts');
	for (const check of [...checks, ...databaseChecks]) {
		const found = await check(settings);
		if (!found) continue;
		const { state, sentence } = found;
		console.log(`${{ good: '✓', mind: '·', wrong: '✗' }[state]} ${sentence}`);
		if (state === 'wrong') wrong += 1;
	}
	return wrong === 0 ? 0 : 1;
}

function demoEnvironment(): NodeJS.ProcessEnv {
	const { DATA_DIR } = process.env;
	return { LEERKRING_MODE: 'demo', ...(DATA_DIR ? { DATA_DIR: join(DATA_DIR, 'demo') } : {}) };
}

async function nodeVersion(): Promise<Finding> {
	return good(`Node ${process.versions.node}.`);
}

async function build(): Promise<Finding> {
	return existsSync(join(root, 'build', 'handler.js'))
		? good('De app is gebouwd.')
		: mind('De app is nog niet gebouwd; npm start doet dat.');
}

async function dataFolder({ folder, databaseUrl }: Settings): Promise<Finding> {
	if (databaseUrl) return good('De gegevens staan in PostgreSQL (DATABASE_URL).');
	const found = await stat(folder).catch(() => undefined);
	if (!found) return mind(`De datamap ${folder} is er nog niet; de eerste start maakt hem.`);
	if (!found.isDirectory()) return wrong(`${folder} is geen map: kies een andere DATA_DIR.`);
	const writable = await access(folder, constants.R_OK | constants.W_OK).then(
		() => true,
		() => false,
	);
	if (!writable) return wrong(`In de datamap ${folder} mag deze gebruiker niet schrijven.`);
	if (
		process.platform !== 'win32' &&
		(found.mode & 0o077) !== 0 &&
		existsSync(join(folder, 'embedded'))
	)
		return mind(`De datamap ${folder} is ook voor anderen open; de volgende start sluit hem.`);
	return good(`De datamap is ${folder}.`);
}

async function lock({ folder, databaseUrl }: Settings): Promise<Finding> {
	const held = databaseUrl ? undefined : await ownerOf(join(folder, 'embedded'));
	if (!held) return good('De datamap is vrij: er draait geen server op.');
	const { pid, host, beat } = held.owner;
	const where = `proces ${pid} op ${host.split(' ')[0]}`;
	if (held.fate === 'alive') return good(`De server draait (${where}).`);
	if (held.fate === 'gone')
		return mind(
			`De vorige server (${where}) stopte onverwacht; de volgende start neemt de map over.`,
		);
	return mind(
		`De map is van ${where}, laatste teken van leven ${beat}; van hier is dat proces niet te zien.`,
	);
}

async function port({ port: wanted }: Settings): Promise<Finding> {
	const trial = createServer();
	const free = await new Promise<boolean>((done) => {
		trial.once('error', () => done(false));
		trial.listen(wanted, process.env.HOST || '127.0.0.1', () => done(true));
	});
	await new Promise((done) => trial.close(done));
	return free
		? good(`Poort ${wanted} is vrij.`)
		: mind(`Poort ${wanted} is in gebruik: door Leerkring zelf, of kies een andere PORT.`);
}

async function links({ smtpUrl, publicUrl, demo }: Settings): Promise<Finding> {
	if (!smtpUrl && !demo)
		return mind('Er is geen mail ingesteld (SMTP_URL): niemand kan worden uitgenodigd.');
	const { protocol, hostname } = new URL(publicUrl);
	if (smtpUrl && protocol !== 'https:' && hostname !== '127.0.0.1' && hostname !== 'localhost')
		return mind(`Links in mail leiden naar ${publicUrl}, zonder https: wie meeleest kan meedoen.`);
	return good(`Links leiden naar ${publicUrl}.`);
}

async function chromium(): Promise<Finding> {
	const known = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`);
	const found = [process.env.CHROMIUM_PATH ?? '', ...known].find(
		(file) => file && existsSync(file),
	);
	return found
		? good(`Chromium voor npm test: ${found}.`)
		: good('Er is geen Chromium; alleen npm test heeft die nodig, en haalt hem zelf.');
}

function good(sentence: string): Finding {
	return { state: 'good', sentence };
}

function mind(sentence: string): Finding {
	return { state: 'mind', sentence };
}

function wrong(sentence: string): Finding {
	return { state: 'wrong', sentence };
}
