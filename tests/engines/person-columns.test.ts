import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scoped } from '#platform/server/db/scope.ts';
import type { Id } from '#domain/kernel/id.ts';
import { reapplyErasures } from '#features/erasure/server/write-again.ts';
import { root } from '#platform/server/root.ts';
import { newId } from '#platform/server/random.ts';
import { officeId, placementId, roleId } from '../cast.ts';
import { noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines, openEngine, type OpenEngine } from './engine.ts';
import { scanWindow, tablesWith } from './scan.ts';

/** Every column that refers to a person, and those that keep one without referring to it. */
const columns = `
	select format('%s.%s', c.conrelid::regclass, a.attname) as column
	from pg_constraint c
	join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
	where c.contype = 'f' and c.confrelid in ('person'::regclass, 'auth."user"'::regclass)
	union
	select format('%s.%s', a.attrelid::regclass, a.attname)
	from pg_attribute a join pg_class r on r.oid = a.attrelid join pg_namespace n on n.oid = r.relnamespace
	where r.relkind = 'r' and n.nspname = 'public' and a.atttypid = 'uuid'::regtype
		and a.attname in ('by', 'actor_id', 'on_behalf_of', 'person_id', 'reader_id', 'made_by', 'added_by')
	order by 1`;

/** Not moved when two turn out to be one person, and why. */
const left: Readonly<Record<string, string>> = {
	'auth.session.userId': 'the other one signed in as somebody else: signed out',
	'auth.account.userId': 'goes with the sign-in',
	'auth.passkey.person_id': 'opens what another address opened: removed',
	'auth.own_code.person_id': 'of a mailbox that is no longer shared: removed',
	'auth.own_address_ask.person_id': 'asked by who could not sign in any more, and lives minutes',
	'mailbox.person_id': 'the address that was not proven goes',
};

/** Not in somebody's own copy, and why. */
const apart: Readonly<Record<string, string>> = {
	'auth.account.userId': 'names the way in, which the sign-ins say',
	'auth.own_address_ask.person_id': 'lives minutes',
	'mailbox.added_by': 'is about somebody else: what they did stands among what happened',
	'pass.made_by': 'is about somebody else',
	'signal.asks_person': 'a question to them is told where they read it, not as data about them',
	'signal.on_behalf_of': 'what a stand-in did is of the stand-in',
	'signal_step.on_behalf_of': 'what a stand-in did is of the stand-in',
	'contact.on_behalf_of': 'what a stand-in did is of the stand-in',
	'rhythm.on_behalf_of': 'what a stand-in did is of the stand-in',
	'rhythm_confirmation.on_behalf_of': 'what a stand-in did is of the stand-in',
	'event.on_behalf_of': 'what a stand-in did is of the stand-in',
	'contact_correction.by': 'an act without words: among what they did',
	'rhythm.by': 'an act without words: among what they did',
	'rhythm_confirmation.by': 'an act without words: among what they did',
	'practice_entry_correction.by': 'an act without words: among what they did',
	'school_day.by': 'an act without words: among what they did',
	'book_list.by': 'a list of the school: that they brought it in is among what they did',
	'book.by': 'a list of the school',
	'teaching_removal.by': 'an act without words: among what they did',
	'book_removal.by': 'an act without words: among what they did',
	'hand_over.by': 'an act: its lines are among what they wrote',
	'import.by': 'a list of the school: that they brought it in is among what they did',
};

describe.each(engines)('%s: a column that keeps who somebody is', (name) => {
	let engine: OpenEngine;
	let all: string[];
	beforeAll(async () => {
		engine = await openEngine(name);
		all = (await engine.run(columns)).map(({ column }) => String(column));
	});
	afterAll(() => engine?.close());

	const functions = async (file: string) => {
		const text = await readFile(join(root, 'database', 'rules', file), 'utf8');
		return text.replaceAll(/--.*/g, '');
	};
	const parts = (column: string) => [
		column.slice(0, column.lastIndexOf('.')),
		column.slice(column.lastIndexOf('.') + 1),
	];

	it('is moved when two turn out to be one, or is left for a reason', async () => {
		const text = await functions('sign-in.sql');
		const moved = (column: string) => {
			const [table, key] = parts(column);
			return new RegExp(`update ${table} set\\s[^;]*\\b${key} = (kept|case when)`).test(text);
		};
		expect(all.filter((column) => !moved(column)).toSorted()).toEqual(Object.keys(left).toSorted());
	});

	it('is in the copy that somebody gets of their own data, or stays out of it for a reason', async () => {
		const text = await functions('copy.sql');
		const told = (column: string) => {
			const [table, key] = parts(column);
			return new RegExp(`(from|join) ${table} (\\w+)\\b[^;]*?\\b\\2\\."?${key}"? = x\\.id`).test(
				text,
			);
		};
		expect(all.filter((column) => !told(column)).toSorted()).toEqual(Object.keys(apart).toSorted());
	});
});

