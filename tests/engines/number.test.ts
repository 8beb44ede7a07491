import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changes } from '#features/organisation/server/read-change.ts';
import { organisations } from '#features/organisation/server/read.ts';
import { decideClaim, waitingClaims } from '#features/organisation/server/write-claim.ts';
import {
	addSite,
	keepOrganisation,
	keepSite,
	withdrawClaim,
} from '#features/organisation/server/write.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { idOf, nameOf, officeId, placementId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const refused = (refusal: string) => ({ ok: false, refusal });
const answered = (value: string) => ({ ok: true, value });
const [ofDalen, ofBoer, ofKuiper] = ['100000000', '100000001', '100000002'];

describe.each(engines)('%s: a BRIN or leerbedrijf-ID', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		// What the cast asked for is another test's.
		world = await openWorld(name, (run) => run('delete from claim'));
	});
	afterAll(() => world?.close());

	const office = async (who: PersonKey) => (await as(who, organisations))[0]!;
	const site = (
		who: PersonKey,
		of: string,
		number: string,
		more: { form?: string; name?: string } = {},
	) =>
		as(who, (scope) =>
			keepSite(scope, {
				site: idOf(`site:${of}`),
				form: idOf(`form:${more.form ?? `${who} ${of} ${number}`}`),
				name: more.name ?? `Werkplaats ${of}`,
				number,
			}),
		);
	const school = (who: PersonKey, of: string, brin: string) =>
		as(who, (scope) =>
			keepOrganisation(scope, {
				office: officeId(of),
				form: idOf(`form:${who} ${of} ${brin}`),
				name: `Nieuw ${of}`,
				brin,
				region: 'zuid',
			}),
		);
	const waiting = () => scoped({ task: 'door' }, waitingClaims, noon);
	const decide = (id: string, approved: boolean) =>
		scoped({ task: 'door' }, (scope) => decideClaim(scope, id, approved), noon);
	const kindsOf = async (who: PersonKey) =>
		(await as(who, (scope) => changes(scope))).changes.map(({ kind }) => kind);

	it('is kept at once when nobody has it, with the name of the site, by its own administrator alone', async () => {
		expect(await site('dirk', 'dalen', '200000000', { name: 'Loods' })).toEqual(answered('kept'));
		expect((await office('dirk')).sites).toMatchObject([{ name: 'Loods', number: '200000000' }]);
		expect(await kindsOf('dirk')).toEqual(['site.changed']);
		expect(await site('dirk', 'dalen', ofDalen!)).toEqual(answered('kept'));
		for (const who of ['casper', 'annelies', 'karin', 'noor', 'nick'] as const)
			expect(await site(who, 'dalen', '200000001'), nameOf(who)).toBeUndefined();
		expect((await office('dirk')).sites).toMatchObject([{ number: ofDalen }]);
	});

	it('that another company has is asked for and changes nothing; nobody learns whose it is', async () => {
		const before = await office('casper');
		expect(await site('casper', 'kuiper', ofBoer!)).toEqual(answered('claimed'));
		expect(await site('casper', 'kuiper', ofBoer!), 'sent twice').toEqual(answered('claimed'));
		const after = await office('casper');
		expect(after.sites).toMatchObject([
			{ number: ofKuiper, claim: { number: ofBoer, state: 'waits' } },
		]);
		const told = JSON.stringify([after, await as('casper', (scope) => changes(scope))]);
		expect(told).not.toContain('De Boer');
		expect(before.sites[0]?.number).toBe(ofKuiper);
		expect(await waiting()).toMatchObject([
			{ number: ofBoer, organisation: 'Kuiper', askedBy: 'Casper Tuin', holder: 'De Boer' },
		]);
		expect(await site('casper', 'kuiper', ofDalen!)).toEqual(refused('claim-waits'));
		expect(await waiting()).toHaveLength(1);
	});

	it('asked for is decided by who runs the instance, not by who asked, and not twice', async () => {
		const [claim] = await waiting();
		const take = (decision: 'approved' | 'withdrawn') =>
			as('casper', (scope) =>
				scope.tx
					.updateTable('claim')
					.set({ decision, decided_at: noon.toString() })
					.where('id', '=', claim!.id)
					.execute(),
			);
		await expect(take('approved')).rejects.toMatchObject({ code: '42501' });
		expect(
			await as('dirk', (scope) => withdrawClaim(scope, { claim: claim!.id })),
			'nobody else takes it back',
		).toEqual(refused('not-found'));
		expect(await decide(claim!.id, false)).toBe('refused');
		expect(await decide(claim!.id, true)).toBeNull();
		expect((await office('casper')).sites).toMatchObject([
			{ number: ofKuiper, claim: { state: 'refused' } },
		]);
		expect(await as('casper', (scope) => withdrawClaim(scope, { claim: claim!.id }))).toEqual(
			refused('claim-decided'),
		);
	});

	it('that is given moves alone: placements stay where they are, and who had it hears so', async () => {
		const page = () => as('pim', (scope) => placementPage(scope, placementId('sami')));
		const before = await page();
		expect(await site('dirk', 'dalen', ofKuiper!)).toEqual(answered('claimed'));
		const [claim] = await waiting();
		expect(await decide(claim!.id, true)).toBe('approved');
		expect((await office('dirk')).sites).toMatchObject([
			{ number: ofKuiper, claim: { state: 'approved' } },
		]);
		expect((await office('casper')).sites).toMatchObject([{ number: '' }]);
		expect(await kindsOf('casper')).toContain('number.lost');
		expect(await kindsOf('dirk')).toContain('claim.approved');
		expect(JSON.stringify(await as('casper', (scope) => changes(scope)))).not.toContain('Dalen');
		expect(await page()).toEqual(before);
		const mo = await as('ruth', (scope) => placementPage(scope, placementId('mo')));
		expect(mo?.company.name).toBe('Kuiper');
	});

	it('of a school goes the same way, and a company has none', async () => {
		expect(await school('annelies', 'oost', '28ZZ')).toEqual(answered('claimed'));
		const kept = await office('annelies');
		expect(kept, 'the rest is kept').toMatchObject({
			name: 'Nieuw oost',
			brin: '27ZZ',
			region: 'zuid',
		});
		const claim = kept.claim!.id;
		expect(await as('annelies', (scope) => withdrawClaim(scope, { claim }))).toMatchObject({
			ok: true,
		});
		expect(await waiting()).toEqual([]);
		expect((await office('annelies')).claim).toBeNull();
		expect(await school('annelies', 'oost', '29ZZ')).toEqual(answered('kept'));
		expect(await school('dirk', 'dalen', '30ZZ')).toEqual(answered('kept'));
		expect(await office('dirk')).toMatchObject({ name: 'Nieuw dalen', brin: '' });
		expect(await school('wout', 'oost', '31ZZ')).toBeUndefined();
		expect((await office('wout')).brin).toBe('28ZZ');
	});

	it('comes with a new site, once; a school has no sites, and two sites no one number', async () => {
		const add = (who: PersonKey, of: string, form: string, number: string) =>
			as(who, (scope) =>
				addSite(scope, { office: officeId(of), form: idOf(form), name: 'Noord', number }),
			);
		expect(await add('casper', 'kuiper', 'north', '300000000')).toEqual(answered('kept'));
		expect(await add('casper', 'kuiper', 'north', '300000000')).toEqual(answered('kept'));
		expect((await office('casper')).sites).toHaveLength(2);
		expect(await add('casper', 'kuiper', 'again', '300000000')).toEqual(
			refused('number-own-already'),
		);
		expect(await add('annelies', 'oost', 'school', '')).toEqual(refused('site-not-for-school'));
		expect(await add('dirk', 'kuiper', 'other', '')).toBeUndefined();
		expect(await add('casper', 'kuiper', 'claims', ofBoer!)).toEqual(answered('claimed'));
		expect((await office('casper')).sites).toHaveLength(3);
	});

	it('is not found out by asking for many, and after that known and unknown answer alike', async () => {
		const type = (number: string, form: string) => site('casper', 'kuiper', number, { form });
		for (let turn = 0; turn < 22; turn += 1) {
			const claims = (await office('casper')).sites.flatMap(({ claim }) => claim ?? []);
			for (const { id, state } of claims)
				if (state === 'waits') await as('casper', (scope) => withdrawClaim(scope, { claim: id }));
			await type(turn % 2 ? ofBoer! : `4000000${10 + turn}`, `turn ${turn}`);
		}
		const before = await office('casper');
		for (const number of [ofBoer!, ofKuiper!, '500000000'])
			expect(await type(number, 'more'), number).toEqual(refused('claim-too-many'));
		expect(await office('casper')).toEqual(before);
		const kept = before.sites.find(({ id }) => id === idOf('site:kuiper'))!.number;
		expect(await type(kept, 'name'), 'a new name beside the same number').toMatchObject({
			ok: true,
		});
		const tomorrow = await as(
			'casper',
			(scope) =>
				keepSite(scope, {
					...{ site: idOf('site:kuiper'), form: idOf('form:tomorrow'), name: 'Werkplaats' },
					number: '500000000',
				}),
			noon.add({ hours: 25 }),
		);
		expect(tomorrow).toMatchObject({ ok: true });
	});
});
