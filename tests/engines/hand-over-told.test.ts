/** What is said of a hand-over before and after its first day, and the steps that lead to one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/id.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { HandOverStep } from '#features/placement/schema.ts';
import { handOverPage } from '#features/placement/server/read-hand-over.ts';
import { placementList } from '#features/placement/server/read-list.ts';
import { comingToMe, takenOverNow } from '#features/placement/server/read-taken-over.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { handOver, stepOfHandOver } from '#features/placement/server/write-hand-over.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import { idOf, nameOf, placementId, roleId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const refused = (refusal: string) => ({ ok: false, refusal });
const later = (days: number): Instant => noon.add({ hours: 24 * days });
const none = { runs: '', waits: '', know: '' };
const lines = { runs: 'Oefent lassen.', waits: 'De toets van maart.', know: 'Bel na vieren.' };

describe.each(engines)('%s: telling of a hand-over', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name, async (run) => {
			for (const key of ['one', 'two', 'three', 'four']) {
				const [person, place] = [idOf(`person:${key}`), placementId(key)];
				await run(`insert into person (id, first_name, last_name) values ($1, $2, 'Velen')`, [
					...[person, key],
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
		await startJobs({});
		await as('hanneke', (scope) =>
			handOver(scope, {
				...{ form: newId(), from: roleId('hanneke'), to: roleId('femke'), begins: '2026-12-01' },
				students: [{ placement: placementId('sami'), ...lines }],
				healthChecked: false,
			}),
		);
	}, 120_000);
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});

	it('says to all three parties who comes from when, and to both colleagues on their wall', async () => {
		const comes = 'Vanaf dinsdag 1 december is Femke Post de studiecoach.';
		const says = async (who: PersonKey, at = noon) =>
			(await as(who, (scope) => placementPage(scope, placementId('sami')), at))?.coming;
		for (const who of ['sami', 'pim', 'hanneke'] as const)
			expect(await says(who), nameOf(who)).toEqual([comes]);
		expect(await says('sami', later(9)), 'once it happened').toEqual([]);
		const tiles = await as('hanneke', (scope) => placementList(scope));
		expect(tiles.filter(({ coming }) => coming).map(({ id, coming }) => ({ id, coming }))).toEqual([
			{ id: placementId('sami'), coming: 'Vanaf dinsdag 1 december: Femke Post' },
		]);
		expect((await as('femke', (scope) => comingToMe(scope))).map(({ text }) => text)).toEqual([
			'Je neemt 1 student over van Hanneke Vos vanaf dinsdag 1 december.',
		]);
		for (const who of ['sami', 'pim', 'hanneke', 'nick', 'annelies'] as const)
			expect(await as(who, (scope) => comingToMe(scope)), nameOf(who)).toEqual([]);
	});

	it('tells on Vandaag who takes over, with what went along from the first day, for a week', async () => {
		const now = (at: Instant, who: PersonKey = 'femke') =>
			as(who, (scope) => takenOverNow(scope), at);
		expect((await now(noon))[0]?.students, 'before the first day').toEqual([]);
		expect(await now(later(9))).toEqual([
			expect.objectContaining({
				text: 'Je nam 1 student over van Hanneke Vos.',
				students: [
					{
						href: `/placements/${placementId('sami')}`,
						name: 'Sami Bakker',
						lines: [
							'Wat loopt er? Oefent lassen.',
							'Wat wacht er? De toets van maart.',
							'Wat moet je collega weten? Bel na vieren.',
						],
					},
				],
			}),
		]);
		expect(await now(later(15))).toHaveLength(1);
		expect(await now(later(16))).toEqual([]);
		expect(await now(later(9), 'hanneke')).toEqual([]);
	});

	it('goes by steps that store nothing: a group ticked and cleared, and at the end what would be refused', async () => {
		const page = await as('gijs', (scope) => handOverPage(scope, null));
		const [group] = page?.groups ?? [];
		const all = group?.students.map(({ placement }) => placement) ?? [];
		expect(all.length).toBeGreaterThan(1);
		const before = await world.stored();
		const step = (
			to: HandOverStep,
			given: Partial<Parameters<typeof stepOfHandOver>[1]>,
			who: PersonKey = 'gijs',
		) =>
			as(who, (scope) =>
				stepOfHandOver(scope, {
					...{ form: newId(), from: roleId('gijs'), to: roleId('femke'), begins: '2026-12-01' },
					...{ step: to, students: [], q: '', healthChecked: false, ...given },
				}),
			);
		const students = all.slice(0, 2).map((placement) => ({ placement: placement as Id, ...none }));
		const ticked = { ok: true, value: { ticked: all.slice(0, 2), sent: null } };
		expect(await step('choose', { all: group?.key })).toMatchObject({
			value: { ticked: expect.toSatisfy((ids: Id[]) => ids.length === all.length) },
		});
		expect(await step('choose', { all: group?.key, q: group?.students[3]?.name })).toMatchObject({
			value: { ticked: [all[3]] },
		});
		expect(await step('choose', { students, none: group?.key })).toMatchObject({
			value: { ticked: [] },
		});
		expect(await step('choose', { all: group?.key }, 'bram'), 'a group of another').toMatchObject({
			value: { ticked: [] },
		});
		expect(await step('along', {})).toEqual(refused('hand-over-nobody'));
		expect(await step('along', { students })).toEqual(ticked);
		expect(await step('check', { students })).toEqual(ticked);
		expect(await step('check', { students, to: roleId('karin') })).toEqual(
			refused('hand-over-elsewhere'),
		);
		expect(await step('check', { students }, 'hanneke')).toEqual(refused('hand-over-not-yours'));
		expect(await world.stored()).toEqual(before);
	});
});
