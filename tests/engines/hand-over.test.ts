import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/id.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { history } from '#features/history/server/read.ts';
import { changes } from '#features/organisation/server/read-change.ts';
import {
	mailHandedOver,
	mailHandOver,
	type HandedOverMail,
	type HandOverMail,
} from '#features/placement/server/jobs.ts';
import {
	handedOver,
	handOverPage,
	handOversOf,
} from '#features/placement/server/read-hand-over.ts';
import type { HandOverPage } from '#features/placement/schema.ts';
import { handOver, undoHandOver } from '#features/placement/server/write-hand-over.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { servePost, type Letter } from '#platform/server/mail/mail.ts';
import { newId } from '#platform/server/random.ts';
import { idOf, nameOf, officeId, personId, placementId, roleId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, until, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const refused = (refusal: string) => ({ ok: false, refusal });
const later = (days: number): Instant => noon.add({ hours: 24 * days });
const none = { runs: '', waits: '', know: '' };
const lines = { runs: 'Oefent lassen.', waits: 'De toets van maart.', know: 'Bel na vieren.' };
const namesOn = (page: HandOverPage | undefined) =>
	page?.groups.flatMap(({ students }) => students.map(({ name }) => name));
/** Students of one coach, besides those of the cast. */
const many = 90;
const manyKeys = Array.from({ length: many }, (_, at) => `many ${at}`);

describe.each(engines)('%s: handing over', (name) => {
	let world: OpenWorld;
	const letters: Letter[] = [];
	beforeAll(async () => {
		world = await openWorld(name, async (run) => {
			for (const key of manyKeys) {
				const [person, place] = [idOf(`person:${key}`), placementId(key)];
				await run(`insert into person (id, first_name, last_name) values ($1, $2, 'Velen')`, [
					person,
					`Student ${key}`,
				]);
				await run(
					`insert into placement (id, school_id, company_id, student_id, begins_on, planned_end_on)
						select $1, school_id, company_id, $2, begins_on, planned_end_on from placement where id = $3`,
					[place, person, placementId('joris')],
				);
				await run(
					`insert into placement_person (id, placement_id, role_id, part, begins_on) values ($1, $2, $3, 'coach', '2025-09-01')`,
					[newId(), place, roleId('gijs')],
				);
			}
		});
		servePost(async (letter) => {
			letters.push(letter);
		});
		await startJobs({
			mail: async (data, { id }) => {
				const mail = data as HandOverMail & { kind: string };
				if (mail.kind === 'hand-over') await mailHandOver(mail, id, 'https://leerkring.example');
				if (mail.kind === 'handed-over')
					await mailHandedOver(data as HandedOverMail, id, 'https://leerkring.example');
			},
		});
	}, 120_000);
	afterAll(async () => {
		await stopJobs();
		servePost(undefined);
		await world?.close();
	});

	interface Given {
		form?: Id;
		begins?: string;
		along?: typeof none;
		healthChecked?: boolean;
		at?: Instant;
	}
	const give = (
		who: PersonKey,
		[from, to]: [string, string],
		keys: readonly string[],
		{ form = newId(), begins = '2026-12-01', along = none, ...more }: Given = {},
	) =>
		as(
			who,
			(scope) =>
				handOver(scope, {
					form,
					from: roleId(from),
					to: roleId(to),
					begins,
					students: keys.map((key) => ({ placement: placementId(key), ...along })),
					healthChecked: more.healthChecked ?? false,
				}),
			more.at,
		);
	const reads = (who: PersonKey, on: string, at = noon) =>
		as(who, (scope) => placementPage(scope, placementId(on)), at).then((page) => !!page);
	const told = (since: number) =>
		letters
			.slice(since)
			.map(({ to }) => to)
			.sort();
	const along = (who: PersonKey, on: string, at = noon) =>
		as(who, (scope) => handOversOf(scope, placementId(on)), at).then(
			(all) => all.find(({ to }) => to.startsWith('Femke'))?.along ?? null,
		);

	it('gives a student to a colleague: before the day the one reads, from that day on the other', async () => {
		const form = newId();
		expect(await give('hanneke', ['hanneke', 'femke'], ['sami'], { form, along: lines })).toEqual({
			ok: true,
			value: form,
		});
		const deputyOver = later(10);
		expect(await reads('hanneke', 'sami', later(8))).toBe(true);
		expect(await reads('hanneke', 'sami', deputyOver)).toBe(false);
		expect(await reads('femke', 'sami', deputyOver)).toBe(true);
		const coaches = async (at: Instant) =>
			(await as('sami', (scope) => placementPage(scope, placementId('sami')), at))!.people
				.filter(({ part }) => part === 'coach')
				.map((one) => one.name);
		expect(await coaches(noon)).toEqual(['Hanneke Vos']);
		expect(await coaches(later(9))).toEqual(['Femke Post']);
	});

	it('shows the student and the company who comes, and what goes along to the student and that colleague alone', async () => {
		for (const who of ['sami', 'pim'] as const)
			expect(await as(who, (scope) => handOversOf(scope, placementId('sami')))).toContainEqual(
				expect.objectContaining({ from: 'Hanneke Vos', to: 'Femke Post', coming: true }),
			);
		expect(await along('sami', 'sami')).toEqual(lines);
		expect(await along('hanneke', 'sami')).toEqual(lines);
		expect(await along('pim', 'sami'), nameOf('pim')).toBeNull();
		expect(await along('femke', 'sami'), 'a deputy before the first day').toBeNull();
		expect(await along('femke', 'sami', later(9))).toEqual(lines);
		expect(await along('pim', 'sami', later(9))).toBeNull();
		for (const who of ['hanneke', 'bram', 'annelies', 'nick', 'noor'] as const)
			expect(await along(who, 'sami', later(9)), nameOf(who)).toBeNull();
	});

	it('shows what went along until three months after the first day', async () => {
		const day = later(100);
		expect(await along('sami', 'sami', later(98))).toEqual(lines);
		expect(await along('sami', 'sami', day)).toBeNull();
		expect(await along('femke', 'sami', day)).toBeNull();
	});

	it('is told to the two and to the placement, and mailed once to each without a word of it', async () => {
		await until(() => letters.length >= 1);
		const mailed = letters.map(({ to }) => to).sort();
		expect(mailed).toEqual(['hanneke@voorbeeld.example']);
		for (const { subject, text } of letters)
			for (const word of ['Sami', 'Bakker', ...Object.values(lines)])
				expect(`${subject} ${text}`).not.toContain(word);
		const told = await as('sami', (scope) => history(scope, placementId('sami')));
		expect(told.map(({ kind }) => kind)).toContain('hand-over.made');
		const events =
			await world.look<{ kind: string; audience: string[]; placement_id: string }[]>('events');
		const pair = events.find(({ kind }) => kind === 'hand-over.told');
		expect(pair?.audience.sort()).toEqual(
			[`person:${personId('hanneke')}`, `person:${personId('femke')}`].sort(),
		);
	});

	it('happens once, however often the same form is sent', async () => {
		const form = newId();
		const both = await Promise.all([
			give('karin', ['karin', 'leo'], ['noor'], { form }),
			give('karin', ['karin', 'leo'], ['noor'], { form }),
		]);
		expect(both).toEqual([
			{ ok: true, value: form },
			{ ok: true, value: form },
		]);
		const events = await world.look<{ kind: string; subject_id: string }[]>('events');
		expect(
			events.filter(({ kind, subject_id: of }) => kind === 'hand-over.told' && of === form),
		).toHaveLength(1);
		expect(await reads('leo', 'noor', later(9))).toBe(true);
		expect(await reads('karin', 'noor', later(9))).toBe(false);
	});

	it('is taken back until the first day, by who did it and nobody else, and leaves no line', async () => {
		const mine = newId();
		await give('gijs', ['gijs', 'femke'], ['many 0'], { form: mine, along: lines });
		for (const who of ['femke', 'hanneke', 'annelies', 'nick'] as const)
			expect(await as(who, (scope) => undoHandOver(scope, mine)), nameOf(who)).toBeUndefined();
		expect(await reads('femke', 'many 0', later(9))).toBe(true);
		expect(await as('gijs', (scope) => undoHandOver(scope, mine))).toEqual({
			ok: true,
			value: 'undone',
		});
		expect(await as('gijs', (scope) => undoHandOver(scope, mine))).toMatchObject({ ok: true });
		expect(await reads('femke', 'many 0', later(9))).toBe(false);
		expect(await reads('gijs', 'many 0', later(9))).toBe(true);
		expect(await as('gijs', (scope) => handOversOf(scope, placementId('many 0')))).toEqual([]);
		expect(await as('gijs', (scope) => handedOver(scope, mine))).toMatchObject({ state: 'undone' });
	});

	it('is taken back within a day when it began at once, and is too late after that', async () => {
		const form = newId();
		await give('gijs', ['gijs', 'femke'], ['many 1'], { form, begins: '2026-11-22' });
		expect(await reads('gijs', 'many 1')).toBe(false);
		expect(await reads('femke', 'many 1')).toBe(true);
		const undo = (at: Instant) => as('gijs', (scope) => undoHandOver(scope, form), at);
		expect(await undo(noon.add({ hours: 25 }))).toEqual(refused('hand-over-too-late'));
		expect(await reads('gijs', 'many 1')).toBe(false);
		expect(await undo(noon.add({ hours: 23 }))).toMatchObject({ ok: true });
		expect(await reads('gijs', 'many 1')).toBe(true);
		expect(await reads('femke', 'many 1')).toBe(false);
	});

	it('is not for a deputy, for another’s student, or to somebody of elsewhere or with another role', async () => {
		const before = (await world.look<unknown[]>('events')).length;
		const nobodys = refused('hand-over-not-yours');
		expect(await give('femke', ['hanneke', 'femke'], ['noor'])).toEqual(nobodys);
		expect(await give('nadia', ['karin', 'leo'], ['yara'])).toEqual(nobodys);
		expect(await give('els', ['els', 'femke'], ['noor'])).toEqual(nobodys);
		expect(await give('annelies', ['hanneke', 'femke'], ['noor'])).toEqual(nobodys);
		expect(await give('hanneke', ['hanneke', 'femke'], ['noor', 'joris'])).toEqual(
			refused('not-found'),
		);
		expect(await give('hanneke', ['hanneke', 'femke'], ['tess']), 'a placement that ended').toEqual(
			refused('not-found'),
		);
		for (const to of ['ruth', 'lotte', 'karin', 'hanneke', 'oscar', 'els', 'vera'] as const)
			expect(await give('hanneke', ['hanneke', to], ['noor']), to).toEqual(
				refused('hand-over-elsewhere'),
			);
		expect(await give('hanneke', ['hanneke', 'femke'], [])).toEqual(refused('hand-over-nobody'));
		const sick = { ...none, know: 'Was lang ziek.' };
		expect(await give('hanneke', ['hanneke', 'femke'], ['noor'], { along: sick })).toEqual(
			refused('text-about-health'),
		);
		expect((await world.look<unknown[]>('events')).length).toBe(before);
		expect(await reads('femke', 'noor', later(10))).toBe(false);
	});

	it('is not to a colleague who leaves before the first day', async () => {
		await as('annelies', ({ tx }) =>
			tx
				.updateTable('role')
				.set({ ended_on: '2026-11-30' })
				.where('id', '=', roleId('ivo'))
				.execute(),
		);
		expect(await give('hanneke', ['hanneke', 'ivo'], ['noor'])).toEqual(
			refused('hand-over-elsewhere'),
		);
		const form = newId();
		expect(
			await give('hanneke', ['hanneke', 'ivo'], ['noor'], { form, begins: '2026-11-25' }),
		).toMatchObject({ ok: true });
		// The post works on the day of the machine: who guides Noor may not hang on which day that is.
		expect(await as('hanneke', (scope) => undoHandOver(scope, form))).toMatchObject({ ok: true });
	});

	it('lets an administrator hand over what somebody who left still held, without a word along', async () => {
		const page = await as('dirk', (scope) => handOverPage(scope, null));
		expect(page?.roles.map(({ name: whose }) => whose)).toEqual(['Stan Leeuw']);
		expect(namesOn(page)).toEqual(['Noor Visser']);
		const own = roleId('dirk as trainer');
		await as('dirk', ({ tx, today }) =>
			tx
				.insertInto('role')
				.values({
					id: own,
					person_id: personId('dirk'),
					organisation_id: officeId('dalen'),
					kind: 'trainer',
					begins_on: today.toString(),
					ended_on: null,
					brought_in_by: null,
				})
				.execute(),
		);
		expect(await give('dirk', ['stan as trainer', 'dirk as trainer'], ['noor'])).toEqual(
			refused('hand-over-elsewhere'),
		);
		const stan: [string, string] = ['stan as trainer', 'leo'];
		expect(await give('dirk', stan, ['noor'], { along: lines })).toEqual(
			refused('hand-over-along-not-yours'),
		);
		expect(await give('wout', stan, ['noor'])).toEqual(refused('hand-over-not-yours'));
		expect(await give('dirk', stan, ['noor'], { begins: '2026-11-22' })).toEqual(
			refused('hand-over-left-today'),
		);
		const before = letters.length;
		const form = newId();
		expect(await give('dirk', stan, ['noor'], { begins: '2026-11-23', form })).toMatchObject({
			ok: true,
		});
		const hears = (who: string) => told(before).includes(`${who}@voorbeeld.example`);
		// Mail looks at the day of the machine, on which Ivo may have taken over from Hanneke.
		const coach = () => hears('hanneke') || hears('ivo');
		await until(() => hears('leo') && hears('noor') && coach());
		expect(
			letters.slice(before).some(({ text }) => text.includes('Bel Van Dalen voor die dag')),
		).toBe(true);
		const list = await as('dirk', (scope) => changes(scope));
		expect(list.changes[0]).toMatchObject({ kind: 'hand-over.left', whom: 'Stan Leeuw' });
		expect(await reads('dirk', 'noor')).toBe(true);
		expect(
			(await as('dirk', (scope) => placementPage(scope, placementId('noor'))))?.myPart,
		).toBeNull();
		expect(await as('dirk', (scope) => undoHandOver(scope, form))).toMatchObject({ ok: true });
	});

	it('keeps an administrator from reading along by a colleague of their own making', async () => {
		const made = idOf('role:made up');
		await as('dirk', async ({ tx, today }) => {
			const person = idOf('person:made up');
			await tx
				.insertInto('person')
				.values({ id: person, first_name: 'Mallory', last_name: 'Vreemd' })
				.execute();
			await tx
				.insertInto('role')
				.values({
					id: made,
					person_id: person,
					organisation_id: officeId('dalen'),
					kind: 'trainer',
					begins_on: today.toString(),
					ended_on: null,
					brought_in_by: null,
				})
				.execute();
		});
		const page = await as('dirk', (scope) => handOverPage(scope, roleId('stan as trainer')));
		const offered = page?.colleagues.map(({ name: called }) => called);
		expect(offered).toContain('Mallory Vreemd, kan vanaf 29 november 2026');
		expect(offered).toContain('Leo Wolf');
		const hands = (begins: string) =>
			give('dirk', ['stan as trainer', 'made up'], ['noor'], { begins });
		expect(await hands('2026-11-23')).toEqual(refused('hand-over-left-new'));
		expect(await hands('2026-11-28')).toEqual(refused('hand-over-left-new'));
		const forged = (begins: string) =>
			as('dirk', ({ tx, now }) =>
				tx
					.insertInto('hand_over')
					.values({
						...{
							id: newId(),
							form_id: newId(),
							placement_id: placementId('noor'),
							part: 'trainer' as const,
						},
						...{ from_role: roleId('stan as trainer'), to_role: made, begins_on: begins },
						...{ by: personId('dirk'), at: now.toString(), undone_at: null },
					})
					.execute(),
			);
		for (const begins of ['2026-11-22', '2026-11-28'])
			await expect(forged(begins), begins).rejects.toThrow(/row-level security/);
		expect(await hands('2026-11-29'), 'a school goes on').toMatchObject({ ok: true });
	});

	it('hands ninety students over in one transaction, each with what goes along of their own', async () => {
		const students = manyKeys.map((key) => ({
			...{ placement: placementId(key), runs: `Loopt bij ${key}.`, waits: '' },
			know: key === 'many 32' ? '' : `Weet van ${key}.`,
		}));
		const start = performance.now();
		await as('gijs', (scope) =>
			handOver(scope, {
				...{ form: newId(), from: roleId('gijs'), to: roleId('bram'), begins: '2026-12-01' },
				...{ students, healthChecked: false },
			}),
		);
		console.log(`${many} handed over in ${Math.round(performance.now() - start)} ms on ${name}`);
		const page = await as('bram', (scope) => handOverPage(scope, null), later(9));
		expect(namesOn(page)).toHaveLength(many);
		expect(namesOn(await as('gijs', (scope) => handOverPage(scope, null), later(9)))).toEqual([]);
		for (const { placement, ...own } of students.filter((_, at) => at % 16 === 0)) {
			const [newest] = await as('gijs', (scope) => handOversOf(scope, placement));
			expect(newest?.along, own.runs).toEqual(own);
		}
		const events = await world.look<{ kind: string; transaction: string }[]>('events');
		const made = events.filter(({ kind }) => kind === 'hand-over.made').slice(-many);
		expect(new Set(made.map(({ transaction }) => transaction)).size).toBe(1);
	});
});
