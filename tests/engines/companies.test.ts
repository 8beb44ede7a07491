import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { companiesPage } from '#features/people/server/read-companies.ts';
import { addAddresses } from '#features/people/server/write-addresses.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { officeId, personId, type PersonKey } from '../cast.ts';
import { as, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

describe.each(engines)('%s: the companies of a coach', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name);
		await startJobs({ mail: async () => {} });
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});

	const page = async (who: PersonKey) => {
		const { companies, total } = await as(who, (scope) => companiesPage(scope));
		return {
			total,
			seen: companies.map((one) => [one.name, one.people.map((p) => [p.name, p.part, p.reach])]),
		};
	};
	const add = (who: PersonKey, ...given: [PersonKey, string][]) =>
		as(who, (scope) =>
			addAddresses(
				scope,
				given.map(([whom, address]) => ({ person: personId(whom), address })),
			),
		);

	it('show who is not reachable on their own placements, and how far they are', async () => {
		expect(await page('hanneke')).toEqual({
			total: 2,
			seen: [
				[
					'De Boer',
					[
						['Pim Boer', 'trainer', 'waiting'],
						['Sami Bakker', 'student', 'waiting'],
					],
				],
				['Van Dalen', [['Mo Aydin', 'mentor', 'waiting']]],
			],
		});
		expect((await page('ruth')).seen).toContainEqual([
			'Kuiper',
			expect.arrayContaining([['Zeynep Kaya', 'trainer', 'none']]),
		]);
	});

	it('show an administrator nothing, who gives nobody there an address, and nobody else', async () => {
		for (const who of ['annelies', 'karin', 'noor', 'mo', 'lotte', 'nick'] as const)
			expect((await page(who)).total, who).toBe(0);
	});

	it('have one page each, which is there for who has students there', async () => {
		const only = (who: PersonKey) =>
			as(who, (scope) => companiesPage(scope, officeId('boer'))).then(({ total }) => total);
		expect(await only('hanneke')).toBe(1);
		for (const who of ['ruth', 'bram', 'pim', 'wout'] as const) expect(await only(who)).toBe(0);
	});

	it('get addresses in one go, or none: a coach cannot slip in somebody of another coach', async () => {
		const before = await world.stored();
		expect(await add('hanneke', ['pim', 'a@b.example'], ['yara', 'c@d.example'])).toBeUndefined();
		expect(await add('hanneke', ['pim', 'a@b.example'], ['karin', 'c@d.example'])).toEqual({
			ok: false,
			refusal: 'address-already-proven',
		});
		expect(await add('karin', ['noor', 'a@b.example'])).toEqual({
			ok: false,
			refusal: 'address-not-yours-to-add',
		});
		expect(await add('hanneke')).toEqual({ ok: false, refusal: 'addresses-empty' });
		expect(await world.stored()).toEqual(before);
		expect(await add('hanneke', ['pim', 'a@b.example'], ['sami', 'c@d.example'])).toEqual({
			ok: true,
			value: 'added',
		});
		expect((await world.stored())['jobs']).toBe(before['jobs']! + 2);
	});
});
