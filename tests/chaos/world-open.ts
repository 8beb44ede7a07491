import { setTimeout as sleep } from 'node:timers/promises';
import type { Id } from '#domain/kernel/id.ts';
import { instant, type Instant } from '#domain/kernel/time.ts';
import type { Runner } from '#platform/server/db/engine.ts';
import { serveInstance } from '#platform/server/db/instance.ts';
import { serveDatabase } from '#platform/server/db/open.ts';
import { scoped, type PersonScope } from '#platform/server/db/scope.ts';
import { personId, type PersonKey } from '../cast.ts';
import { openEngine, type EngineName, type OpenEngine } from '../engines/engine.ts';
import { insertWorld } from '../world.ts';

/** From which the codes, links and cookies of a test are sealed. */
export const secret = 'a secret of tests alone';
/** Noon of the day on which the cast lives. */
export const noon = instant('2026-11-22T11:00:00Z');

const counted = [
	'signal',
	'signal_step',
	'signal_line',
	'event',
	'goal',
	'mailbox',
	'mailbox_address',
	'look',
	'look_reader',
	'role',
	'placement',
	'teaching',
	'teaching_removal',
	'book_list',
	'book',
	'book_removal',
	'practice_entry',
	'practice_entry_correction',
	'school_day',
	'organisation_change',
];

/** What only the owner sees: how much there is of everything, and the rows of some tables. */
export const ownersWindow = `
	create function test_counts() returns json language sql security definer set search_path = public
		return (select json_build_object(${counted.map((name) => `'${name}', (select count(*) from ${name})`).join(', ')}));
	create function test_events() returns json language sql security definer set search_path = public
		return (select coalesce(json_agg(e order by e.transaction, e.id), '[]'::json) from event e);
	create function test_signals() returns json language sql security definer set search_path = public
		return (select coalesce(json_agg(s), '[]'::json) from signal s);
	create function test_steps() returns json language sql security definer set search_path = public
		return (select coalesce(json_agg(s order by s.number), '[]'::json) from signal_step s);
	create function test_mailboxes() returns json language sql security definer set search_path = public
		return (select coalesce(json_agg(json_build_object('id', m.id, 'person', m.person_id, 'proven', m.proven_at, 'address', a.address, 'by', m.added_by) order by m.added_at), '[]'::json)
			from mailbox m left join mailbox_address a on a.mailbox_id = m.id);
	create function test_looks() returns json language sql security definer set search_path = public
		return (select coalesce(json_agg(l), '[]'::json) from look_reader l);
	create function test_holders() returns json language sql security definer set search_path = public
		return (select json_build_object('roles', (select json_object_agg(id, person_id) from role),
			'students', (select json_object_agg(id, student_id) from placement)));
	grant execute on function test_counts(), test_events(), test_signals(), test_steps(), test_mailboxes(),
		test_looks(), test_holders() to leerkring_app;`;

/** Everything of the cast in a fresh database that this process serves. */
export interface OpenWorld extends OpenEngine {
	/** One of the owner's windows, such as `events`. */
	look<T>(at: string): Promise<T>;
	/** How much there is of everything, jobs as well. */
	stored(): Promise<Record<string, number>>;
}

/** Opens the world on an engine. `more` runs as the owner after the cast is there. */
export async function openWorld(
	name: EngineName,
	more: (run: Runner) => Promise<unknown> = async () => {},
): Promise<OpenWorld> {
	const engine = await openEngine(name, async (run) => {
		await insertWorld(run);
		await run(
			`insert into meta.fact (name, value) values ('mode', 'real'), ('secret', '${secret}')`,
		);
		await run(ownersWindow);
		await more(run);
	});
	serveDatabase(engine.database);
	serveInstance({ secret, demo: false });
	const look = async <T>(at: string) =>
		(await engine.run(`select test_${at}() as found`))[0]?.['found'] as T;
	const stored = async () => {
		const [jobs] = await engine.run(
			`select count(*)::int as jobs from jobs.job where name = 'mail'`,
		);
		return { ...(await look<Record<string, number>>('counts')), jobs: Number(jobs?.['jobs']) };
	};
	return { ...engine, look, stored };
}

/** Does something as somebody of the cast, at noon of their day unless said otherwise. */
export function as<T>(
	who: PersonKey,
	work: (scope: PersonScope) => Promise<T>,
	at: Instant = noon,
): Promise<T> {
	return scoped({ person: personId(who) as Id }, work, at);
}

/**
 * Lets several things overlap for certain: on postgres the owner keeps a table from being written
 * until `waiting` of them have read and want to write. On the embedded engine they take turns.
 */
export async function atOnce<T>(
	world: OpenWorld,
	table: string,
	work: readonly (() => Promise<T>)[],
): Promise<T[]> {
	if (!world.url) return Promise.all(work.map((one) => one()));
	return world.asOwner(async (run) => {
		await run('begin');
		await run(`lock table ${table} in share mode`);
		const running = Promise.all(work.map((one) => one()));
		running.catch(() => {});
		await until(async () => {
			const [row] = await run(
				`select count(distinct l.pid)::int as waiting from pg_locks l
				join pg_database d on d.oid = l.database and d.datname = current_database()
				where not l.granted`,
			);
			return Number(row?.['waiting']) >= work.length;
		});
		await run('commit');
		return running;
	});
}

/** Waits until something is so; throws after the given milliseconds. */
export async function until(
	isSo: () => Promise<boolean> | boolean,
	milliseconds = 15_000,
): Promise<void> {
	const end = performance.now() + milliseconds;
	while (!(await isSo())) {
		if (performance.now() > end) throw new Error(`not so after ${milliseconds} ms: ${isSo}`);
		await sleep(25);
	}
}
