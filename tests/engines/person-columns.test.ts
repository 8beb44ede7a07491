import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '#platform/server/root.ts';
import { engines, openEngine, type OpenEngine } from './engine.ts';

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
