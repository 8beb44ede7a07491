import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostbox } from './postbox.ts';
import { freePort, startProcess } from './process.ts';

const variable = 'JOURNEY_FILLED';

/** Fills one demo before the first journey, of which every embedded house is a copy. Answers how to remove it. */
export default async function fill(): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), 'leerkring-filled-'));
	const [postbox, port] = [await openPostbox(), await freePort()];
	const environment = {
		SMTP_URL: postbox.url,
		PUBLIC_URL: `http://127.0.0.1:${port}`,
		DATA_DIR: folder,
	};
	const server = await startProcess(port, environment, ['--demo']);
	await server.stop();
	await postbox.close();
	process.env[variable] = folder;
	return () => rm(folder, { recursive: true, force: true });
}

/** Where the filled demo stands. Throws outside a run of journeys. */
export function filledFolder(): string {
	const folder = process.env[variable];
	if (!folder) throw new Error('no demo was filled before the journeys');
	return folder;
}
