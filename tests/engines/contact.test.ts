import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edge } from '#domain/contact/contact.ts';
import type { Id } from '#domain/kernel/id.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { notedContacts } from '#features/contact/server/read-noted.ts';
import { together } from '#features/contact/server/read-together.ts';
import { triangles } from '#features/contact/server/read.ts';
import {
	confirmRhythm,
	noteContact,
	proposeRhythm,
	takeBackContact,
} from '#features/contact/server/write.ts';
import type { EdgeView } from '#features/contact/schema.ts';
import { raiseSignal } from '#features/signal/server/write.ts';
import { takeStep } from '#features/signal/server/write-step.ts';
import { scopedReading } from '#platform/server/db/scope.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { idFrom, newId } from '#platform/server/random.ts';
import {
	idOf,
	officeId,
	personId,
	placementId,
	placementKeys,
	roleId,
	type PersonKey,
} from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

/** With Bram and Leo beside Joris: Mila, Nova who is still to come, and Tess whose placement ended. */
const beside = [
	...[['mila', '2025-09-01'] as const, ['nova', '2026-12-01'] as const].map(
		([
			key,
			begins,
		]) => `insert into placement (id, school_id, company_id, student_id, begins_on, planned_end_on)
			values ('${placementId(key)}', '${officeId('oost')}', '${officeId('dalen')}', '${personId(key)}',
				'${begins}', '2028-07-31')`,
	),
	...(['mila', 'nova', 'tess'] as const).flatMap((key) =>
		[['bram', 'coach'] as const, ['leo', 'trainer'] as const].map(
			([who, part]) => `insert into placement_person (id, placement_id, role_id, part, begins_on)
				values ('${idOf(`beside:${key} ${who}`)}', '${placementId(key)}', '${roleId(who)}', '${part}', '2025-09-01')`,
		),
	),
];

const later = (days: number): Instant => noon.add({ hours: 24 * days });

