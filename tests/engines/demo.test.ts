import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '#demo';
import type { Id } from '#domain/kernel/id.ts';
import { calendarFor, workingDaysBetween } from '#domain/kernel/school-calendar.ts';
import { dayOf } from '#domain/kernel/time.ts';
import type { Tile, Wall } from '#features/contact/schema.ts';
import { wall } from '#features/contact/server/read-wall.ts';
import { organisations } from '#features/organisation/server/read.ts';
import { keepSite } from '#features/organisation/server/write.ts';
import { prepareQualifications } from '#features/placement/server/write-qualifications.ts';
import { now } from '#platform/server/clock.ts';
import { serveInstance } from '#platform/server/db/instance.ts';
import { serveDatabase } from '#platform/server/db/open.ts';
import { scoped, scopedReading } from '#platform/server/db/scope.ts';
import { holidays } from '#platform/server/holidays.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import type { CastKey } from '../../src/demo/cast.ts';
import { vanDalen } from '../../src/demo/companies.ts';
import { castPeople } from '../../src/demo/people.ts';
import { ownersWindow, secret } from '../chaos/world-open.ts';
import { engines, openEngine, type OpenEngine } from './engine.ts';

/** What only the owner sees of the demo's past. */
const window = `
	create function test_facts() returns json language sql security definer set search_path = public
		return (select json_build_object(
			'placements', (select count(*) from placement),
			'companies', (select count(distinct company_id) from placement),
			'companiesOfBothSchools', (select count(*) from (
				select from placement group by company_id having count(distinct school_id) = 2) as shared),
			'twoSites', (select count(*) from (select from site group by organisation_id having count(*) = 2) as two),
			'employed', (select count(*) from placement where employer_id is not null and employer_id <> company_id),
			'levels', (select json_agg(distinct q.level) from placement_detail d join reference.qualification q using (crebo)),
			'years', (select count(distinct extract(year from begins_on)) from placement),
			'mentorsWhoLearn', (select count(*) from role r join placement p on p.student_id = r.person_id where r.kind = 'mentor'),
			'states', (select json_agg(distinct kind) from signal_step),
			'forSchoolAlone', (select count(*) from signal where raised_part = 'student' and not 'trainer' = any (audience)),
			'answeredLate', (select count(*) from signal_step y join signal s on s.id = y.signal_id
				where y.kind = 'answered' and y.at::date > s.due_on),
			'answeredSoon', (select count(*) from signal_step y join signal s on s.id = y.signal_id
				where y.kind = 'answered' and y.at - s.raised_at <= interval '24 hours'),
			'goals', (select count(distinct placement_id) from goal),
			'sameGoal', (select count(*) from (select from goal group by text having count(*) > 1) as twice),
			'sharedAddress', (select count(*) from (select from mailbox_address group by address having count(*) > 1) as twice),
			'agreed', (select count(distinct placement_id) from rhythm_confirmation),
			'contactsTooEarly', (select count(*) from contact c join placement p on p.id = c.placement_id where c.day < p.begins_on),
			'contacts', (select count(*) from contact),
			'endedLongAgo', (select count(*) from placement where ended_on < current_date - interval '3 months'),
			'handedOn', (select count(*) from placement_person pp join role r on r.id = pp.role_id
				where pp.ended_on is not null and r.ended_on is not null),
			'openToMail', (select count(*) from signal s where not exists (select from signal_step y where y.signal_id = s.id
				and y.kind in ('answered', 'resolved', 'withdrawn')
				and not exists (select from signal_step z where z.signal_id = s.id and z.number > y.number)))
		));
	grant execute on function test_facts() to leerkring_app;`;

