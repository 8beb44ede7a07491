import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasedName } from '#domain/kernel/erased.ts';
import { monthsKept } from '#domain/erasure/retention.ts';
import { instant } from '#domain/kernel/time.ts';
import { applyTerms } from '#features/erasure/server/jobs.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { idOf, personId, placementId, roleId, type PersonKey } from '../cast.ts';
import { as, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from '../engines/engine.ts';
import { scanWindow, tablesWith } from '../engines/scan.ts';

/** Ulf's placement ended on 22 July 2026, Xena's on 22 August, Tess's on 22 October; the others run. */
const [before, after, muchLater] = [
	instant('2027-07-21T11:00:00Z'),
	instant('2027-07-22T11:00:00Z'),
	instant('2028-01-05T11:00:00Z'),
];

const along = idOf('hand over:of ulf');
const alongJoris = idOf('hand over:of joris');
/** What went along, and every way in. */
const ways = [
	'Wat meeging met ulf',
	'Sleutel van ulf',
	'Code van ulf',
	'Uitdaging van ulf',
	'ulf@thuis.example',
];

describe.each(engines)('%s: after its term', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name, async (run) => {
			await run(scanWindow);
			await run(
				`insert into hand_over values ($1, $1, $2, 'coach', $3, $4, '2027-06-01', $5, '2027-05-30', '2027-05-30')`,
				[along, placementId('ulf'), roleId('hanneke'), roleId('els'), personId('hanneke')],
			);
			await run(
				`insert into hand_over_line values ($1, $2, $3, '2027-06-01', $4, 'Wat meeging met ulf')`,
				[along, placementId('ulf'), roleId('els'), personId('hanneke')],
			);
			await run(
				`insert into hand_over values ($1, $1, $2, 'coach', $3, $4, '2026-11-22', $5, '2026-11-20')`,
				[alongJoris, placementId('joris'), roleId('gijs'), roleId('femke'), personId('gijs')],
			);
			await run(
				`insert into hand_over_line values ($1, $2, $3, '2026-11-22', $4, 'Wat meeging met joris')`,
				[alongJoris, placementId('joris'), roleId('femke'), personId('gijs')],
			);
			await run(
				`insert into auth."user" (id, name, email, "emailVerified") values ($1, '', 'x', true)`,
				[personId('ulf')],
			);
			await run(
				`insert into auth.passkey values ($2, $1, 'Sleutel van ulf', 'x', 0, 'x', '2026-05-01')`,
				[personId('ulf'), along],
			);
			await run(`insert into auth.own_code values ($1, 'Code van ulf', now(), 0, 0, now())`, [
				personId('ulf'),
			]);
			await run(
				`insert into auth.own_address_ask values ($2, $1, 'ulf@thuis.example', '2027-07-21T08:00:00Z', now())`,
				[personId('ulf'), along],
			);
			await run(
				`insert into auth.passkey_challenge values ('Uitdaging van ulf', 'x', '2027-07-20T08:00:00Z')`,
			);
		});
	});
	afterAll(() => world?.close());

	const scan = (needle: string) => tablesWith(world.run, needle);
	const reads = async (who: PersonKey, on: string) =>
		(await as(who, (scope) => placementPage(scope, placementId(on)), after)) !== undefined;

	it('what went along with a student is gone three months after the first day, not a day before', async () => {
		const needle = 'Wat meeging met joris';
		await applyTerms(instant('2027-02-21T11:00:00Z'));
		expect(await scan(needle)).toEqual(['public.hand_over_line']);
		await applyTerms(instant('2027-02-22T11:00:00Z'));
		expect(await scan(needle)).toEqual([]);
		expect(await scan(alongJoris), 'that it happened is kept').toContain('public.hand_over');
	});

	it('nothing is gone a day before', async () => {
		expect(monthsKept).toBe(12);
		const stored = await world.stored();
		expect(await applyTerms(before)).toEqual({ placements: 0, people: 0 });
		const { look, ...rest } = stored;
		expect(await world.stored()).toMatchObject(rest);
		expect(look).toBeGreaterThan(0);
		expect(await scan('Het doel van ulf')).toEqual(['public.goal']);
		for (const needle of ways) expect(await scan(needle), needle).toHaveLength(1);
	});

	it('a placement is gone with its student, its texts and everything that names it', async () => {
		const stored = await world.stored();
		expect(await applyTerms(after)).toEqual({ placements: 1, people: 1 });
		for (const needle of [
			placementId('ulf'),
			'Dekker',
			'Het doel van ulf',
			'What ulf-when-it-ran asks',
			...ways,
		])
			expect({ needle, tables: await scan(needle) }).toEqual({ needle, tables: [] });
		expect((await world.stored())['placement']).toBe(stored['placement']! - 1);
		expect(await scan(erasedName)).toEqual(['public.person']);
	});

	it('what runs, or ended not so long ago, stays as it was', async () => {
		expect(await scan('Het doel van xena')).toEqual(['public.goal']);
		expect(await scan('Het doel van noor')).toEqual(['public.goal']);
		expect(await reads('hanneke', 'noor')).toBe(true);
		expect(await reads('pim', 'sami')).toBe(true);
		expect(await applyTerms(after)).toEqual({ placements: 0, people: 0 });
	});

	it('who left a role long ago keeps the name where it stands on a placement that runs', async () => {
		const done = await applyTerms(muchLater);
		expect(done.placements).toBe(3);
		// Els and Olga left; Els stands on Noor's placement, Olga on Sami's: both run.
		expect(await scan('Kuipers')).toEqual(['public.person']);
		expect(await scan('Winter')).toEqual(['public.person']);
		// Tess's placement is gone, and nobody knows Tess otherwise.
		expect(await scan('Mulder')).toEqual([]);
		// Hanneke guided all three, and guides Noor.
		expect(await reads('hanneke', 'noor')).toBe(true);
	});
});
