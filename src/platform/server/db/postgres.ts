import pg from 'pg';
import { log } from '../log.ts';
import { SentenceError } from '../sentence.ts';
import {
	runnerOf,
	type Database,
	type DatabaseSettings,
	type Engine,
	type Listener,
} from './engine.ts';
import { PreparingClient } from './preparing-client.ts';
import { migrate, missingIn } from './migrate.ts';

const connectionsMax = 12;
const retryMilliseconds = 500;
const preparing = 4_870_115;

/** A PostgreSQL server, as the serving role; migrated first when the owner's address is known. */
export async function openServer(settings: DatabaseSettings): Promise<Engine> {
	const url = settings.url ?? '';
	if (settings.migrateUrl) await bringToLevel(settings.migrateUrl, settings);
	const pool = new pg.Pool({ connectionString: url, max: connectionsMax, Client: PreparingClient });
	pool.on('error', () => log('warn', 'database.connection-lost', {}));
	// A connection that is lost while a transaction has it tells so twice; unheard, that ends the process.
	pool.on('connect', (client) => client.on('error', () => {}));
	try {
		await refusePowers(pool);
		await refuseOldLevel(pool);
		await settings.refuse?.(runnerOf(pool as unknown as Database['pool']));
	} catch (error) {
		await pool.end();
		throw error;
	}
	const ears = new Set<Ear>();
	return {
		engine: 'postgres',
		pool: pool as unknown as Engine['pool'],
		listen: async (channel, hear, reconnected) => {
			const ear = new Ear(url, channel, hear, reconnected);
			ears.add(ear);
			await ear.open();
			return () => ear.close();
		},
		close: async () => {
			await Promise.all([...ears].map((ear) => ear.close()));
			await pool.end();
		},
	};
}

/** Runs migrations and rules over a connection of the owner's own. */
async function bringToLevel(url: string, settings: DatabaseSettings): Promise<void> {
	const pool = new pg.Pool({ connectionString: url, max: 1 });
	try {
		// Held until this connection ends: what comes after the migrations is not safe to do at once either.
		await pool.query(`select pg_advisory_lock(${preparing})`);
		const run = runnerOf(pool as unknown as Database['pool']);
		await settings.refuse?.(run);
		await migrate(run);
		await settings.prepare?.(pool as unknown as Database['pool'], 'postgres');
	} finally {
		await pool.end();
	}
}

/** Refuses to serve as a role that could pass the lock. */
async function refusePowers(pool: pg.Pool): Promise<void> {
	const { rows } = await pool.query(`
		select rolname, rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication as powers,
			rolname <> 'leerkring_app' as other,
			exists (select from pg_class where relowner = r.oid) as owns
		from pg_roles r where rolname = current_user`);
	const role = rows[0] as { rolname: string; powers: boolean; other: boolean; owns: boolean };
	if (role.powers || role.owns || role.other)
		throw new SentenceError(
			`DATABASE_URL meldt zich aan als ${role.rolname}; Leerkring dient alleen als leerkring_app. ` +
				'Doe eerst: bin/leerkring setup ADRES-VAN-DE-BEHEERDER',
		);
}

async function refuseOldLevel(pool: pg.Pool): Promise<void> {
	const { rows } = await pool.query(`select to_regclass('meta.migration') is not null as ready`);
	if (!(rows[0] as { ready: boolean }).ready)
		throw new SentenceError('Deze database is nog leeg. Start een keer met MIGRATE_URL.');
	const behind = await missingIn(runnerOf(pool as unknown as Database['pool']));
	if (behind.length > 0)
		throw new SentenceError(
			`Deze database is ouder dan dit programma (${behind.join(', ')}). Start een keer met MIGRATE_URL.`,
		);
}

/** A connection that only listens, and comes back by itself after the server was away. */
class Ear {
	#client: pg.Client | undefined;
	#closed = false;
	#waiting = false;
	readonly #url: string;
	readonly #channel: string;
	readonly #hear: Listener;
	readonly #reconnected: () => void;

	constructor(url: string, channel: string, hear: Listener, reconnected: () => void) {
		this.#url = url;
		this.#channel = channel;
		this.#hear = hear;
		this.#reconnected = reconnected;
	}

	async open(): Promise<void> {
		const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
		client.on('error', () => {});
		client.on('end', () => this.#again());
		client.on('notification', (message) => this.#hear(message.payload ?? ''));
		await client.connect();
		await client.query(`listen ${this.#channel}`);
		this.#client = client;
	}

	#again(): void {
		// A connection that fails says so by its end as well: one next try, not two.
		if (this.#closed || this.#waiting) return;
		this.#waiting = true;
		setTimeout(() => {
			this.#waiting = false;
			if (this.#closed) return;
			this.open().then(this.#reconnected, () => this.#again());
		}, retryMilliseconds).unref();
	}

	async close(): Promise<void> {
		this.#closed = true;
		await this.#client?.end();
	}
}
