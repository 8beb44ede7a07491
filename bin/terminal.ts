import { commands } from '../src/commands.ts';
import { openHouse } from '#house';
import { askSocket, NobodyThere, socketPath } from '#platform/server/socket.ts';
import { readSettings, type Settings } from '#platform/server/settings.ts';
import { join } from 'node:path';

export type Locale = 'nl' | 'en';

/** The language of the terminal: Dutch, unless the machine speaks English. */
export function localeOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv = process.env): Locale {
	return /^en/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'en' : 'nl';
}

/** The settings of this command; a demo has a data folder of its own, as the server's. */
export function settingsFor(demo: boolean, environment = process.env): Settings {
	const { DATA_DIR } = environment;
	const folder = DATA_DIR ? { DATA_DIR: join(DATA_DIR, 'demo') } : {};
	return readSettings({ ...environment, ...(demo ? { LEERKRING_MODE: 'demo', ...folder } : {}) });
}

/**
 * Does a command where the database is: asks the server that runs on the data folder, or else opens
 * the database itself for as long as it takes.
 */
export async function* ask<Row extends object>(
	settings: Settings,
	name: keyof typeof commands,
	payload: Buffer,
	args: Record<string, string>,
): AsyncGenerator<Row> {
	if (!settings.databaseUrl) {
		try {
			yield* askSocket(socketPath(settings.folder), name, payload, args) as AsyncGenerator<Row>;
			return;
		} catch (error) {
			if (!(error instanceof NobodyThere)) throw error;
		}
	}
	const database = await openHouse(settings);
	try {
		yield* commands[name](payload, args) as AsyncGenerator<object> as AsyncGenerator<Row>;
	} finally {
		await database.close();
	}
}