const [kept, other, before, undone, again] = Array.from({ length: 5 }, () => newId()) as [
	Id,
	Id,
	Id,
	Id,
	Id,
];
const address = 'bo.stam@voorbeeld.example';
/** Gives a row that somebody of the cast has to another person: the first that may be. */
const give = `
	create function test_give(what text, whom uuid) returns boolean language plpgsql security definer set search_path = public
		as $$
		declare at tid;
		begin
			for at in execute format('select ctid from %s', split_part(what, '.', 1)) loop
				begin
					execute format('update %s set %I = $1 where ctid = $2', split_part(what, '.', 1), split_part(what, '.', 2))
						using whom, at;
					return true;
				exception when check_violation or unique_violation then continue;
				end;
			end loop;
			return false;
		end
		$$;
	create function test_on(place uuid, held uuid) returns date language sql security definer set search_path = public
		return (select ended_on from placement_person where placement_id = place and role_id = held and part = 'coach');
	grant execute on function test_give(text, uuid), test_on(uuid, uuid) to leerkring_app;`;

describe.each(engines)('%s: who turned out to be two', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name, async (run) => {
			await run(scanWindow);
			await run(give);
			for (const person of [kept, other]) {
				await run(`insert into person (id, first_name, last_name) values ($1, 'Bo', 'Stam')`, [
					person,
				]);
				await run(`insert into mailbox (id, person_id, added_at) values ($1, $1, $2)`, [
					person,
					person === kept ? '2026-01-01' : '2026-02-01',
				]);
				await run(`insert into mailbox_address values ($1, $2)`, [person, address]);
			}
			await run(
				`insert into auth."user" (id, name, email, "emailVerified") values ($1, '', 'x', true)`,
				[other],
			);
			await run(
				`insert into auth."account" ("accountId", "providerId", "userId", "updatedAt") values ('x', 'x', $1, now())`,
				[other],
			);
			await run(
				`insert into auth.session ("expiresAt", token, "updatedAt", "userId") values (now() + interval '1 day', 'x', now(), $1)`,
				[other],
			);
			await run(`insert into auth.passkey values ($1, $1, 'x', 'x', 0, 'x', now())`, [other]);
			await run(`insert into auth.own_code values ($1, 'x', now(), 0, 0, now())`, [other]);
			await run(`insert into auth.own_address_ask values ($1, $1, 'x@x.nl', now(), now())`, [
				other,
			]);
			// In a backup of before they were one, the other still has the role that was erased since.
			await run(`insert into person (id, first_name, last_name) values ($1, 'Bo', 'Oudenaam')`, [
				before,
			]);
			await run(
				`insert into role (id, person_id, organisation_id, kind, begins_on) values ($1, $1, $2, 'trainer', '2026-01-01')`,
				[before, officeId('dalen')],
			);
			// Taken back once, and then handed over again from the same day.
			for (const [form, at] of [
				[undone, noon],
				[again, noon.add({ hours: 1 })],
			] as const) {
				await run(
					`insert into hand_over (id, form_id, placement_id, part, from_role, to_role, begins_on, by, at)
						values ($1, $1, $2, 'coach', $3, $4, '2026-12-01', $5, $6)`,
					[form, placementId('noor'), roleId('hanneke'), roleId('gijs'), other, at.toString()],
				);
				if (form === undone)
					await run(`update hand_over set undone_at = $2 where id = $1`, [form, at.toString()]);
			}
			for (const table of ['signal', 'signal_step', 'signal_line', 'event'])
				await run(`update ${table} set audience = audience || array['person:' || $1::text]`, [
					other,
				]);
			const all = await run(columns);
			for (const column of all.map((one) => String(one['column'])).filter((one) => !(one in left)))
				expect(
					(await run(`select test_give($1, $2) as found`, [column, other]))[0],
					column,
				).toEqual({ found: true });
			await run(`select test_give('event.subject_id', $1)`, [other]);
		});
	});
	afterAll(() => world?.close());

	it('becomes one: nothing stays under the other, also no name that nobody could erase', async () => {
		expect((await tablesWith(world.run, other)).length).toBeGreaterThan(20);
		await scoped({ task: 'door' }, ({ tx }) =>
			sql`select prove_address(${address}, ${noon.toString()}::timestamptz)`.execute(tx),
		);
		expect(await tablesWith(world.run, other)).toEqual([]);
		expect(await tablesWith(world.run, kept)).toContain('public.person');
	});

	it('and reads no student again whom they handed over', async () => {
		const [row] = await world.run(`select test_on($1, $2)::text as until`, [
			placementId('noor'),
			roleId('hanneke'),
		]);
		expect(row).toEqual({ until: '2026-12-01' });
	});

	it('is erased whole from a database of before that', async () => {
		await reapplyErasures([
			{
				...{ id: newId(), form_id: newId(), kind: 'person', row_id: kept, by: kept },
				...{ organisation_id: officeId('dalen'), covers: [before], at: noon.toString() },
				...{ as_part: 'administrator', reason: 'asked' },
			},
		]);
		expect(await tablesWith(world.run, 'Oudenaam')).toEqual([]);
	});
});
