import { sql, type Transaction } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Tables } from '#database/tables.ts';
import type { Database } from '../db/engine.ts';
import { database } from '../db/open.ts';
import { faultFields, log } from '../log.ts';

/** The queues. A job that fails comes back for about two days, ever more slowly. */
const queues = ['mail', 'terms'] as const;
export type Queue = (typeof queues)[number];

const schema = 'jobs';
/** Who puts jobs in: the serving role, and the tasks whose work makes more work. */
const workers = 'leerkring_app, leerkring_mail, leerkring_terms';
const retryLimit = 60;
const retryDelaySeconds = 5;
const retryDelaySecondsMax = 3600;

/** Makes the jobs' tables, as the owner, and gives the serving role what working on them needs. */
export async function prepareJobs(
	pool: Database['pool'],
	engine: Database['engine'],
): Promise<void> {
	const boss = new PgBoss({ ...connection(pool, engine), schedule: false, supervise: false });
	boss.on('error', () => {});
	await boss.start();
	for (const queue of queues)
		await boss.createQueue(queue, {
			retryLimit,
			retryDelay: retryDelaySeconds,
			retryBackoff: true,
			retryDelayMax: retryDelaySecondsMax,
			expireInSeconds: 120,
			deleteAfterSeconds: 86_400,
		});
	await boss.stop({ graceful: false });
	await pool.query(`grant usage on schema ${schema} to ${workers}`);
	await pool.query(
		`grant select, insert, update, delete on all tables in schema ${schema} to ${workers}`,
	);
	await pool.query(`grant usage, select on all sequences in schema ${schema} to ${workers}`);
	await pool.query(`grant execute on all functions in schema ${schema} to ${workers}`);
}

function connection(pool: Database['pool'], engine: Database['engine']) {
	const executeSql = (text: string, values?: unknown[]) => pool.query(text, values);
	return {
		schema,
		db: { executeSql },
		...(engine === 'embedded' ? { backend: 'pglite' as const } : {}),
	};
}

let boss: PgBoss | undefined;

/** Called for one job; what it throws brings the job back later. `attempt` counts from 1. */
export type Handler = (data: object, job: { id: string; attempt: number }) => Promise<void>;

/** Starts working on the queues that have a handler. */
export async function startJobs(
	handlers: Readonly<Partial<Record<Queue, Handler>>>,
): Promise<void> {
	const { pool, engine } = database();
	const started = new PgBoss({
		...connection(pool, engine),
		migrate: false,
		createSchema: false,
		schedule: false,
	});
	started.on('error', (error: unknown) => log('warn', 'jobs.trouble', faultFields(error)));
	await started.start();
	boss = started;
	for (const queue of queues) {
		const handle = handlers[queue];
		if (!handle) continue;
		const worker: string = await started.work(
			queue,
			{ pollingIntervalSeconds: 0.5, includeMetadata: true },
			async (jobs) => {
				for (const job of jobs)
					await handle(job.data as object, { id: job.id, attempt: job.retryCount + 1 });
				// Where one was waiting there are often more: a class signs in at the same minute.
				started.notifyWorker(worker);
			},
		);
	}
}

/** Lets running jobs finish, and takes no new ones. */
export async function stopJobs(): Promise<void> {
	await boss?.stop({ graceful: true, timeout: 5_000 });
	boss = undefined;
}

/**
 * Puts a job in a queue, within the transaction whose outcome it belongs to. A job with an id that
 * was there before is the same job: it is not put in again.
 * @param after ISO 8601: not before this instant
 */
export async function enqueue(
	tx: Transaction<Tables>,
	queue: Queue,
	data: object,
	id: string,
	after?: string,
): Promise<void> {
	if (!boss) throw new Error('jobs are not running');
	const executeSql = async (text: string, values?: unknown[]) => {
		const result = await tx.executeQuery<object>(compiled(text, values ?? []));
		return { rows: result.rows };
	};
	await boss.send(queue, data, { id, db: { executeSql }, ...(after ? { startAfter: after } : {}) });
}

function compiled(text: string, values: readonly unknown[]) {
	const node = sql.raw(text).compile(database().kysely);
	return { ...node, parameters: values };
}
