import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { todayFor } from '#features/attention/server/read.ts';
import { wall, wallView } from '#features/contact/server/read-wall.ts';
import { deputyPage } from '#features/people/server/read-deputy.ts';
import { reachableRoles } from '#features/people/server/read-role-words.ts';
import { me } from '#features/people/server/read.ts';
import { handOverPage } from '#features/placement/server/read-hand-over.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { signalsOf } from '#features/signal/server/read-view.ts';
import { scopedReading } from '#platform/server/db/scope.ts';
import { idOf, personId, placementId, roleId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const everything = { search: '', filter: 'all', byName: true } as const;

describe.each(engines)('%s: who somebody is here', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name, async (run) => {
			// Karin as the lists of two schools bring her in: one role for each.
			const twice = idOf('role:karin for west');
			await run(
				`insert into role (id, person_id, organisation_id, kind, begins_on)
				select $1, person_id, organisation_id, kind, begins_on from role where id = $2`,
				[twice, roleId('karin')],
			);
			await run(
				'update placement_person set role_id = $1 where role_id = $2 and placement_id = $3',
				[twice, roleId('karin'), placementId('yara')],
			);
		});
	});
	afterAll(() => world?.close());

	const twoRoles = [
		'praktijkopleider bij Van Dalen, voor studenten van College West',
		'praktijkopleider bij Van Dalen, voor studenten van School Oost',
	];

	it('tells two roles at one company apart, on each page where one is chosen', async () => {
		const own = (await as('karin', reachableRoles)).map(({ text }) => text);
		expect(own.toSorted()).toEqual(twoRoles);
		const deputy = await as('karin', deputyPage);
		expect(deputy?.roles.map(({ text }) => text).toSorted()).toEqual(twoRoles);
		const handed = await as('karin', (scope) => handOverPage(scope, null));
		expect(handed?.roles.map(({ text }) => text).toSorted()).toEqual(
			twoRoles.map((text) => `Als ${text}`),
		);
		expect(
			(await as('leo', reachableRoles)).map(({ text }) => text),
			'who has one',
		).toEqual(['praktijkopleider bij Van Dalen']);
	});

	it('says to a deputy for whom, on the wall, the placement and the question, and to nobody else', async () => {
		const told = 'Je doet dit namens Hanneke Vos, onder je eigen naam.';
		const said = async (who: PersonKey) => ({
			wall: wallView(await as(who, (scope) => wall(scope, everything))).actsFor,
			placement: (await as(who, (scope) => placementPage(scope, placementId('noor'))))?.actsFor,
			questions: [
				...new Set(
					(await as(who, (scope) => signalsOf(scope, placementId('noor')))).map(
						({ actsFor }) => actsFor,
					),
				),
			],
		});
		const wallTold =
			'Je vervangt Hanneke Vos tot en met 1 december, onder je eigen naam. Wat alleen aan Hanneke Vos is gevraagd, zie je niet.';
		expect(await said('femke')).toEqual({ wall: wallTold, placement: told, questions: [told] });
		expect(await said('hanneke')).toEqual({ wall: '', placement: '', questions: [''] });
	});

	it('keeps the own placement of a mentor who studies apart from whom they guide', async () => {
		const mine = placementId('mo');
		const page = await as('mo', (scope) => wall(scope, everything));
		expect(page.own).toBe(mine);
		expect(page.tiles.map(({ id }) => id)).toEqual([placementId('noor')]);
		const only = await as('yara', (scope) => wall(scope, everything));
		expect([only.own, only.tiles.length]).toEqual([null, 1]);
		const { today } = await as('mo', todayFor);
		expect(today.rest.map(({ href }) => href)).toEqual([
			`/placements/${mine}`,
			'/placements',
			'/lessons',
		]);
	});

	it('leads that mentor to the own placement also from the page of another', async () => {
		const scope = { within: placementId('noor'), at: noon };
		const reader = await scopedReading({ person: personId('mo') }, me, scope);
		expect(reader?.menu.map(({ href }) => href)).toContain(`/placements/${placementId('mo')}`);
	});

	it('shows a teacher what was done at work with their own students, and no coach or trainer', async () => {
		const lately = async (who: PersonKey) => (await as(who, todayFor)).today.lately;
		expect((await lately('lotte'))?.lines.map(({ placement }) => placement)).toEqual([
			placementId('noor'),
		]);
		expect(await lately('tim'), 'taken back, and not of another school').toMatchObject({
			lines: [],
		});
		expect((await lately('tim'))?.none).not.toBe('');
		for (const who of ['hanneke', 'karin', 'noor', 'saskia'] as const)
			expect(await lately(who)).toBeNull();
	});
});
