import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deputiesOf, deputyPage } from '#features/people/server/read-deputy.ts';
import { appointDeputy, endDeputy } from '#features/people/server/write-deputy.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { nameOf, personId, placementId, roleId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const refused = (refusal: string) => ({ ok: false, refusal });
const tomorrow = noon.add({ hours: 24 });

describe.each(engines)('%s: standing in', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name);
	});
	afterAll(() => world?.close());

	const appoint = (
		who: PersonKey,
		whose: string,
		whom: PersonKey,
		[begins, ends]: [string, string] = ['2026-11-22', '2026-12-10'],
	) =>
		as(who, (scope) =>
			appointDeputy(scope, { role: roleId(whose), person: personId(whom), begins, ends }),
		);
	const reads = (who: PersonKey, on: string, at = noon) =>
		as(who, (scope) => placementPage(scope, placementId(on)), at).then((page) => !!page);
	const listOf = (who: PersonKey) => as(who, deputiesOf);

	it('lets a colleague read what the coach reads, from the first day to the last, and both see it', async () => {
		expect(await reads('lotte', 'joris')).toBe(false);
		expect(await appoint('bram', 'bram', 'lotte', ['2026-11-23', '2026-11-24'])).toEqual({
			ok: true,
			value: 'appointed',
		});
		expect(await reads('lotte', 'joris'), 'not before it').toBe(false);
		expect(await reads('lotte', 'joris', tomorrow)).toBe(true);
		expect(await reads('lotte', 'joris', noon.add({ hours: 72 })), 'not after it').toBe(false);
		expect((await listOf('bram')).filter(({ mine }) => mine)).toMatchObject([
			{ state: 'coming', title: 'Lotte Evers vervangt jou als studiecoach bij School Oost' },
		]);
		expect(await listOf('lotte')).toMatchObject([{ name: 'Bram Prins', mine: false }]);
	});

	it('is ended by either of the two, at once, and by nobody else', async () => {
		expect(await appoint('karin', 'karin', 'leo', ['2026-11-23', '2026-12-01'])).toMatchObject({
			ok: true,
		});
		const [one] = (await listOf('leo')).filter(({ state }) => state === 'coming');
		for (const who of ['dirk', 'nadia', 'hanneke', 'noor'] as const)
			expect(await as(who, (scope) => endDeputy(scope, { deputy: one!.id })), nameOf(who)).toEqual(
				refused('not-found'),
			);
		expect(await reads('leo', 'noor', tomorrow)).toBe(true);
		expect(await as('leo', (scope) => endDeputy(scope, { deputy: one!.id }))).toMatchObject({
			ok: true,
		});
		expect(await reads('leo', 'noor', tomorrow)).toBe(false);
		expect(await reads('femke', 'sami')).toBe(true);
		const mine = (await listOf('hanneke')).find(({ name: whose }) => whose === 'Femke Post');
		expect(await as('hanneke', (scope) => endDeputy(scope, { deputy: mine!.id }))).toMatchObject({
			ok: true,
		});
		expect(await reads('femke', 'sami')).toBe(false);
	});

	it('is not for who stands in to pass on, not for an administrator, and nobody of elsewhere', async () => {
		const before = (await listOf('hanneke')).length;
		expect(await appoint('femke', 'hanneke', 'bram')).toEqual(refused('deputy-not-yours'));
		expect(await appoint('annelies', 'annelies', 'bram')).toEqual(refused('deputy-not-for-role'));
		expect(await appoint('lotte', 'lotte', 'bram')).toEqual(refused('deputy-not-for-role'));
		for (const whom of ['ruth', 'els', 'noor', 'nick', 'hanneke'] as const)
			expect(await appoint('hanneke', 'hanneke', whom), nameOf(whom)).toEqual(
				refused('deputy-elsewhere'),
			);
		expect((await listOf('hanneke')).length).toBe(before);
	});

	it('is one colleague at a time, also when two are chosen at the same moment', async () => {
		const term: [string, string] = ['2027-03-01', '2027-03-05'];
		const both = await Promise.all([
			appoint('ruth', 'ruth', 'tim', term),
			appoint('ruth', 'ruth', 'wout', term),
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toEqual(refused('deputy-already'));
	});

	it('offers who works in the same organisation today, and roles of one’s own alone', async () => {
		const page = await as('bram', deputyPage);
		expect(page?.roles.map(({ id }) => id)).toEqual([roleId('bram')]);
		const names = page!.roles[0]!.colleagues.map((one) => one.name);
		expect(names).toContain('Hanneke Vos, studiecoach');
		for (const gone of ['Els Kuipers', 'Vera Koster', 'Ruth Laan', 'Bram Prins', 'Karin Veen'])
			expect(names.join()).not.toContain(gone);
		expect(await as('noor', deputyPage)).toBeUndefined();
		expect((await as('annelies', deputyPage))?.roles, 'who stands in ends it').toEqual([]);
	});
});