describe.each(engines)('%s: the demo', (name) => {
	let engine: OpenEngine;
	let people: ReadonlyMap<CastKey, Id>;
	beforeAll(async () => {
		engine = await openEngine(name, async (run) => {
			await run(
				`insert into meta.fact (name, value) values ('mode', 'demo'), ('secret', '${secret}')`,
			);
			await prepareQualifications(run);
			await run(ownersWindow);
			await run(window);
		});
		serveDatabase(engine.database);
		serveInstance({ secret, demo: true });
		await startJobs({ mail: async () => {} });
		expect(await seedDemo()).toBe(true);
		people = await castPeople();
	});
	afterAll(async () => {
		await stopJobs();
		await engine?.close();
	});

	const all = { search: '', filter: 'all', byName: false } as const;
	const wallOf = (key: CastKey): Promise<Wall> =>
		scopedReading({ person: people.get(key) ?? '' }, (scope) => wall(scope, all));
	const ask = async <T>(at: string) =>
		(await engine.run(`select test_${at}() as found`))[0]?.['found'] as T;
	const facts = () => ask<Record<string, number>>('facts');
	const statesOf = ({ triangle }: Tile) => triangle?.edges.map(({ state }) => state) ?? [];
	const having = (tiles: readonly Tile[], state: string) =>
		tiles.filter((tile) => statesOf(tile).some((one) => one === state));

	it('finds a name as people type it: without its marks, and in any order', async () => {
		const found = (search: string) =>
			scopedReading({ person: people.get('raalte') ?? '' }, (scope) =>
				wall(scope, { ...all, search }),
			);
		const names = async (search: string) => (await found(search)).tiles.map(({ name }) => name);
		expect(await names('karatas dilan')).toEqual(['Dilan Karataş']);
		expect(await names('KILIC')).toEqual(['Sefa Kılıç']);
		expect(await names('karatas sefa')).toEqual([]);
	});

	it('is two schools, six companies and 130 placements of three levels and four years', async () => {
		expect(await facts()).toMatchObject({
			placements: 130,
			companies: 6,
			twoSites: 2,
			employed: 3,
			levels: [2, 3, 4],
			mentorsWhoLearn: 1,
			sharedAddress: 0,
		});
		const found = await facts();
		expect(found['companiesOfBothSchools']).toBeGreaterThan(0);
		// The sample lists keep their years while the others move on with today.
		expect(found['years']).toBeGreaterThanOrEqual(4);
	});

	it('has questions in every state, answered soon and late, one for the school alone, and few mails', async () => {
		const { states, ...found } = await facts();
		expect(states).toEqual(['answered', 'reopened', 'resolved', 'seen', 'withdrawn']);
		for (const what of ['forSchoolAlone', 'answeredSoon', 'answeredLate'])
			expect(found[what], what).toBeGreaterThan(0);
		expect(found['openToMail']).toBeLessThanOrEqual(12);
	});

	it('has a past on most placements: rhythms, contacts and goals of which no two are alike', async () => {
		const found = await facts();
		expect(found['agreed']).toBeGreaterThan(110);
		expect(found['contacts']).toBeGreaterThan(1000);
		expect(found['goals']).toBeGreaterThan(90);
		expect(found).toMatchObject({ sameGoal: 0, contactsTooEarly: 0 });
	});

	it('gives one coach about 90 students, of whom most are well', async () => {
		const { tiles, total } = await wallOf('raalte');
		expect(total).toBeGreaterThanOrEqual(80);
		expect(total).toBeLessThanOrEqual(95);
		const calm = tiles.filter((tile) => statesOf(tile).every((state) => state === 'runs'));
		expect(calm.length).toBeGreaterThan(total / 2);
		expect(having(tiles, 'wavers').length).toBeGreaterThanOrEqual(8);
		expect(having(tiles, 'silent').length).toBeGreaterThanOrEqual(3);
		expect(having(tiles, 'silent').length).toBeLessThanOrEqual(5);
		expect(having(tiles, 'unknown').length).toBeGreaterThanOrEqual(8);
		const arrows = tiles.flatMap(({ triangle }) => triangle?.arrows ?? []);
		expect(new Set(arrows.map(({ towards }) => towards)).size).toBeGreaterThan(1);
		// In a holiday nobody is late: what was asked waits for the first working days.
		const today = dayOf(now());
		const school = calendarFor('school', 'midden', holidays);
		const worked = workingDaysBetween(today.subtract({ days: 14 }), today, school);
		if (worked >= 8) expect(arrows.filter(({ late }) => late).length).toBeGreaterThanOrEqual(2);
		expect(arrows.length).toBeLessThan(20);
		const heard = tiles.map(({ triangle }) => Object.values(triangle?.heard ?? {}));
		expect(heard.some((corners) => corners.includes(false))).toBe(true);
		expect(heard.some((corners) => corners.every(Boolean))).toBe(true);
	});

	it('shows the school what ended not long ago, and nobody what ended before', async () => {
		const { tiles } = await wallOf('raalte');
		expect(tiles.filter(({ state }) => state === 'ended').length).toBe(3);
		expect((await facts())['endedLongAgo']).toBeGreaterThanOrEqual(2);
	});

	it('gives one trainer four students of two schools, one question and one contact that wavers', async () => {
		const { tiles, total } = await wallOf('wolters');
		expect(total).toBe(4);
		expect(new Set(tiles.map(({ school }) => school)).size).toBe(2);
		expect(having(tiles, 'wavers')).toHaveLength(1);
		const turns = tiles.flatMap(({ triangle }) => triangle?.arrows ?? []);
		expect(turns.filter(({ towards }) => towards === 'company')).toHaveLength(1);
	});

	it.each([
		['vink', 'haddou'],
		['terpstra', 'bouzid'],
	] as const)('lets %s stand in for %s today', async (deputy, whose) => {
		const ids = async (key: CastKey) => (await wallOf(key)).tiles.map(({ id }) => id).toSorted();
		expect((await ids(whose)).length).toBeGreaterThan(3);
		expect(await ids(deputy)).toEqual(await ids(whose));
	});

	it('shows nothing to who left', async () => {
		expect((await wallOf('lubbers')).total).toBe(0);
		expect((await facts())['handedOn']).toBeGreaterThan(0);
	});

	it('gives a mechanic who learns too an own placement beside those of two others', async () => {
		const { tiles, own } = await wallOf('aslan');
		expect(own).not.toBeNull();
		expect(tiles.map(({ triangle }) => triangle?.mine)).toEqual([['company'], ['company']]);
	});

	it('gives one company an administrator, who keeps its two sites and reads no triangle', async () => {
		const person = people.get('wessels') ?? '';
		const mine = () => scopedReading({ person }, organisations);
		const [office, ...more] = await mine();
		expect([office?.name, more]).toEqual([vanDalen.name, []]);
		expect(office?.sites.map(({ number }) => number).toSorted()).toEqual(
			vanDalen.sites.map(({ number }) => number),
		);
		const site = office?.sites.find(({ number }) => number === vanDalen.sites[1].number);
		const keep = (called: string) =>
			scoped({ person }, (scope) =>
				keepSite(scope, {
					site: site?.id ?? '',
					form: newId(),
					name: called,
					number: site?.number ?? '',
				}),
			);
		expect(await keep('Van Dalen Noord')).toEqual({ ok: true, value: 'kept' });
		expect((await mine())[0]?.sites.map((one) => one.name)).toContain('Van Dalen Noord');
		expect(await keep(site?.name ?? '')).toMatchObject({ ok: true });
		const { tiles, office: reads } = await wallOf('wessels');
		expect([reads, tiles.every(({ triangle }) => triangle === null)]).toEqual([true, true]);
	});

	it('is filled once: a second start changes nothing', async () => {
		const before = [await facts(), await ask('counts')];
		expect(await seedDemo()).toBe(false);
		expect([await facts(), await ask('counts')]).toEqual(before);
	});
});
