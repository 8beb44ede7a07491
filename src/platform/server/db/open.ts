import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from '#database/tables.ts';
import { sayErased } from './erased.ts';
import { openEmbedded } from './embedded.ts';
import type { Database, DatabaseSettings } from './engine.ts';
import { openServer } from './postgres.ts';

// Days stay days, and counts fit in a number: the same on both engines.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);

/** What opens and closes a transaction; it asks nothing. */
const bracket = /^(begin|start transaction|commit|rollback)/i;

/** Counts the statements of one request, without begin and commit, for the log and the bench. */
export const counted = new AsyncLocalStorage<{ queries: number }>();

/** Does work for which no answer waits, so that it is not counted as the request's. */
export const beside = <T>(work: () => Promise<T>): Promise<T> => counted.exit(work);

/** Opens a database, brings it to level, and serves it as the unprivileged role from then on. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
	const engine = settings.url ? await openServer(settings) : await openEmbedded(settings);
	const kysely = new Kysely<Tables>({
		dialect: new PostgresDialect({ pool: engine.pool }),
		plugins: [sayErased],
		log: ({ query }) => {
			const count = counted.getStore();
			if (count && !bracket.test(query.sql)) count.queries += 1;
		},
	});
	return { ...engine, kysely, close: () => engine.close() };
}

let current: Database | undefined;

/** Makes a database the one that this process serves. */
export function serveDatabase(database: Database): void {
	current = database;
}

/** The database that this process serves. Throws before it is open. */
export function database(): Database {
	if (!current) throw new Error('the database is not open yet');
	return current;
}
