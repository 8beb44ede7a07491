import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '#demo';
import { erasedName } from '#domain/kernel/erased.ts';
import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import { wall } from '#features/contact/server/read-wall.ts';
import { copyInWords, copyOf } from '#features/erasure/server/read-copy.ts';
import { peopleOf, personOf } from '#features/erasure/server/read-person.ts';
import { erasureProof } from '#features/erasure/server/read-proof.ts';
import { erasuresKept, reapplyErasures } from '#features/erasure/server/write-again.ts';
import { erasePerson, offerCopy } from '#features/erasure/server/write-person.ts';
import { addColleague } from '#features/people/server/write-colleague.ts';
import { prepareQualifications } from '#features/placement/server/write-qualifications.ts';
import { serveInstance } from '#platform/server/db/instance.ts';
import { database, serveDatabase } from '#platform/server/db/open.ts';
import { scoped, scopedReading, type PersonScope } from '#platform/server/db/scope.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import type { CastKey } from '../../src/demo/cast.ts';
import { castPeople } from '../../src/demo/people.ts';
import { secret } from '../chaos/world-open.ts';
import { engines, openEngine, type OpenEngine } from './engine.ts';
import { scanWindow, tablesWith } from './scan.ts';

/** What only the owner sees, and can put back as an old backup would. */
const window = `
	create function test_words(whom uuid) returns json language sql security definer set search_path = public, auth
		return (select json_build_object(
			'first', p.first_name, 'last', p.last_name,
			'number', (select json_agg(d.student_number) from placement_detail d join placement x on x.id = d.placement_id where x.student_id = whom),
			'addresses', (select json_agg(a.address) from mailbox m join mailbox_address a on a.mailbox_id = m.id where m.person_id = whom),
			'phones', (select json_agg(r.phone) filter (where r.phone <> '') from role r where r.person_id = whom),
			'texts', (select json_agg(t.text) from (
				select g.text from goal g join placement x on x.id = g.placement_id where x.student_id = whom or g.written_by = whom
				union select s.asked from signal s join placement x on x.id = s.placement_id where x.student_id = whom or s.raised_by = whom
				union select y.text from signal_step y join placement x on x.id = y.placement_id where (x.student_id = whom or y.by = whom) and y.text <> ''
			) as t)) from person p where p.id = whom);
	create function test_rows(whom uuid) returns json language sql security definer set search_path = public, auth
		return (select json_build_object(
			'mailboxes', (select count(*) from mailbox where person_id = whom),
			'keys', (select count(*) from auth.passkey where person_id = whom),
			'codes', (select count(*) from auth.own_code where person_id = whom),
			'asks', (select count(*) from auth.own_address_ask where person_id = whom),
			'along', (select count(*) from hand_over_line l join placement p on p.id = l.placement_id where p.student_id = whom or l.by = whom),
			'sessions', (select count(*) from auth.session where "userId" = whom),
			'users', (select count(*) from auth."user" where id = whom),
			'passes', (select count(*) from pass where whom in (person_id, made_by)),
			'looks', (select count(*) from look l join placement p on p.id = l.placement_id where p.student_id = whom),
			'looked', (select count(*) from look_reader where reader_id = whom),
			'practice', (select count(*) from practice_entry e join placement p on p.id = e.placement_id where p.student_id = whom),
			'contacts', (select count(*) from contact c join placement p on p.id = c.placement_id where p.student_id = whom),
			'events', (select count(*) from event e join placement p on p.id = e.placement_id where p.student_id = whom)));
	-- What goes along from a coach, with one of their students; the parts stay as they are.
	create function test_along(whom uuid, words text) returns void
		language plpgsql security definer set search_path = public as $$
		declare of record; given uuid := gen_random_uuid();
		begin
			select pp.placement_id, pp.role_id, r.person_id, t.id as taker into of
			from placement_person pp join role r on r.id = pp.role_id join placement p on p.id = pp.placement_id
			join role t on t.organisation_id = r.organisation_id and t.kind = 'coach' and t.id <> r.id
			where pp.part = 'coach' and whom in (p.student_id, r.person_id) limit 1;
			insert into hand_over values (given, given, of.placement_id, 'coach', of.role_id, of.taker, current_date, of.person_id, now(), now());
			insert into hand_over_line values (given, of.placement_id, of.taker, current_date, of.person_id, words, words, words);
		end $$;
	create function test_restore(whom uuid, first text, last text, words text) returns void
		language plpgsql security definer set search_path = public as $$
		begin
			delete from erasure where row_id = whom;
			update person set first_name = first, last_name = last where id = whom;
			insert into mailbox (id, person_id) values (gen_random_uuid(), whom);
			insert into mailbox_address select id, lower(words) || '@voorbeeld.example' from mailbox where person_id = whom;
			update goal set text = words, erased_at = null from placement p where p.id = placement_id and p.student_id = whom;
			update signal set asked = words, erased_at = null from placement p where p.id = signal.placement_id and p.student_id = whom;
		end $$;
	create function test_named(whom uuid, needle text) returns json language sql security definer set search_path = public
		return (select json_build_object(
			'roles', (select count(*) from role r where r.person_id = whom and r::text like '%' || needle || '%'),
			'lists', (select count(*) from placement_detail d join placement_person pp on pp.placement_id = d.placement_id
				join role r on r.id = pp.role_id where r.person_id = whom and (d.listed -> 'coach')::text like '%' || needle || '%'),
			'students', (select count(distinct pp.placement_id) from placement_person pp join role r on r.id = pp.role_id where r.person_id = whom)));
	grant execute on function test_along(uuid, text), test_named(uuid, text), test_words(uuid), test_rows(uuid), test_restore(uuid, text, text, text) to leerkring_app;`;

