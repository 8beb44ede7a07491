import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/id.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Help } from '#domain/placement/practice-entry.ts';
import { placementPage } from '#features/placement/server/read.ts';
import {
	momentsSql,
	practiceOf,
	practicePage,
	practiceToday,
} from '#features/practice/server/read.ts';
import { notePractice, setSchoolDay, takeBackPractice } from '#features/practice/server/write.ts';
import { newId } from '#platform/server/random.ts';
import { idOf, personId, placementId, type PersonKey } from '../cast.ts';
import { as, atOnce, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

interface StoredEvent {
	kind: string;
	subject_id: Id;
	actor_id: Id;
	on_behalf_of: Id | null;
	audience: string[];
}

const days = (count: number) => noon.add({ hours: 24 * count });

describe.each(engines)('%s: practice', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name, async (run) => {
			await run(
				`insert into reference.qualification (crebo, title, level, dossier_code, dossier_title, source, version, verified)
				 values ('25835', 'Eerste monteur woning', 3, '23290', 'Dossier', 'test', 'test', true)`,
			);
			for (const [code, title] of [
				['B1-K1-W1', 'Voorbereiden van het werk'],
				['B1-K1-W2', 'Aanleggen van leidingen'],
				['P2-K2-W4', 'Rondt de koolmonoxidepreventie af'],
			])
				await run(
					`insert into reference.work_process (crebo, code, title, core_task_code, core_task_title)
					 values ('25835', $1, $2, 'B1-K1', 'Kerntaak')`,
					[code, title],
				);
		});
	});
	afterAll(() => world?.close());

	const note = (
		who: PersonKey,
		on: string,
		change: { form?: Id; help?: Help; workProcess?: string } = {},
		at = noon,
	) =>
		as(
			who,
			(scope) =>
				notePractice(scope, {
					form: newId(),
					placement: placementId(on),
					help: 'helped',
					workProcess: 'B1-K1-W2',
					...change,
				}),
			at,
		);
	const noted = async (...all: Parameters<typeof note>) => {
		const result = await note(...all);
		if (!result?.ok) throw new Error(`not noted: ${result?.refusal}`);
		return result.value.id;
	};
	const takeBack = (who: PersonKey, entry: Id, form = newId()) =>
		as(who, (scope) => takeBackPractice(scope, { form, entry }));
	const setDay = (who: PersonKey, on: string, weekday: number, form = newId(), at = noon) =>
		as(who, (scope) => setSchoolDay(scope, { form, placement: placementId(on), weekday }), at);
	const page = (who: PersonKey, on: string, at = noon) =>
		as(who, (scope) => practicePage(scope, placementId(on)), at);
	const toldOf = async (subject: Id) =>
		(await world.look<StoredEvent[]>('events')).filter((one) => one.subject_id === subject);
	/** Does it, expects the refusal (or that it is not there), and that nothing whatever was stored. */
	const nothing = async (
		work: () => Promise<Result<unknown, string> | undefined>,
		refusal: string | undefined,
	) => {
		const before = await world.stored();
		expect(await work()).toEqual(refusal && { ok: false, refusal });
		expect(await world.stored()).toEqual(before);
	};

	it('is noted by mentor, trainer and student, each in their own part, and everybody there reads it', async () => {
		const by = { mo: 'Mo zei', karin: 'Karin zei', noor: 'Noor noteerde' } as const;
		for (const [who, part] of Object.entries(by)) {
			const id = await noted(who as PersonKey, 'noor', { help: 'independent' });
			const [told] = await toldOf(id);
			expect(told).toMatchObject({
				kind: 'practice.seen',
				actor_id: personId(who as PersonKey),
				on_behalf_of: null,
				audience: ['student', 'trainer', 'mentor', 'coach'],
			});
			for (const reader of ['noor', 'karin', 'mo', 'hanneke', 'lotte'] as const)
				expect((await page(reader, 'noor'))?.moments.find((one) => one.id === id)?.text).toBe(
					`${part} op 22 nov: zelfstandig, aanleggen van leidingen`,
				);
		}
		for (const stranger of ['ruth', 'bram', 'annelies', 'nick'] as const)
			expect(await page(stranger, 'noor')).toBeUndefined();
	});

	it('of a deputy is noted under their own name, and told on behalf of whom they stand in for', async () => {
		const id = await noted('nadia', 'noor');
		expect((await toldOf(id))[0]).toMatchObject({
			actor_id: personId('nadia'),
			on_behalf_of: personId('karin'),
		});
		expect((await page('noor', 'noor'))?.moments.find((one) => one.id === id)?.text).toMatch(
			/^Nadia zei/,
		);
	});

	it('sent twice with one form is noted once, also at the same moment, and answers the same', async () => {
		const form = newId();
		const before = await world.stored();
		const first = await noted('mo', 'noor', { form });
		expect(await noted('mo', 'noor', { form, help: 'seen' })).toBe(first);
		const again = newId();
		const send = () => note('mo', 'noor', { form: again });
		const [one, two] = await atOnce(world, 'practice_entry', [send, send]);
		expect(two).toEqual(one);
		expect(await world.stored()).toEqual({
			...before,
			practice_entry: before['practice_entry']! + 2,
			event: before['event']! + 2,
		});
	});

	it('is refused to who was not there, on what ended or did not begin, and for work of another qualification', async () => {
		await nothing(() => note('hanneke', 'noor'), 'practice-not-yours');
		await nothing(() => note('lotte', 'noor'), 'practice-not-yours');
		await nothing(() => note('mo', 'noor', { workProcess: 'P9-K9-W9' }), 'practice-other-work');
		await nothing(() => note('tess', 'tess'), 'placement-ended');
		await nothing(() => note('noor', 'noor', {}, days(-700)), 'placement-not-begun');
		for (const stranger of ['zeynep', 'ruth', 'annelies', 'nick'] as const)
			await nothing(() => note(stranger, 'noor'), undefined);
	});

	it('is taken back by who noted it, once, and is gone from every page', async () => {
		const id = await noted('mo', 'noor', { workProcess: '' });
		await nothing(() => takeBack('karin', id), 'practice-of-another');
		await nothing(() => takeBack('ruth', id), undefined);
		await nothing(() => takeBack('mo', newId()), undefined);
		const form = newId();
		const done = { ok: true, value: { placement: placementId('noor'), id } };
		expect(await takeBack('mo', id, form)).toEqual(done);
		const before = await world.stored();
		expect(await takeBack('mo', id, form)).toEqual(done);
		expect(await world.stored()).toEqual(before);
		await nothing(() => takeBack('mo', id), 'practice-taken-back');
		expect((await toldOf(id)).map(({ kind }) => kind)).toEqual([
			'practice.seen',
			'practice.taken-back',
		]);
		expect((await page('noor', 'noor'))?.moments.some((one) => one.id === id)).toBe(false);
	});

	it('of a placement that ended is not taken back any more', async () => {
		await nothing(() => takeBack('tess', idOf('practice_entry:tess for tess')), 'placement-ended');
	});

	it('proposes the work of the last weeks, without what was taken back or said by the reader today', async () => {
		const proposed = async (who: PersonKey) => (await page(who, 'mo'))?.proposed;
		// The cast noted B1-K1-W1 two days before.
		expect(await proposed('stan')).toBe('B1-K1-W1');
		const id = await noted('stan', 'mo', { workProcess: 'B1-K1-W2' });
		expect(await proposed('mo')).toBe('B1-K1-W2');
		expect(await proposed('stan')).toBe('B1-K1-W1');
		await takeBack('stan', id);
		expect(await proposed('mo')).toBe('B1-K1-W1');
		await noted('stan', 'mo', { workProcess: 'B1-K1-W1' });
		expect(await proposed('stan')).toBe('B1-K1-W2');
	});

	it('is on Vandaag for a mentor and a student, own day first, and for nobody else', async () => {
		const today = (who: PersonKey) => as(who, practiceToday);
		const seen = async (who: PersonKey) =>
			(await today(who)).map(({ student, own }) => `${student}${own ? ', own' : ''}`);
		expect(await seen('mo')).toEqual(['Mo Aydin, own', 'Noor Visser']);
		expect(await seen('noor')).toEqual(['Noor Visser, own']);
		for (const other of ['karin', 'hanneke', 'lotte', 'annelies', 'tess', 'nick'] as const)
			expect(await seen(other)).toEqual([]);
		const [, guided] = await today('mo');
		expect(guided).toMatchObject({ mayNote: true, maySetSchoolDay: false });
		expect(guided?.coach).toMatchObject({ name: 'Femke Post' });
	});

	it('is told on the page of the placement in the statement that is there already', async () => {
		await noted('mo', 'noor', { help: 'seen' }, noon.add({ minutes: 5 }));
		const found = await as('hanneke', (scope) =>
			placementPage(scope, placementId('noor'), { practice: momentsSql }),
		);
		const practice = found && practiceOf(found.also.practice, 'coach');
		expect(practice?.lines).toHaveLength(5);
		expect(practice?.lines[0]).toBe('Mo zei op 22 nov: gezien, aanleggen van leidingen');
		expect(practice?.lines[3]).toMatch(/^Nog niets gezegd over: .*\.$/);
		expect(practice?.lines[4]).toMatch(/^Schooldag: /);
		const office = await as('annelies', (scope) =>
			placementPage(scope, placementId('noor'), { practice: momentsSql }),
		);
		expect(office?.also.practice).toEqual({ moments: [], never: [], schoolDay: null });
	});

	it('knows school, work and free from one day of the week, set by student or coach; the newest counts', async () => {
		await nothing(() => setDay('karin', 'noor', 2), 'school-day-not-yours');
		await nothing(() => setDay('mo', 'noor', 2), 'school-day-not-yours');
		await nothing(() => setDay('noor', 'noor', 6), 'school-day-wrong');
		await nothing(() => setDay('tess', 'tess', 2), 'placement-ended');
		await nothing(() => setDay('ruth', 'noor', 2), undefined);
		const form = newId();
		const before = await world.stored();
		await setDay('hanneke', 'noor', 3, form);
		await setDay('hanneke', 'noor', 3, form);
		await setDay('noor', 'noor', 3);
		expect(await world.stored()).toEqual({
			...before,
			school_day: before['school_day']! + 1,
			event: before['event']! + 1,
		});
		for (const reader of ['noor', 'karin', 'mo', 'hanneke', 'lotte'] as const)
			expect(await page(reader, 'noor', days(3))).toMatchObject({
				schoolDay: 3,
				day: 'school',
				schoolDayText: 'Schooldag: woensdag. De volgende is 2 december.',
			});
		// The cast lives on a Sunday.
		expect((await page('noor', 'noor'))?.day).toBe('free');
		expect((await page('noor', 'noor', days(1)))?.day).toBe('work');
		expect((await page('joris', 'joris', days(1)))?.day).toBe('unknown');
		await setDay('noor', 'noor', 5, newId(), noon.add({ minutes: 1 }));
		expect((await page('mo', 'noor'))?.schoolDay).toBe(5);
	});
});
