import type { Kysely, PostgresPool } from 'kysely';
import type pg from 'pg';
import type { Tables } from '#database/tables.ts';

/** Runs one or more statements; answers the rows of the last. */
export type Runner = (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

/** Called with the payload of each notification; must not throw. */
export type Listener = (payload: string) => void;

/** One database on either engine, behind one type. */
export interface Database {
	readonly engine: 'embedded' | 'postgres';
	readonly kysely: Kysely<Tables>;
	readonly pool: PostgresPool & {
		query: (text: string, values?: unknown[]) => Promise<pg.QueryResult>;
	};
	/** Hears every notification on a channel until stopped; survives a restart of the server. */
	listen(channel: string, hear: Listener, reconnected: () => void): Promise<() => Promise<void>>;
	close(): Promise<void>;
}

/** What an engine has to bring. */
export type Engine = Omit<Database, 'kysely'>;

export interface DatabaseSettings {
	/** `postgres://…` of the unprivileged serving role; absent for the embedded engine. */
	readonly url?: string | undefined;
	/** The owner's address, for migrations; absent when the database is at level already. */
	readonly migrateUrl?: string | undefined;
	/** Folder of the embedded database. */
	readonly folder: string;
	/** Throws when this database is not to be touched; asked before the migrations. */
	readonly refuse?: ((run: Runner) => Promise<void>) | undefined;
	/** What the owner prepares besides the migrations, before the serving role takes over. */
	readonly prepare?:
		((pool: Database['pool'], engine: Database['engine']) => Promise<void>) | undefined;
}

/** Makes a runner of a pool; of several statements in one text the last answers. */
export function runnerOf(pool: Database['pool']): Runner {
	return async (sql, values) => {
		const result: pg.QueryResult | pg.QueryResult[] = await pool.query(sql, values);
		return (Array.isArray(result) ? result.at(-1) : result)?.rows ?? [];
	};
}

/** The one row of a statement that always answers one. Throws when it did not. */
export function oneRow<T>(rows: readonly T[]): T {
	const [row] = rows;
	if (row === undefined) throw new Error('a statement that answers one row answered none');
	return row;
}
