import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '#domain/kernel/time.ts';
import { copyInWords, copyOf } from '#features/erasure/server/read-copy.ts';
import { applyTerms } from '#features/erasure/server/jobs.ts';
import { personOf } from '#features/erasure/server/read-person.ts';
import { erasePerson } from '#features/erasure/server/write-person.ts';
import { changes } from '#features/organisation/server/read-change.ts';
import { organisations } from '#features/organisation/server/read.ts';
import {
	addSite,
	keepOrganisation,
	keepSite,
	withdrawClaim,
} from '#features/organisation/server/write.ts';
import { m } from '#messages';
import { idOf, nameOf, officeId, personId, personKeys, type PersonKey } from '../cast.ts';
import { as, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';
import { scanWindow, tablesWith } from './scan.ts';

const kept = { ok: true, value: 'kept' };
const claimed = { ok: true, value: 'claimed' };

describe.each(engines)('%s: what was changed of an organisation', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name, async (run) => {
			await run('delete from claim');
			await run(scanWindow);
			// Oost has a second administrator, who can sign in.
			await run(
				`insert into role (id, person_id, organisation_id, kind, begins_on) values ($1, $1, $2, 'administrator', '2026-01-01')`,
				[personId('bram'), officeId('oost')],
			);
			await run(`insert into mailbox (id, person_id, proven_at) values ($1, $1, '2026-01-01')`, [
				personId('bram'),
			]);
		});
	});
	afterAll(() => world?.close());

	const read = async (who: PersonKey, question: Parameters<typeof changes>[1] = {}) =>
		(await as(who, (scope) => changes(scope, question))).changes;
	const school = (who: PersonKey, form: string, change: object = {}) =>
		as(who, (scope) =>
			keepOrganisation(scope, {
				...{ office: officeId('oost'), form: idOf(`form:${form}`), name: 'School Oost' },
				...{ brin: '27ZZ', region: 'midden' },
				...change,
			}),
		);
	const site = (who: PersonKey, form: string, change: object = {}) =>
		as(who, (scope) =>
			keepSite(scope, {
				...{ site: idOf('site:dalen'), form: idOf(`form:${form}`), name: 'Werkplaats dalen' },
				...{ number: '100000000' },
				...change,
			}),
		);

	it('is told field by field, from what to what, to its administrators', async () => {
		const wanted = { name: 'School Oosterland', region: 'noord', brin: '29ZZ' };
		expect(await school('annelies', 'all three', wanted)).toEqual(kept);
		const told = [
			{
				kind: 'organisation.changed',
				who: 'Annelies Bos',
				fields: [
					'Naam: School Oost werd School Oosterland',
					'BRIN: 27ZZ werd 29ZZ',
					'Vakantieregio: Midden werd Noord',
				],
			},
		];
		expect(await read('annelies')).toMatchObject(told);
		expect(await read('bram'), 'a second administrator').toMatchObject(told);
		expect(await read('annelies', { group: 'organisation', search: 'annelies' })).toMatchObject(
			told,
		);
		expect(await read('annelies', { group: 'roles' })).toEqual([]);
	});

	it('is nothing when the same is saved again: no line, no row', async () => {
		const before = await world.stored();
		const same = { name: 'School Oosterland', region: 'noord', brin: '29ZZ' };
		expect(await school('annelies', 'again', same)).toEqual(kept);
		expect(await site('dirk', 'same')).toEqual(kept);
		expect(await world.stored()).toEqual(before);
	});

	it('is not a number that is only asked for, but is the name beside it', async () => {
		const before = await world.stored();
		expect(await site('dirk', 'asks', { number: '100000001' })).toEqual(claimed);
		expect((await world.stored())['organisation_change']).toBe(before['organisation_change']);
		expect(await site('dirk', 'asks too', { name: 'Loods', number: '100000001' })).toEqual(claimed);
		expect(await read('dirk', { group: 'organisation' })).toMatchObject([
			{ kind: 'site.changed', fields: ['Naam van de vestiging: Werkplaats dalen werd Loods'] },
		]);
	});

	it('of a site is its number too: taken away, given again, and that of a new one', async () => {
		const claim = (await as('dirk', organisations)).flatMap(({ sites }) => sites)[0]!.claim!.id;
		await as('dirk', (scope) => withdrawClaim(scope, { claim }));
		expect(await site('dirk', 'none', { name: 'Loods', number: '' })).toEqual(kept);
		expect(await site('dirk', 'other', { name: 'Loods', number: '200000000' })).toEqual(kept);
		const add = (form: string, number: string) =>
			as('dirk', (scope) =>
				addSite(scope, {
					...{ office: officeId('dalen'), form: idOf(`form:${form}`) },
					...{ name: `Hal ${form}`, number },
				}),
			);
		expect(await add('een', '200000001')).toEqual(kept);
		expect(await add('twee', '')).toEqual(kept);
		const lines = (await read('dirk', { group: 'organisation' })).map(({ what, fields }) => [
			what,
			fields,
		]);
		expect(lines).toContainEqual(['Loods', ['Leerbedrijf-ID weggehaald: 100000000']]);
		expect(lines).toContainEqual(['Loods', ['Leerbedrijf-ID erbij: 200000000']]);
		expect(lines).toContainEqual(['Hal een', ['Leerbedrijf-ID erbij: 200000001']]);
		expect(lines).toContainEqual(['Hal twee', []]);
	});

	it('of an organisation is read by nobody of elsewhere, and by none there who is no administrator', async () => {
		const rows = (who: PersonKey) =>
			as(who, ({ tx }) =>
				tx
					.selectFrom('organisation_change')
					.select('id')
					.where('organisation_id', 'in', [officeId('oost'), officeId('dalen')])
					.execute(),
			);
		for (const who of personKeys) {
			const reads = ['annelies', 'bram', 'dirk'].includes(who);
			expect((await rows(who)).length > 0, nameOf(who)).toBe(reads);
			if (!reads) expect(JSON.stringify(await read(who)), nameOf(who)).not.toContain(' werd ');
		}
	});

	it('stays as it was written: nobody changes or removes it, or says it of a colleague', async () => {
		const before = await world.stored();
		const events = await world.look<{ id: string; kind: string }[]>('events');
		const eventOf = (kind: string) => events.find((one) => one.kind === kind)!.id;
		const tells = (beside: string, office: string, by: PersonKey) =>
			sql`insert into organisation_change values (${idOf('forged')}, ${eventOf(beside)},
				${officeId(office)}, null, 'name', '1', '2', ${personId(by)}, now())`;
		const tries = [
			['bram', sql`update organisation_change set was = 'Anders'`],
			['bram', sql`delete from organisation_change`],
			// Beside what a colleague did, as if that were more; and in the name of that colleague.
			['bram', tells('organisation.changed', 'oost', 'bram')],
			['bram', tells('organisation.changed', 'oost', 'annelies')],
			// Of the company, beside what they did to a site.
			['dirk', tells('site.changed', 'dalen', 'dirk')],
		] as const;
		for (const [who, one] of tries)
			await expect(as(who, ({ tx }) => one.execute(tx))).rejects.toMatchObject({ code: '42501' });
		expect(await world.stored()).toEqual(before);
	});

	it('is in the copy of who did it, and of nobody else', async () => {
		const inCopy = async (who: PersonKey) =>
			as(who, async (scope) =>
				copyInWords((await copyOf(scope))!).find(({ title }) => title === m.erasure_copy_changed()),
			);
		const mine = (await inCopy('annelies'))?.lines.join('\n');
		expect(mine).toContain('22 november 2026 · School Oosterland · BRIN: 27ZZ werd 29ZZ');
		expect(mine).not.toContain('Loods');
		expect((await inCopy('dirk'))?.lines.join('\n')).toContain(
			'Loods · Leerbedrijf-ID erbij: 200000000',
		);
		expect(await inCopy('bram')).toBeUndefined();
	});

	it('is counted before somebody is erased, and stays without their name', async () => {
		const found = (who: PersonKey) =>
			as('bram', (scope) => personOf(scope, personId(who))).then((one) => one!.page);
		expect((await found('annelies')).counts.changes).toBe(4);
		expect((await found('hanneke')).counts.changes).toBe(0);
		const before = await world.stored();
		const form = { form: idOf('form:erases'), name: 'Annelies Bos' };
		expect(
			await as('bram', (scope) => erasePerson(scope, personId('annelies'), form)),
		).toMatchObject({ ok: true });
		expect((await world.stored())['organisation_change']).toBe(before['organisation_change']);
		expect(await tablesWith(world.run, 'Annelies')).toEqual([]);
		const [line] = await read('bram', { group: 'organisation' });
		expect(line?.fields).toContain('BRIN: 27ZZ werd 29ZZ');
		expect(line?.who).toBe(m.platform_erased_person());
	});

	it('is gone twelve months after the day, not a day before; that something changed stays', async () => {
		const rows = async () => (await world.stored())['organisation_change'];
		const all = await rows();
		await applyTerms(instant('2027-11-21T11:00:00Z'));
		// What the cast changed was two days earlier.
		expect(await rows()).toBe(all! - 3);
		await applyTerms(instant('2027-11-22T11:00:00Z'));
		expect(await rows()).toBe(0);
		expect(await tablesWith(world.run, 'School Oosterland')).toEqual(['public.organisation']);
		const lines = await as(
			'dirk',
			(scope) => changes(scope, { group: 'organisation' }),
			instant('2027-11-22T11:00:00Z'),
		);
		expect(lines.changes.length).toBeGreaterThan(0);
		expect(lines.changes.every(({ fields }) => fields.length === 0)).toBe(true);
	});
});
