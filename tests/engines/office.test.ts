import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changes, changesOfMe } from '#features/organisation/server/read-change.ts';
import { colleagueList, colleaguePage, rolePage } from '#features/people/server/read-colleague.ts';
import {
	addColleague,
	addColleagueAddress,
	giveRole,
} from '#features/people/server/write-colleague.ts';
import { endRole, keepRole } from '#features/people/server/write-role.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import {
	idOf,
	nameOf,
	officeId,
	personId,
	personKeys,
	placementId,
	roleId,
	type PersonKey,
} from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const refused = (refusal: string) => ({ ok: false, refusal });
const tomorrow = noon.add({ hours: 24 });
const today = '2026-11-22';

describe.each(engines)('%s: an administrator', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name);
		await startJobs({ mail: async () => {} });
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});

	type Give = Parameters<typeof giveRole>[2];
	const roleOf = (form: string, change: Partial<Give> = {}): Give => ({
		form: idOf(`form:${form}`),
		office: officeId('oost'),
		kind: 'teacher',
		begins: today,
		ends: null,
		...change,
	});
	const give = (who: PersonKey, whom: PersonKey, form: string, change: Partial<Give> = {}) =>
		as(who, (scope) => giveRole(scope, personId(whom), roleOf(form, change)));
	const add = (
		who: PersonKey,
		form: string,
		change: Partial<Parameters<typeof addColleague>[1]> = {},
	) =>
		as(who, (scope) =>
			addColleague(scope, { ...roleOf(form), name: 'Sofie van Loon', address: null, ...change }),
		);
	const end = (who: PersonKey, role: string, ends: string) =>
		as(who, (scope) => endRole(scope, roleId(role), { ends }));
	const keep = (who: PersonKey, role: string) => as(who, (scope) => keepRole(scope, roleId(role)));
	const seesOf = (who: PersonKey, whom: PersonKey) =>
		as(who, (scope) => colleaguePage(scope, personId(whom)));
	const nothingHappens = async (work: () => Promise<unknown>, answer: unknown) => {
		const before = await world.stored();
		expect(await work()).toEqual(answer);
		expect(await world.stored()).toEqual(before);
	};

	it('sees everybody of the own organisation with when each role holds, and searches', async () => {
		const list = await as('annelies', (scope) => colleagueList(scope));
		expect(list.total).toBe(list.colleagues.length);
		expect(list.colleagues.map((one) => one.name)).toContain('Hanneke Vos');
		expect(list.colleagues.find((one) => one.name === 'Saskia Groot')?.roles).toMatchObject([
			{ kind: 'sponsor', begins: '2025-08-01', ends: '2027-01-01', state: 'running' },
		]);
		expect(list.colleagues.find((one) => one.name === 'Vera Koster')?.roles).toMatchObject([
			{ state: 'coming' },
		]);
		expect(list.colleagues.at(-1)?.left, 'who left stands last').toBe(true);
		const found = await as('annelies', (scope) => colleagueList(scope, { search: 'VOS', page: 9 }));
		expect(found).toMatchObject({ found: 1, page: 1, total: list.total });
		expect(found.colleagues[0]?.name).toBe('Hanneke Vos');
	});

	it('never sees what a colleague is elsewhere, nor anybody of elsewhere', async () => {
		const stan = await seesOf('annelies', 'stan');
		expect(stan?.roles.map(({ kind, organisation }) => [kind, organisation])).toEqual([
			['coach', 'School Oost'],
		]);
		expect(stan).toMatchObject({ left: true, oursAlone: false });
		const mo = await seesOf('dirk', 'mo');
		expect(mo?.roles).toHaveLength(1);
		expect(mo?.oursAlone, 'a student signs in for a school too').toBe(false);
		for (const whom of ['noor', 'karin', 'ruth', 'nick'] as const)
			expect(await seesOf('annelies', whom), nameOf(whom)).toBeUndefined();
		for (const who of ['hanneke', 'saskia', 'noor', 'karin'] as const)
			expect(await seesOf(who, 'lotte'), nameOf(who)).toBeUndefined();
		expect(
			await as('wout', (scope) => rolePage(scope, personId('lotte'), roleId('lotte'))),
		).toBeUndefined();
	});

	it('gives a colleague a role once, however often the form is sent, and tells them', async () => {
		const before = (await seesOf('annelies', 'lotte'))!.roles.length;
		const to = { kind: 'coach', begins: '2026-12-01', ends: '2027-02-01' } as const;
		expect(await give('annelies', 'lotte', 'coach', to)).toMatchObject({ ok: true });
		expect(await give('annelies', 'lotte', 'coach', to)).toMatchObject({ ok: true });
		const roles = (await seesOf('annelies', 'lotte'))!.roles;
		expect(roles).toHaveLength(before + 1);
		expect(roles).toContainEqual(
			expect.objectContaining({ kind: 'coach', state: 'coming', ends: '2027-02-01' }),
		);
		expect(await as('lotte', changesOfMe)).toMatchObject([
			{ kind: 'role.given', role: 'coach', organisation: 'School Oost' },
		]);
		await nothingHappens(
			() => give('annelies', 'lotte', 'coach again', to),
			refused('role-already'),
		);
	});

	it('gives nobody of elsewhere a role, nor who left, nor one that a school does not have', async () => {
		for (const whom of ['noor', 'karin', 'ruth', 'nick'] as const)
			await nothingHappens(() => give('annelies', whom, `to ${whom}`), undefined);
		await nothingHappens(() => give('annelies', 'els', 'els'), refused('colleague-left'));
		await nothingHappens(() => give('annelies', 'stan', 'stan'), refused('colleague-left'));
		await nothingHappens(
			() => give('annelies', 'peter', 'peter', { kind: 'trainer' }),
			refused('role-kind-elsewhere'),
		);
		await nothingHappens(
			() => give('annelies', 'peter', 'peter', { begins: '2026-11-21', kind: 'coach' }),
			refused('role-begins-in-past'),
		);
		await nothingHappens(() => give('wout', 'lotte', 'w', { kind: 'sponsor' }), undefined);
		await nothingHappens(
			() => give('annelies', 'peter', 'w', { office: officeId('west') }),
			undefined,
		);
		await nothingHappens(() => give('hanneke', 'peter', 'h', { kind: 'coach' }), undefined);
	});

	it('adds a new colleague with an invitation, once, and is refused as a whole or not at all', async () => {
		const before = await world.stored();
		const first = await add('annelies', 'new', { address: 'sofie@voorbeeld.example' });
		expect(first).toMatchObject({ ok: true });
		expect(await add('annelies', 'new', { address: 'sofie@voorbeeld.example' })).toEqual(first);
		const after = await world.stored();
		expect([after['role']! - before['role']!, after['mailbox']! - before['mailbox']!]).toEqual([
			1, 1,
		]);
		expect(after['jobs']).toBe(before['jobs']! + 1);
		const list = await as('annelies', (scope) => colleagueList(scope, { search: 'loon', page: 1 }));
		expect(list.colleagues).toMatchObject([
			{ name: 'Sofie van Loon', reach: 'waiting', address: 'sofie@voorbeeld.example' },
		]);
		await nothingHappens(() => add('annelies', 'no name', { name: '!' }), refused('name-wrong'));
		await nothingHappens(
			() => add('annelies', 'past', { begins: '2026-11-21' }),
			refused('role-begins-in-past'),
		);
		await nothingHappens(
			() => add('annelies', 'elsewhere', { office: officeId('west') }),
			undefined,
		);
		for (const who of ['hanneke', 'karin', 'noor', 'nick'] as const)
			await nothingHappens(() => add(who, `by ${who}`), undefined);
	});

	it('ends a role on a day: until then it holds, then its placements are gone, and it is not given back', async () => {
		const reads = (at = noon) =>
			as('bram', (scope) => placementPage(scope, placementId('joris')), at).then(Boolean);
		expect(await end('annelies', 'bram', '2026-11-23')).toMatchObject({ ok: true });
		expect([await reads(), await reads(tomorrow)]).toEqual([true, false]);
		expect(await as('bram', changesOfMe)).toMatchObject([{ kind: 'role.ended', role: 'coach' }]);
		expect(await keep('annelies', 'bram')).toMatchObject({ ok: true });
		expect(await reads(tomorrow)).toBe(true);
		await nothingHappens(() => keep('annelies', 'bram'), refused('role-runs-on'));
		await nothingHappens(() => end('annelies', 'bram', '2026-11-21'), refused('role-end-in-past'));
		expect(await end('annelies', 'bram', today)).toMatchObject({ ok: true });
		expect(await reads()).toBe(false);
		await nothingHappens(() => keep('annelies', 'bram'), refused('role-ended'));
		await nothingHappens(() => end('annelies', 'bram', '2026-12-01'), refused('role-ended'));
	});

	it('has no say over a role of elsewhere, and nobody else has over one here', async () => {
		await nothingHappens(() => end('wout', 'lotte', '2026-12-01'), undefined);
		await nothingHappens(() => end('annelies', 'karin', '2026-12-01'), undefined);
		for (const who of ['hanneke', 'saskia', 'quinten', 'nick'] as const) {
			await nothingHappens(() => end(who, 'lotte', '2026-12-01'), undefined);
			await nothingHappens(() => keep(who, 'saskia'), undefined);
		}
	});

	it('cannot be the last to go, also not when two go at once', async () => {
		await nothingHappens(
			() => end('annelies', 'annelies', '2027-07-01'),
			refused('last-administrator'),
		);
		const admin = { kind: 'administrator' } as const;
		expect(await give('annelies', 'lotte', 'unproven', admin)).toMatchObject({ ok: true });
		// Nobody proved the address of Lotte: she could not get in.
		await nothingHappens(() => end('annelies', 'annelies', today), refused('last-administrator'));
		expect(await give('annelies', 'hanneke', 'second', admin)).toMatchObject({ ok: true });
		const own = (await seesOf('hanneke', 'hanneke'))!.roles.find(
			({ kind }) => kind === 'administrator',
		);
		const both = await Promise.all([
			end('annelies', 'annelies', '2026-12-01'),
			as('hanneke', (scope) => endRole(scope, own!.id, { ends: '2026-12-01' })),
		]);
		expect(both.filter((one) => one?.ok)).toHaveLength(1);
		expect(both).toContainEqual(refused('last-administrator'));
	});

	it('cannot be outwitted in the database: whose role ends does not give it back to themself', async () => {
		const late = (who: PersonKey, ends: string | null) =>
			as(who, (scope) =>
				scope.tx
					.updateTable('role')
					.set({ ended_on: ends })
					.where('id', '=', roleId('saskia'))
					.executeTakeFirst(),
			);
		await expect(late('saskia', null)).rejects.toMatchObject({ code: '42501' });
		await expect(late('saskia', '2028-01-01')).rejects.toMatchObject({ code: '42501' });
		expect((await late('saskia', '2026-12-24')).numUpdatedRows, 'sooner they may').toBe(1n);
		const phone = await as('saskia', (scope) =>
			scope.tx
				.updateTable('role')
				.set({ phone: '06' })
				.where('id', '=', roleId('saskia'))
				.executeTakeFirst(),
		);
		expect(phone.numUpdatedRows, 'and their own phone, while it runs').toBe(1n);
	});

	it('reads who changed what, a page at a time, and so does nobody of elsewhere', async () => {
		await as('annelies', (scope) =>
			addColleagueAddress(scope, { person: personId('vera'), address: 'vera@voorbeeld.example' }),
		);
		const page = await as('annelies', (scope) => changes(scope));
		const lines = page.changes.map(({ kind, who, whom }) => [kind, who, whom]);
		expect(lines).toContainEqual(['role.given', 'Annelies Bos', 'Lotte Evers']);
		expect(lines).toContainEqual(['mailbox.added', 'Annelies Bos', 'Sofie van Loon']);
		expect(lines).toContainEqual(['mailbox.added', 'Annelies Bos', 'Vera Koster']);
		expect(page).toMatchObject({ page: 1, more: false });
		expect((await as('annelies', (scope) => changes(scope, { page: 2 }))).changes).toEqual([]);
		const administrators = ['annelies', 'lotte', 'hanneke'];
		for (const who of personKeys.filter((key) => !administrators.includes(key)))
			expect((await as(who, (scope) => changes(scope))).changes, nameOf(who)).toEqual([]);
	});
});