describe.each(engines)('%s: a contact', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		// Without what the cast did before: each test says what happened.
		world = await openWorld(name, async (run) => {
			for (const table of ['contact_correction', 'contact', 'rhythm_confirmation', 'rhythm'])
				await run(`delete from ${table}`);
			for (const statement of beside) await run(statement);
		});
		await startJobs({ mail: async () => {} });
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});

	const side = async (who: PersonKey, edge: Edge, at = noon, on = 'joris'): Promise<EdgeView> => {
		const found = await scopedReading(
			{ person: personId(who) },
			(scope) => triangles(scope, placementId(on)),
			{ at },
		);
		const view = found.get(placementId(on))?.edges.find((one) => one.edge === edge);
		if (!view) throw new Error('no such side');
		return view;
	};
	const note = (who: PersonKey, edge: Edge, change: object = {}, at = noon, on = 'joris') =>
		as(
			who,
			(scope) =>
				noteContact(scope, placementId(on), {
					...{ form: newId(), edge, kind: 'call', day: null },
					...change,
				}),
			at,
		);
	const agree = async (
		edge: Edge,
		by: PersonKey,
		other: PersonKey,
		weeks: number,
		on = 'joris',
	) => {
		await as(by, (scope) => proposeRhythm(scope, placementId(on), { form: newId(), edge, weeks }));
		const { proposal } = await side(other, edge, noon, on);
		return as(other, (scope) =>
			confirmRhythm(scope, placementId(on), { form: newId(), rhythm: proposal?.id ?? '' }),
		);
	};
	const nothing = async (
		work: () => Promise<Result<unknown, string> | undefined>,
		refusal: string | undefined,
	) => {
		const before = await world.stored();
		expect(await work()).toEqual(refusal && { ok: false, refusal });
		expect(await world.stored()).toEqual(before);
	};

	it('is judged by nothing until its two agree, and by what they agreed from then on', async () => {
		const edge = 'company-school';
		expect(await note('bram', edge)).toMatchObject({ ok: true });
		expect(await side('leo', edge, later(100))).toMatchObject({
			state: 'unknown',
			lastOn: '2026-11-22',
			weeks: null,
		});
		expect(await agree(edge, 'bram', 'leo', 4)).toMatchObject({ ok: true });
		const states = [later(28), later(29), later(120)].map((at) => side('joris', edge, at));
		expect((await Promise.all(states)).map(({ state }) => state)).toEqual([
			'runs',
			// Two weeks of Christmas stopped the clock for the school.
			'runs',
			'silent',
		]);
	});

	it('is noted once for a form that is sent twice, and counts no more once the other end takes it back', async () => {
		const edge = 'student-company';
		const form = newId();
		await note('joris', edge, { form });
		const before = await world.stored();
		expect(await note('joris', edge, { form })).toMatchObject({ ok: true });
		expect(await world.stored()).toEqual(before);
		const noted = async (who: PersonKey) =>
			(await as(who, (scope) => notedContacts(scope, placementId('joris')))).filter(
				(one) => one.edge === edge,
			);
		const [one, ...more] = await noted('leo');
		expect(one?.text).toBe('Joris: gebeld, 22 november 2026.');
		expect(more).toEqual([]);
		expect(await noted('ruth'), 'of another school').toEqual([]);
		const back = { form: newId(), contact: one?.id ?? '' };
		const takeBack = (who: PersonKey) =>
			as(who, (scope) => takeBackContact(scope, placementId('joris'), back));
		await nothing(() => takeBack('bram'), 'contact-not-yours');
		expect(await takeBack('leo')).toMatchObject({ ok: true });
		expect(await takeBack('leo')).toMatchObject({ ok: true });
		await nothing(() => takeBack('joris'), 'contact-taken-back');
		expect(await noted('leo')).toEqual([]);
		expect(await side('joris', edge)).toMatchObject({ lastOn: null });
	});

	it('cannot be noted by who is not one of the two, for tomorrow, or by a stranger', async () => {
		await nothing(() => note('joris', 'company-school'), 'contact-not-yours');
		await nothing(() => note('bram', 'student-company'), 'contact-not-yours');
		await nothing(() => note('bram', 'company-school', { day: '2026-11-23' }), 'contact-in-future');
		await nothing(() => note('hanneke', 'company-school'), undefined);
		await nothing(() => note('ruth', 'company-school'), undefined);
		await nothing(() => note('hanneke', 'company-school', {}, noon, 'tess'), 'placement-ended');
	});

	it('has a rhythm only when both ends say so: nobody agrees with themself or for another', async () => {
		const edge = 'school-student';
		const propose = (who: PersonKey, weeks = 6) =>
			as(who, (scope) => proposeRhythm(scope, placementId('noor'), { form: newId(), edge, weeks }));
		await nothing(() => propose('karin'), 'rhythm-not-yours');
		await nothing(() => propose('hanneke', 60), 'rhythm-weeks-wrong');
		expect(await propose('hanneke')).toMatchObject({ ok: true });
		const proposal = (await side('noor', edge, noon, 'noor')).proposal!;
		expect(proposal).toMatchObject({ weeks: 6, by: 'school', mayConfirm: true });
		expect((await side('femke', edge, noon, 'noor')).proposal?.mayConfirm).toBe(false);
		const confirm = (who: PersonKey) =>
			as(who, (scope) =>
				confirmRhythm(scope, placementId('noor'), { form: newId(), rhythm: proposal.id }),
			);
		await nothing(() => confirm('femke'), 'rhythm-own-proposal');
		await nothing(() => confirm('karin'), 'rhythm-not-yours');
		await nothing(() => confirm('ruth'), undefined);
		expect((await side('noor', edge, noon, 'noor')).state).toBe('unknown');
		expect(await confirm('noor')).toMatchObject({ ok: true });
		expect(await confirm('noor')).toMatchObject({ ok: true });
		expect(await side('hanneke', edge, noon, 'noor')).toMatchObject({ state: 'runs', weeks: 6 });
	});

	it('counts an answer by itself, and shows no sign of a question to who may not read it', async () => {
		const edge = 'school-student';
		const id = await as('joris', async (scope): Promise<Id> => {
			const raised = await raiseSignal(scope, placementId('joris'), {
				form: newId(),
				asks: { party: 'school', person: null },
				topic: { kind: 'together', detail: '' },
				asked: 'Mag ik iets vragen?',
				wished: '',
				healthChecked: false,
			});
			if (!raised?.ok) throw new Error('not raised');
			return raised.value;
		});
		const arrows = async (who: PersonKey) =>
			(await scopedReading({ person: personId(who) }, (scope) => triangles(scope), { at: noon }))
				.get(placementId('joris'))
				?.arrows.filter((arrow) => arrow.edge === edge);
		expect(await arrows('bram')).toEqual([
			{ edge, towards: 'school', answered: false, late: false },
		]);
		expect(await arrows('joris')).toEqual([
			{ edge, towards: 'school', answered: false, late: false },
		]);
		const atCompany = await side('leo', edge);
		expect(await arrows('leo')).toEqual([]);
		await as('bram', (scope) =>
			takeStep(scope, id, {
				...{ form: newId(), kind: 'answer', choice: 'plan', text: '', healthChecked: false },
			}),
		);
		expect((await side('bram', edge)).lastOn).toBe('2026-11-22');
		expect(await arrows('bram')).toEqual([
			{ edge, towards: 'student', answered: true, late: false },
		]);
		expect(await side('leo', edge), 'the company sees nothing of it').toEqual(atCompany);
		expect(await arrows('leo')).toEqual([]);
	});

	const contactsOf = (who: PersonKey, form: Id) =>
		as(who, ({ tx }) =>
			tx
				.selectFrom('contact')
				.select(['placement_id', 'by', 'as_part', 'on_behalf_of', 'day'])
				.where(
					'form_id',
					'in',
					['', ...placementKeys, 'mila', 'nova'].map((key) =>
						idFrom(form, `contact company-school${key && ` ${placementId(key)}`}`),
					),
				)
				.execute(),
		);
	const offered = (who: PersonKey, on: string) =>
		as(who, (scope) => together(scope, placementId(on)));

	it.each([
		['bram', 'coach', 'school'],
		['leo', 'trainer', 'company'],
	] as const)(
		'about all students is noted by %s on each that runs with the same two, on no other, and once',
		async (who, part, party) => {
			const form = newId();
			expect(await offered(who, 'joris')).toEqual({ count: 2, party });
			const before = await world.stored();
			const once = () => note(who, 'company-school', { form, together: true, day: '2026-11-20' });
			expect(await once()).toEqual({ ok: true, value: 2 });
			const after = await world.stored();
			expect(after).toEqual({ ...before, event: before['event']! + 2, jobs: after['jobs'] });
			const rows = await contactsOf(who, form);
			expect(rows.map((row) => row.placement_id).toSorted()).toEqual(
				['joris', 'mila'].map(placementId).toSorted(),
			);
			for (const row of rows)
				expect(row).toMatchObject({ by: personId(who), as_part: part, on_behalf_of: null });
			expect(await once()).toEqual({ ok: true, value: 2 });
			expect(await note(who, 'company-school', { form })).toEqual({ ok: true, value: 1 });
			expect(await world.stored()).toEqual(after);
			const events = await world.look<{ subject_id: Id; placement_id: Id }[]>('events');
			expect(
				events
					.slice(-2)
					.map((one) => one.placement_id)
					.toSorted(),
			).toEqual(['joris', 'mila'].map(placementId).toSorted());
		},
	);

	it('about all students is noted by a stand-in too, on each in the name of whom it is', async () => {
		const form = newId();
		expect(await offered('nadia', 'noor')).toEqual({ count: 2, party: 'company' });
		expect(await note('nadia', 'company-school', { form, together: true }, noon, 'noor')).toEqual({
			ok: true,
			value: 2,
		});
		const names = (await contactsOf('nadia', form)).map((row) => [
			row.placement_id,
			row.on_behalf_of,
		]);
		expect(new Map(names as [Id, Id | null][])).toEqual(
			new Map([
				[placementId('noor'), personId('karin')],
				[placementId('joris'), null],
			]),
		);
	});

	it('about all students is refused as a whole, and offered to nobody who has one or none', async () => {
		const all = { together: true };
		const edge = 'company-school';
		await nothing(() => note('joris', edge, all), 'contact-not-yours');
		await nothing(() => note('bram', edge, { ...all, day: '2026-11-23' }), 'contact-in-future');
		await nothing(() => note('bram', edge, all, noon, 'tess'), 'placement-ended');
		for (const who of ['hanneke', 'ruth', 'annelies', 'nick'] as const)
			await nothing(() => note(who, edge, all), undefined);
		expect(await note('hanneke', edge, all, noon, 'noor'), 'her only one there').toEqual({
			ok: true,
			value: 1,
		});
		expect(await note('leo', 'student-company', all), 'of the student alone').toEqual({
			ok: true,
			value: 1,
		});
		for (const [who, on] of [
			['hanneke', 'noor'],
			['leo', 'yara'],
			['joris', 'joris'],
			['bram', 'tess'],
			['bram', 'nova'],
			['ruth', 'joris'],
			['annelies', 'joris'],
		] as const)
			expect(await offered(who, on), `${who} on ${on}`).toBeNull();
	});

	it('is not there for who has no part on any placement', async () => {
		for (const who of ['nick', 'annelies'] as const) {
			const found = await scopedReading({ person: personId(who) }, (scope) => triangles(scope), {
				at: noon,
			});
			for (const one of found.values())
				expect(one.edges.every(({ mayNote, lastOn }) => !mayNote && !lastOn)).toBe(true);
		}
	});
});
