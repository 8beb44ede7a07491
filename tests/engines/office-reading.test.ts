import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everybodyOnPlacement } from '#domain/event/event.ts';
import { wall, wallView } from '#features/contact/server/read-wall.ts';
import { record } from '#features/history/server/write.ts';
import { history } from '#features/history/server/read.ts';
import { changes } from '#features/organisation/server/read-change.ts';
import { numberOf } from '#features/organisation/server/read.ts';
import { me } from '#features/people/server/read.ts';
import { rolePage } from '#features/people/server/read-colleague.ts';
import { endRole } from '#features/people/server/write-role.ts';
import { nameLooks } from '#features/placement/server/write-look-names.ts';
import { keepLook } from '#features/placement/server/write-look.ts';
import { idOf, nameOf, officeId, personId, personKeys, placementId, roleId } from '../cast.ts';
import type { PersonKey } from '../cast.ts';
import { as, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const ownOfMo = placementId('mo at dalen');
const all = { search: '', filter: 'all', byName: false } as const;

describe.each(engines)('%s: what an administrator reads', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name, async (run) => {
			// Mo, who guides students at Van Dalen, learns there himself.
			await run(
				`insert into placement (id, school_id, company_id, student_id, begins_on, planned_end_on)
				 values ($1, $2, $3, $4, '2025-09-01', '2028-07-31')`,
				[ownOfMo, officeId('oost'), officeId('dalen'), personId('mo')],
			);
		});
	});
	afterAll(async () => {
		await world?.close();
	});

	const seen = async (who: PersonKey, filter: 'all' | 'running' | 'ended' = 'all') =>
		as(who, async (scope) => wallView(await wall(scope, { ...all, filter })));
	const menuOf = async (who: PersonKey) => (await as(who, me))!.menu.map(({ href }) => href);

	it('of placements is names and dates, never how a contact does', async () => {
		const mine = await seen('annelies');
		expect(mine.office).toBe(true);
		expect(mine.counts.running + mine.counts.coming + mine.counts.ended).toBe(mine.total);
		expect(mine.counts.ended).toBeGreaterThan(0);
		for (const tile of mine.tiles) {
			expect(tile.text).toContain('1 september 2025');
			expect(tile.glyph).toBeNull();
		}
		expect((await seen('annelies', 'ended')).tiles).toHaveLength(mine.counts.ended);
		expect((await seen('annelies', 'running')).tiles).toHaveLength(mine.counts.running);
		expect((await seen('hanneke')).office, 'a coach has a wall').toBe(false);
	});

	it('is in no menu where it would be empty', async () => {
		expect(await menuOf('annelies')).toEqual(['/today', '/placements', '/colleagues']);
		expect(await menuOf('hanneke')).toEqual(['/today', '/placements', '/companies', '/lessons']);
		expect(await menuOf('noor')).toEqual(['/today', '/placements', '/lessons']);
		expect(await menuOf('nick')).toEqual(['/today']);
	});

	it('of a role that ends says how many students then have nobody, in the own office alone', async () => {
		const page = (who: PersonKey, whom: PersonKey, day: string | null = null) =>
			as(who, (scope) => rolePage(scope, personId(whom), roleId(whom), day));
		const karin = await page('dirk', 'karin', '2026-12-01');
		expect(karin).toMatchObject({ chosen: '2026-12-01', early: false, offered: '2026-11-23' });
		expect(karin?.alone).toBeGreaterThan(0);
		expect(await page('dirk', 'karin', '2026-11-21')).toMatchObject({ chosen: null, early: true });
		expect(await page('annelies', 'lotte'), 'a coach is there still').toMatchObject({
			chosen: null,
		});
		expect(await page('annelies', 'karin')).toBeUndefined();
		const counted = await as('annelies', async ({ tx }) =>
			tx
				.selectNoFrom(({ fn, val }) =>
					fn<number>('left_alone', [val(roleId('karin')), val('2026-12-01')]).as('alone'),
				)
				.executeTakeFirstOrThrow(),
		);
		expect(counted.alone, 'another office hears no number').toBe(0);
	});

	it('of an address is whether a colleague has it, in the own office alone', async () => {
		const known = (who: PersonKey, address: string) =>
			as(who, async ({ tx }) => {
				const { rows } = await sql<{ known: boolean }>`
					select is_colleagues(${address}, ${personId('noor')}, 'Iemand', '', 'Anders') as known`.execute(tx);
				return rows[0]?.known;
			});
		expect(await known('dirk', 'MO@voorbeeld.example')).toBe(true);
		expect(await known('annelies', 'mo@voorbeeld.example'), 'another office hears no more').toBe(
			false,
		);
		expect(await known('dirk', 'niemand@voorbeeld.example')).toBe(false);
	});

	it('of a person is no count of what they did as a student or for another organisation', async () => {
		const plan = () =>
			as('dirk', async ({ tx }) => {
				const { rows } = await sql<{ history: number; erasures: number }>`
					select history, erasures from erasure_plan(${personId('mo')}, ${officeId('dalen')})`.execute(tx);
				return rows[0];
			});
		const before = await plan();
		expect(before).toBeDefined();
		const happen = (placement: string, organisation: string | null) =>
			as('mo', (scope) =>
				record(scope, [
					{
						kind: 'goal.written',
						at: scope.now,
						actor: scope.actor.person,
						onBehalfOf: null,
						organisation,
						placement,
						subject: placement,
						audience: everybodyOnPlacement,
					},
				]),
			);
		await happen(ownOfMo, null);
		await happen(placementId('noor'), officeId('oost'));
		expect(await plan(), 'the company cannot count what it cannot see').toEqual(before);
		await happen(placementId('noor'), officeId('dalen'));
		expect(Number((await plan())?.history)).toBe(Number(before?.history) + 1);
	});

	it('of who looked is the names of the own people, and the student and the office know of it', async () => {
		await keepLook(personId('hanneke'), placementId('noor'));
		await keepLook(personId('karin'), placementId('noor'));
		const names = (who: PersonKey) =>
			as(who, (scope) => nameLooks(scope, placementId('noor'))).then((answer) =>
				answer?.ok ? answer.value.map((one) => one.name) : undefined,
			);
		const toldBefore = (await as('noor', (scope) => history(scope, placementId('noor')))).length;
		const [school, company] = [await names('annelies'), await names('dirk')];
		expect(school).toContain('Hanneke Vos');
		expect(school).not.toContain(company?.[0]);
		expect(company).not.toContain('Hanneke Vos');
		await names('annelies');
		const told = await as('noor', (scope) => history(scope, placementId('noor')));
		expect(told.length - toldBefore, 'once a day and office').toBe(2);
		expect(
			told.filter(({ kind }) => kind === 'looks.named').map((one) => one.organisation),
		).toEqual(expect.arrayContaining(['School Oost', 'Van Dalen']));
		const noted = await as('annelies', (scope) => changes(scope, { group: 'data' }));
		expect(noted.changes).toMatchObject([{ kind: 'looks.named', who: 'Annelies Bos' }]);
	});

	it('of who looked is not there for a coach, a student, nor an administrator of elsewhere', async () => {
		const before = await world.stored();
		for (const who of personKeys.filter((key) => key !== 'annelies' && key !== 'dirk'))
			expect(
				await as(who, (scope) => nameLooks(scope, placementId('noor'))),
				nameOf(who),
			).toBeUndefined();
		expect(await world.stored()).toEqual(before);
	});

	it('nobody but an administrator of a party says to the student that the names were seen, and to nobody else', async () => {
		const say = (who: PersonKey, office: string, audience: string[], subject = 'noor') =>
			as(who, (scope) =>
				record(scope, [
					{
						kind: 'looks.named',
						at: scope.now,
						actor: personId(who),
						onBehalfOf: null,
						organisation: officeId(office),
						placement: placementId('noor'),
						subject: placementId(subject),
						audience,
					},
				]),
			);
		const before = await world.stored();
		const wrong = [
			['an administrator of elsewhere', () => say('wout', 'west', ['student'])],
			['for an organisation that is not theirs', () => say('annelies', 'dalen', ['student'])],
			['to the company', () => say('annelies', 'oost', ['student', 'trainer'])],
			['about another placement', () => say('annelies', 'oost', ['student'], 'sami')],
		] as const;
		for (const [what, said] of wrong) await expect(said(), what).rejects.toThrow();
		expect(await world.stored()).toEqual(before);
	});

	it('of who changed what is narrowed by kind, name and day', async () => {
		const end = (who: PersonKey, ends: string) =>
			as('annelies', (scope) => endRole(scope, roleId(who), { ends }));
		await end('lotte', '2027-01-01');
		await end('peter', '2027-01-01');
		const found = async (question: Parameters<typeof changes>[1]) =>
			(await as('annelies', (scope) => changes(scope, question))).changes.map(({ whom }) => whom);
		expect(await found({ group: 'roles' })).toHaveLength(2);
		expect(await found({ group: 'roles', search: 'LOTTE ev' })).toEqual(['Lotte Evers']);
		expect(await found({ search: '%' }), 'no pattern').toEqual([]);
		expect(await found({ group: 'numbers', search: 'lotte' })).toEqual([]);
		expect(await found({ since: '2026-11-23' })).toEqual([]);
		expect(await found({ search: 'lotte', since: '2026-11-22', until: '2026-11-22' })).toHaveLength(
			1,
		);
		expect(await found({ search: 'lotte', until: '2026-11-21' })).toEqual([]);
	});

	it('of a number that is saved is what it was, of the own organisation alone', async () => {
		const of = (who: PersonKey, at: Parameters<typeof numberOf>[1]) =>
			as(who, (scope) => numberOf(scope, at));
		expect(await of('annelies', { office: officeId('oost') })).toMatchObject({ was: '27ZZ' });
		const site = idOf('site:dalen');
		expect(await of('dirk', { site })).toEqual({
			office: officeId('dalen'),
			site,
			was: '100000000',
		});
		expect(await of('annelies', { site })).toBeUndefined();
		expect(await of('wout', { office: officeId('oost') })).toBeUndefined();
	});
});
