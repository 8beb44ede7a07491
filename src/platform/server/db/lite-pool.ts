import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { PreparingClient } from './preparing-client.ts';

/** Longest wait for the one connection; past that a query was asked outside the open transaction. */
const waitMilliseconds = 30_000;

/** What changes the session user, whatever stands between the two words: a comment can hold letters. */
const wayBack = /session[^]*authorization|U&\s*["']/i;

interface LiteClient {
	query: pg.Client['query'];
	release: (error?: Error | boolean) => void;
}

/**
 * The embedded database behind the face of a `pg.Pool`: one connection, handed out in turn.
 * A real pool destroys its client after an SQL error, which the embedded engine does not survive.
 */
export class LitePool {
	readonly #client: pg.Client;
	#tail: Promise<void> = Promise.resolve();
	#sealed = false;

	private constructor(client: pg.Client) {
		this.#client = client;
	}

	/** Opens the one connection to an embedded database that is ready. */
	static async open(lite: PGlite): Promise<LitePool> {
		const client = new PreparingClient(createPgConfig(lite) as unknown as pg.ClientConfig);
		await client.connect();
		return new LitePool(client);
	}

	/** Waits for the connection. Rejects after half a minute, because then somebody holds it and waits for us. */
	async connect(): Promise<LiteClient> {
		const before = this.#tail;
		let free: () => void = () => {};
		const mine = new Promise<void>((resolve) => (free = resolve));
		this.#tail = before.then(() => mine);
		await inTime(before).catch((error: unknown) => {
			free();
			throw error;
		});
		return { query: this.#asked, release: this.#releaser(free) };
	}

	/** From now on nobody becomes another session user: the engine itself would let a superuser's session. */
	seal(): void {
		this.#sealed = true;
	}

	readonly #asked = ((...asked: [string | { text?: string }, ...unknown[]]) => {
		const text = typeof asked[0] === 'string' ? asked[0] : (asked[0].text ?? '');
		if (this.#sealed && wayBack.test(text)) throw new Error('refused: a change of session user');
		return (this.#client.query as (...all: unknown[]) => unknown)(...asked);
	}) as pg.Client['query'];

	#releaser(free: () => void): LiteClient['release'] {
		let done = false;
		return (error) => {
			if (done) return;
			done = true;
			if (error) void this.#client.query('rollback').then(free, free);
			else free();
		};
	}

	/** One statement on its own. */
	async query(text: string, values?: unknown[]): Promise<pg.QueryResult> {
		const client = await this.connect();
		try {
			return await client.query(text, values);
		} finally {
			client.release();
		}
	}

	/** Waits for what is running, then closes the connection. */
	async end(): Promise<void> {
		await this.#tail;
		await this.#client.end();
	}
}

async function inTime(turn: Promise<void>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(
			() =>
				reject(
					new Error('waited too long for the embedded database: a query outside its transaction?'),
				),
			waitMilliseconds,
		);
	});
	try {
		await Promise.race([turn, late]);
	} finally {
		clearTimeout(timer);
	}
}
