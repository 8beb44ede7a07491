import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addAddress } from '#features/people/server/write.ts';
import { passesOf, passPage } from '#features/people/server/read-pass.ts';
import { endPass, makePass } from '#features/people/server/write-pass.ts';
import { tryPass } from '#features/sign-in/server/write-pass.ts';
import { openDatabase, serveDatabase } from '#platform/server/db/open.ts';
import { scoped, scopedReading } from '#platform/server/db/scope.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import { officeId, personId, placementId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const refused = (refusal: string) => ({ ok: false, refusal });
let browsers = 0;

describe.each(engines)('%s: a pass', (name) => {
	let world: OpenWorld;
	let tests = 0;
	let at = noon;
	beforeAll(async () => {
		// Two schools spell one trainer: their addresses are one, and so are they.
		world = await openWorld(name, (run) =>
			run(`update person set first_name = 'Z.', last_name = 'Kaya' where id = $1`, [
				personId('stan'),
			]),
		);
		await startJobs({ mail: async () => {} });
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});
	// Every test is later on that day, so that no tries count together.
	beforeEach(() => {
		tests += 1;
		at = noon.add({ minutes: 25 * tests });
	});

	const makeFor = (who: PersonKey, whom: PersonKey, on: string, when = at) =>
		as(
			who,
			(scope) =>
				makePass(scope, {
					placement: placementId(on),
					person: personId(whom),
					publicUrl: 'https://leerkring.example',
				}),
			when,
		);
	const made = async (who: PersonKey, whom: PersonKey, on: string, when = at) => {
		const answer = await makeFor(who, whom, on, when);
		if (!answer?.ok) throw new Error(`no pass: ${JSON.stringify(answer)}`);
		return answer.value;
	};
	const type = (code: string, when = at, browser = `browser ${(browsers += 1)}`) =>
		tryPass({ code: code.replace('-', ''), browser, from: `${name} ${tests}` }, when);
	const passes = (who: PersonKey) => as(who, passesOf, at);
	const events = async () =>
		(await world.look<{ kind: string; audience: string[] }[]>('events')).filter(({ kind }) =>
			kind.startsWith('pass.'),
		);
	const proven = async (whom: PersonKey) =>
		(await world.look<{ person: string; proven: string | null }[]>('mailboxes')).some(
			(one) => one.person === personId(whom) && one.proven,
		);
	const signIns = async (whom: PersonKey) =>
		(await world.run('select id from auth.session where "userId" = $1', [personId(whom)])).length;
	const signIn = async (whom: PersonKey) => {
		const id = personId(whom);
		await world.run(
			`insert into auth."user" (id, name, email, "emailVerified") values ($1, '', $2, true) on conflict do nothing`,
			[id, `${id}@person.invalid`],
		);
		await world.run(
			`insert into auth.session ("userId", token, "expiresAt", "updatedAt") values ($1, $2, now() + interval '1 day', now())`,
			[id, newId()],
		);
	};

	it('lets the student beside a coach in, once, and both see who made it and that it was used', async () => {
		const before = (await events()).length;
		const { code, link, qr, name: whose } = await made('hanneke', 'noor', 'noor');
		expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
		expect(link).toBe(`https://leerkring.example/pass/${code.replace('-', '')}`);
		expect([qr.size > 20, whose]).toEqual([true, 'Noor Visser']);
		expect(await type(code)).toEqual({
			ok: true,
			value: { person: personId('noor'), part: 'coach' },
		});
		expect(await type(code)).toEqual(refused('pass-wrong'));
		const [mine] = await passes('noor');
		expect(mine).toMatchObject({
			title: 'Hanneke Vos maakte een pas voor jou',
			mine: false,
			state: 'used',
		});
		expect((await passes('hanneke'))[0]).toMatchObject({
			title: 'Pas voor Noor Visser',
			mine: true,
		});
		const told = (await events()).slice(before);
		expect(told.map(({ kind }) => kind)).toEqual(['pass.made', 'pass.used']);
		for (const { audience } of told)
			expect(audience.sort()).toEqual(
				[`person:${personId('hanneke')}`, `person:${personId('noor')}`].sort(),
			);
		expect((await passes('bram')).length, 'a colleague sees nothing of it').toBe(0);
	});

	it('lists at the table of one student no pass for another, whose name is not there', async () => {
		await made('hanneke', 'sami', 'sami');
		await made('hanneke', 'noor', 'noor');
		const page = await scopedReading(
			{ person: personId('hanneke') },
			(scope) => passPage(scope, placementId('noor')),
			{ within: placementId('noor'), at },
		);
		expect(page?.made.length).toBeGreaterThan(0);
		expect(new Set(page?.made.map(({ title }) => title))).toEqual(
			new Set(['Pas voor Noor Visser']),
		);
		expect((await passes('hanneke')).map(({ title }) => title)).toContain('Pas voor Sami Bakker');
	});

	it('is kept nowhere as it can be typed', async () => {
		const { code } = await made('hanneke', 'noor', 'noor');
		const kept = await world.run('select mark from auth.pass_code');
		const rows = await as('hanneke', ({ tx }) => tx.selectFrom('pass').selectAll().execute(), at);
		const text = JSON.stringify([kept, rows, await events()]);
		expect(text).not.toContain(code);
		expect(text).not.toContain(code.replace('-', ''));
	});

	it('lets one browser in when two come at the same moment', async () => {
		const { code } = await made('hanneke', 'noor', 'noor');
		const both = await Promise.all([type(code), type(code)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it('proves no mailbox of who comes in with it', async () => {
		const { code } = await made('leo', 'joris', 'joris');
		const before = await world.stored();
		expect(await type(code)).toEqual({
			ok: true,
			value: { person: personId('joris'), part: 'trainer' },
		});
		expect(await proven('joris')).toBe(false);
		expect(await world.stored()).toEqual({ ...before, event: before['event']! + 1 });
	});

	it('works for a quarter of an hour, and not a second longer', async () => {
		const end = at.add({ minutes: 15 });
		const first = await made('hanneke', 'noor', 'noor');
		expect(await type(first.code, end)).toEqual(refused('pass-wrong'));
		const second = await made('hanneke', 'noor', 'noor');
		expect(await type(second.code, end.subtract({ seconds: 1 }))).toMatchObject({ ok: true });
	});

	it('ends the one before it, whoever made that, and there is never more than one', async () => {
		const [first, second] = [
			await made('hanneke', 'sami', 'sami'),
			await made('pim', 'sami', 'sami'),
		];
		expect(await type(first.code)).toEqual(refused('pass-wrong'));
		const many = await Promise.all([1, 2, 3].map(() => made('pim', 'sami', 'sami')));
		const tried = [];
		for (const { code } of [second, ...many]) tried.push(await type(code));
		expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it.each(['hanneke', 'noor'] as const)('can be ended by %s before it is used', async (who) => {
		const { code } = await made('hanneke', 'noor', 'noor');
		const pass = (await passes('hanneke'))[0]!.id;
		for (const other of ['bram', 'karin', 'annelies', 'sami'] as const)
			expect(await as(other, (scope) => endPass(scope, { pass }), at)).toEqual(
				refused('not-found'),
			);
		expect(await as(who, (scope) => endPass(scope, { pass }), at)).toMatchObject({ ok: true });
		expect(await type(code)).toEqual(refused('pass-wrong'));
		expect((await passes('hanneke'))[0]?.state).toBe('ended');
	});

	it.each([
		['a trainer cannot enter with one as the student who has a mailbox', 'karin', 'noor', 'noor'],
		[
			'a coach cannot enter with one as a trainer who works with another school',
			'hanneke',
			'karin',
			'noor',
		],
		[
			'a coach cannot enter with one as a mentor who is a student elsewhere',
			'hanneke',
			'mo',
			'noor',
		],
		[
			'a coach cannot enter with one as who stands in for a trainer of another school',
			'bram',
			'nadia',
			'joris',
		],
		['a trainer cannot enter with one as an administrator', 'zeynep', 'casper', 'mo'],
		['a coach cannot enter with one as an administrator either', 'ruth', 'casper', 'mo'],
	] as const)('%s', async (_, maker, whom, on) => {
		const before = [await world.stored(), (await passes(maker)).length];
		expect(await makeFor(maker, whom, on)).toEqual(refused('pass-not-for-them'));
		expect([await world.stored(), (await passes(maker)).length]).toEqual(before);
	});

	it('is not for who has no part there: a colleague, a teacher, a trainer for the coach', async () => {
		const notYours = refused('pass-not-yours-to-make');
		expect(await makeFor('hanneke', 'peter', 'noor')).toEqual(notYours);
		expect(await makeFor('pim', 'hanneke', 'sami')).toEqual(notYours);
		expect(await makeFor('hanneke', 'yara', 'noor')).toEqual(notYours);
	});

	it('is made by no mentor, teacher, student, administrator, colleague or stand-in, nor after the end', async () => {
		for (const who of ['mo', 'lotte', 'noor', 'annelies', 'bram', 'femke', 'nick'] as const) {
			expect(await makeFor(who, 'noor', 'noor'), who).toBeUndefined();
			expect(await as(who, (scope) => passPage(scope, placementId('noor')), at)).toBeUndefined();
		}
		expect(await makeFor('hanneke', 'tess', 'tess')).toBeUndefined();
	});

	it('does not tell on the page why somebody gets none', async () => {
		const page = await as('hanneke', (scope) => passPage(scope, placementId('noor')), at);
		expect(page?.people.map(({ name, may }) => [name, may])).toEqual([
			['Mo Aydin', false],
			['Karin Veen', false],
			['Noor Visser', true],
		]);
	});

	it('waits after five wrong tries in one browser, counted over two processes', async () => {
		const { code } = await made('hanneke', 'noor', 'noor');
		const other = world.url ? await openDatabase({ url: world.url, folder: '' }) : world.database;
		const tries: Promise<unknown>[] = [];
		for (let time = 0; time < 5; time += 1) {
			serveDatabase(time % 2 ? other : world.database);
			tries.push(type('AAAAAAAA', at, `guessing ${tests}`));
		}
		serveDatabase(world.database);
		expect(await Promise.all(tries)).toEqual(Array(5).fill(refused('pass-wrong')));
		expect(await type(code, at, `guessing ${tests}`)).toEqual(refused('pass-wait'));
		expect(await type(code, at), 'another browser is not kept out').toMatchObject({ ok: true });
		const later = at.add({ minutes: 16 });
		const next = await made('hanneke', 'noor', 'noor', later);
		expect(await type(next.code, later, `guessing ${tests}`)).toMatchObject({ ok: true });
		if (world.url) await other.close();
	});

	it('waits after a hundred wrong tries from one place, whatever browser they say they are', async () => {
		const { code } = await made('hanneke', 'noor', 'noor');
		for (let time = 0; time < 100; time += 1) await type('AAAAAAAA');
		expect(await type(code)).toEqual(refused('pass-wait'));
	});

	it('lets nobody in as who became administrator since it was made', async () => {
		const { code } = await made('ruth', 'stan', 'mo');
		const id = newId();
		await as(
			'casper',
			({ tx, today }) =>
				tx
					.insertInto('role')
					.values({
						id,
						person_id: personId('stan'),
						organisation_id: officeId('kuiper'),
						kind: 'administrator',
						begins_on: today.toString(),
						ended_on: null,
						brought_in_by: null,
					})
					.execute(),
			at,
		);
		expect(await type(code)).toEqual(refused('pass-wrong'));
		// The door stays shut until that role ended.
		await as(
			'casper',
			({ tx, today }) =>
				tx.updateTable('role').set({ ended_on: today.toString() }).where('id', '=', id).execute(),
			at,
		);
		expect(await type(code)).toMatchObject({ ok: true });
	});

	it('and the sign-in that came of it end once its person proves a mailbox, which opens more', async () => {
		await signIn('zeynep');
		await signIn('stan');
		const { code } = await made('ruth', 'zeynep', 'mo', at);
		for (const whom of ['zeynep', 'stan'] as const)
			await as(
				'ruth',
				(scope) => addAddress(scope, { person: personId(whom), address: 'samen@kuiper.example' }),
				at,
			);
		await scoped({ task: 'door' }, ({ tx }) =>
			sql`select prove_address('samen@kuiper.example', ${at.toString()}::timestamptz)`.execute(tx),
		);
		expect([await signIns('zeynep'), await signIns('stan')]).toEqual([0, 0]);
		expect(await type(code)).toEqual(refused('pass-wrong'));
	});

	it('is made at most thirty times an hour by one person, also at the same moment', async () => {
		const later = at.add({ minutes: 61 });
		const all = await Promise.all(
			Array.from({ length: 32 }, () => makeFor('ruth', 'zeynep', 'mo', later)),
		);
		expect(all.filter((one) => one?.ok)).toHaveLength(30);
		expect(all.filter((one) => !one?.ok)).toEqual(Array(2).fill(refused('pass-too-often')));
		expect(await makeFor('ruth', 'yara', 'yara', later.add({ minutes: 61 }))).toMatchObject({
			ok: true,
		});
	});
});