interface Words {
	first: string;
	last: string;
	number: string[] | null;
	addresses: string[] | null;
	phones: string[] | null;
	texts: string[] | null;
}

describe.each(engines)('%s: a person of the demo', (name) => {
	let engine: OpenEngine;
	let people: ReadonlyMap<CastKey, Id>;
	beforeAll(async () => {
		engine = await openEngine(name, async (run) => {
			await run(
				`insert into meta.fact (name, value) values ('mode', 'demo'), ('secret', '${secret}')`,
			);
			await prepareQualifications(run);
			await run(scanWindow);
			await run(window);
		});
		serveDatabase(engine.database);
		serveInstance({ secret, demo: true });
		await startJobs({ mail: async () => {} });
		await seedDemo();
		people = await castPeople();
	});
	afterAll(async () => {
		await stopJobs();
		await engine?.close();
	});

	const id = (key: CastKey) => people.get(key) ?? '';
	const as = <T>(key: CastKey, work: (scope: PersonScope) => Promise<T>) =>
		scoped({ person: id(key) }, work);
	const ask = async <T>(call: string, values: unknown[]) =>
		(await engine.run(`select ${call} as found`, values))[0]?.['found'] as T;
	const wordsOf = (whom: Id) => ask<Words>('test_words($1)', [whom]);
	const rowsOf = (whom: Id) => ask<Record<string, number>>('test_rows($1)', [whom]);
	const scan = (needle: string) => tablesWith(engine.run, needle);
	const find = (by: CastKey, whom: Id) => as(by, (scope) => personOf(scope, whom));
	const erase = (by: CastKey, whom: Id, typed: string, form = newId()) =>
		as(by, (scope) => erasePerson(scope, whom, { form, name: typed }));

	/** Everything that was to go stands nowhere any more. */
	async function expectGone({ first, last, addresses, number, phones, texts }: Words) {
		// In a row and in what a list said the name stands in its parts, in either order; others share one of them.
		const called = [`${first}%${last}`, `${last}%${first}`];
		const rest = [addresses, number, phones, texts].flatMap((some) => some ?? []);
		for (const needle of [...called, ...rest])
			expect({ needle, tables: await scan(needle) }).toEqual({ needle, tables: [] });
	}

	/** What stands beside the rules of rows: every way in, and words that went along. */
	const besides = (whom: Id) =>
		[
			`Sleutel ${whom}`,
			`Teken ${whom}`,
			`eigen.${whom}@thuis.example`,
			`Gaat mee ${whom}`,
		] as const;

	/** A sign-in, requests for a code, a key, an own code and a handover, as somebody who uses it has. */
	async function signIn(whom: Id, address: string) {
		const [key, mark, own, along] = besides(whom);
		const { kysely } = database();
		await sql`insert into auth."user" (id, name, email, "emailVerified") values (${whom}, '', ${`${whom}@person.invalid`}, true) on conflict do nothing`.execute(
			kysely,
		);
		await sql`insert into auth.session ("expiresAt", token, "updatedAt", "userId", "userAgent") values (now() + interval '1 day', ${newId()}, now(), ${whom}, 'Browser')`.execute(
			kysely,
		);
		await sql`insert into auth.passkey values (${newId()}, ${whom}, ${key}, ${key}, 0, ${key}, now())`.execute(
			kysely,
		);
		await sql`insert into auth.own_code values (${whom}, ${mark}, now(), 0, 0, now())`.execute(
			kysely,
		);
		await sql`insert into auth.own_address_ask values (${newId()}, ${whom}, ${own}, now(), now())`.execute(
			kysely,
		);
		await sql`select test_along(${whom}, ${along})`.execute(kysely);
		for (const needle of besides(whom)) expect(await scan(needle), needle).toHaveLength(1);
		expect(await rowsOf(whom)).toMatchObject({ keys: 1, codes: 1, asks: 1 });
		await sql`insert into auth.sign_in_ask (browser_hash, address, asked_at, expires_at, from_hash) values ('x', ${address}, now(), now(), 'x')`.execute(
			kysely,
		);
	}

	it('is shown to the own administrator in counts, and to nobody else', async () => {
		const found = await find('zandstra', id('renee'));
		expect(found?.page).toMatchObject({
			kinds: 'student',
			runs: true,
			staysElsewhere: false,
			listed: true,
		});
		const { history = 0, texts = 0 } = found?.page.counts ?? {};
		expect([history > 0, history % 10, texts % 10], 'to the ten').toEqual([true, 0, 0]);
		for (const other of ['haddou', 'wolters', 'renee', 'vink'] as const)
			expect(await find(other, id('renee')), other).toBeUndefined();
		const counted = async (by: CastKey) => {
			const { rows } = await as(by, ({ tx }) =>
				sql`select plan.* from organisation o, erasure_plan(${id('renee')}, o.id) as plan`.execute(
					tx,
				),
			);
			return rows.length;
		};
		expect(await counted('zandstra')).toBe(1);
		for (const other of ['haddou', 'wolters', 'renee'] as const)
			expect(await counted(other), `${other} counts`).toBe(0);
		const listed = await as('zandstra', (scope) => peopleOf(scope));
		expect(listed.some(({ person }) => person === id('renee'))).toBe(true);
		expect(await as('haddou', (scope) => peopleOf(scope))).toEqual([]);
	});

	it('reads everything that is held of them, and the administrator nothing of it', async () => {
		const words = await wordsOf(id('renee'));
		const copy = await scopedReading({ person: id('renee') }, copyOf);
		const text = JSON.stringify(copy);
		for (const one of [
			words.last,
			...(words.addresses ?? []),
			...(words.number ?? []),
			...(words.texts ?? []),
		])
			expect(text).toContain(JSON.stringify(one).slice(1, -1));
		const own = JSON.stringify(await scopedReading({ person: id('zandstra') }, copyOf));
		for (const one of words.texts ?? [])
			expect(own).not.toContain(JSON.stringify(one).slice(1, -1));
		expect(copy && copyInWords(copy).length).toBeGreaterThan(2);
		expect(
			copyInWords((await scopedReading({ person: id('wolters') }, copyOf))!).length,
		).toBeGreaterThan(2);
	});

	it('reads in words which answer they chose, which keys they have and that they have a code', async () => {
		const whom = id('wolters');
		const { kysely } = database();
		for (const add of [
			sql`insert into auth."user" (id, name, email, "emailVerified") values (${whom}, '', 'w', true) on conflict do nothing`,
			sql`insert into auth.passkey values (${newId()}, ${whom}, 'naam van de sleutel', 'geheim', 0, 'Android Chrome', now())`,
			sql`insert into auth.own_code values (${whom}, 'merk van de code', now(), 0, 0, now())`,
		])
			await add.execute(kysely);
		const copy = (await scopedReading({ person: whom }, copyOf))!;
		expect(copy.ownCode).not.toBeNull();
		for (const secret of ['naam van de sleutel', 'geheim', 'merk van de code'])
			expect(JSON.stringify(copy)).not.toContain(secret);
		const lines = copyInWords(copy).flatMap((part) => part.lines);
		expect(lines.some((line) => line.includes(`${m.signal_answer_plan()}. `))).toBe(true);
		expect(lines.some((line) => line.startsWith('Chrome, Android'))).toBe(true);
	});

	it('gets word that the data are ready, from the own administrator alone', async () => {
		const offer = (by: CastKey, whom: CastKey) =>
			as(by, (scope) => offerCopy(scope, id(whom), { form: newId() }));
		expect(await offer('zandstra', 'renee')).toEqual({ ok: true, value: 'offered' });
		const [job] = await engine.run(
			`select count(*)::int as jobs from jobs.job where data ->> 'kind' = 'copy'`,
		);
		expect(job?.['jobs']).toBe(1);
		for (const other of ['haddou', 'wolters', 'renee'] as const)
			expect(await offer(other, 'renee'), other).toBeUndefined();
	});

	it('is not erased by somebody else’s administrator, under another name, or as the last administrator', async () => {
		const { first } = await wordsOf(id('renee'));
		expect(await erase('zandstra', id('renee'), first)).toEqual({
			ok: false,
			refusal: 'person-name-differs',
		});
		for (const other of ['haddou', 'wolters', 'haddouWest', 'renee'] as const)
			expect(await erase(other, id('renee'), 'x'), other).toBeUndefined();
		const self = await find('zandstra', id('zandstra'));
		expect(await erase('zandstra', id('zandstra'), self?.page.name ?? '')).toEqual({
			ok: false,
			refusal: 'last-administrator',
		});
		expect(await wordsOf(id('renee'))).toMatchObject({ first });
	});

	it('is not erased as administrator when who stays has no address yet, or has the role for some days only', async () => {
		const name = (await find('zandstra', id('zandstra')))?.page.name ?? '';
		const office = (await find('zandstra', id('zandstra')))?.office ?? '';
		for (const days of [null, 2])
			await as('zandstra', (scope) =>
				addColleague(scope, {
					...{ form: newId(), office, kind: 'administrator', begins: scope.today.toString() },
					ends: days === null ? null : scope.today.add({ days }).toString(),
					...{ name: days ? 'Even Beheerder' : 'Altijd Beheerder', address: null },
				}),
			);
		// Each lacks one of the two: an address that works, and a role without an end.
		await engine.run(
			`insert into mailbox (id, person_id, proven_at) select $1, id, now() from person where first_name = 'Even'`,
			[newId()],
		);
		expect(await erase('zandstra', id('zandstra'), name)).toEqual({
			ok: false,
			refusal: 'last-administrator',
		});
		expect((await find('zandstra', id('zandstra')))?.page.name).toBe(name);
	});

	it('is not kept because the role of who erases is to end: that keeps only an administrator', async () => {
		const ends = (day: string | null) =>
			engine.run(
				`update role set ended_on = $2::date where person_id = $1 and kind = 'administrator'`,
				[id('zandstra'), day],
			);
		await ends('2099-01-01');
		expect((await find('zandstra', id('renee')))?.page.lastAdministrator).toBe(false);
		expect((await find('zandstra', id('zandstra')))?.page.lastAdministrator).toBe(true);
		await ends(null);
	});

	it('a rich student, is erased: no name, address, number or text is left; days and ids are', async () => {
		const whom = id('renee');
		const words = await wordsOf(whom);
		const [before, page] = [await rowsOf(whom), (await find('zandstra', whom))?.page];
		await signIn(whom, words.addresses?.[0] ?? '');
		expect((words.texts ?? []).length).toBeGreaterThan(1);
		const form = newId();
		const erased = await erase('zandstra', whom, page?.name ?? '', form);
		if (!erased?.ok) throw new Error('not erased');
		expect(await erase('zandstra', whom, page?.name ?? '', form)).toEqual(erased);
		expect(await erase('zandstra', id('raalte'), 'Iemand', form)).toMatchObject({ ok: false });
		const proof = (by: CastKey) => as(by, (scope) => erasureProof(scope, erased.value));
		expect(await proof('zandstra')).toMatchObject({ id: erased.value, by: 'Annemiek Zandstra' });
		expect(await proof('raalte'), 'a coach of that school').toBeUndefined();
		await expectGone(words);
		for (const needle of besides(whom)) expect(await scan(needle), needle).toEqual([]);
		expect(await rowsOf(whom)).toMatchObject({
			keys: 0,
			codes: 0,
			asks: 0,
			along: 0,
			mailboxes: 0,
			sessions: 0,
			users: 0,
			passes: 0,
			looks: 0,
			looked: 0,
			practice: 0,
			// What stays, and why: the days of contact and what happened when, both without a name.
			contacts: before['contacts'],
			events: before['events'],
		});
		expect(await wordsOf(whom)).toMatchObject({ first: erasedName, last: '' });
		const listed = await as('zandstra', (scope) => peopleOf(scope));
		expect(
			listed.some(
				({ person, name: called }) => person === whom || called === m.platform_erased_person(),
			),
		).toBe(false);
		for (const reader of ['haddou', 'wolters'] as const) {
			const all = { search: '', filter: 'all', byName: false } as const;
			const { tiles } = await scopedReading({ person: id(reader) }, (scope) => wall(scope, all));
			expect(tiles.some((tile) => tile.name.includes(m.platform_erased_person()))).toBe(false);
		}
		expect(await erase('zandstra', whom, m.platform_erased_person())).toEqual({
			ok: false,
			refusal: 'person-erased-already',
		});
	});

	it('is erased again when an old backup was put back', async () => {
		const whom = id('renee');
		const records = await erasuresKept();
		expect(JSON.stringify(records)).not.toContain('Ren');
		await engine.run(`select test_restore($1, 'Oudenaam', 'Teruggezet', 'Oudetekst')`, [whom]);
		expect(await scan('Oudetekst')).not.toEqual([]);
		expect(await reapplyErasures(records)).toBe(records.length);
		for (const needle of ['Oudenaam', 'Teruggezet', 'Oudetekst'])
			expect(await scan(needle)).toEqual([]);
		expect(await reapplyErasures([])).toBe(records.length);
		expect(await erasuresKept()).toHaveLength(records.length);
	});

	it('a coach, is erased: name, address, number and what they wrote; the students stay', async () => {
		const whom = id('raalte');
		const [words, page] = [await wordsOf(whom), (await find('zandstra', whom))?.page];
		await signIn(whom, words.addresses?.[0] ?? '');
		expect(await erase('zandstra', whom, page?.name ?? '')).toMatchObject({ ok: true });
		const own = await wordsOf(whom);
		// At the other school of the demo somebody has the same name; that one is not erased.
		const named = await ask<Record<string, number>>('test_named($1, $2)', [whom, 'Raalte']);
		expect(named).toMatchObject({ roles: 0, lists: 0 });
		expect(named['students']).toBeGreaterThan(80);
		expect(own).toMatchObject({ first: erasedName, last: '', addresses: null, phones: null });
		const left = [...(words.addresses ?? []), ...(words.phones ?? []), ...besides(whom)];
		for (const needle of left)
			expect({ needle, tables: await scan(needle) }).toEqual({ needle, tables: [] });
		expect((await as('zandstra', (scope) => peopleOf(scope))).length).toBeGreaterThan(100);
		expect(await rowsOf(whom)).toMatchObject({ mailboxes: 0, sessions: 0, looked: 0, along: 0 });
	});

	it('who learns at one organisation and works at another, is erased at one and stays at the other', async () => {
		const whom = id('aslan');
		const [words, page] = [await wordsOf(whom), (await find('zandstra', whom))?.page];
		expect(page).toMatchObject({ staysElsewhere: true });
		expect(page?.counts['name']).toBe(0);
		expect(await erase('zandstra', whom, page?.name ?? '')).toMatchObject({ ok: true });
		expect(await wordsOf(whom)).toMatchObject({ last: words.last, addresses: words.addresses });
		for (const text of words.texts ?? [])
			expect({ text, tables: await scan(text) }).toEqual({ text, tables: [] });
		// It stays within the address, with which Aslan enters at the company.
		for (const number of words.number ?? [])
			expect(await scan(number)).toEqual(['public.mailbox_address']);
		expect(await find('zandstra', whom), 'nobody of this school any more').toBeUndefined();
		const all = { search: '', filter: 'all', byName: false } as const;
		const { tiles } = await scopedReading({ person: whom }, (scope) => wall(scope, all));
		expect(tiles.length, 'the two of whom Aslan is mentor').toBe(2);
	});
});
