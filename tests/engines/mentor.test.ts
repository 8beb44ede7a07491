import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePass } from '#features/people/server/write-pass.ts';
import { mentorPage } from '#features/placement/server/read-mentor.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { addMentor, endMentor, nameMentor } from '#features/placement/server/write-mentor.ts';
import { newId } from '#platform/server/random.ts';
import {
	nameOf,
	personId,
	personKeys,
	placementId,
	role,
	roleId,
	today,
	type PersonKey,
} from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const refused = (refusal: string) => ({ ok: false, refusal });
const at = (key: string) => placementId(key);

describe.each(engines)('%s: who rides along', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name);
	});
	afterAll(() => world?.close());

	const page = (who: PersonKey, on: string) => as(who, (scope) => mentorPage(scope, at(on)));
	const riding = async (who: PersonKey, on: string) =>
		(await page(who, on))?.riding.map((one) => one.name);
	const add = (who: PersonKey, on: string, held: string) =>
		as(who, (scope) => addMentor(scope, at(on), { role: roleId(held) }));
	const end = (who: PersonKey, on: string, held: string) =>
		as(who, (scope) => endMentor(scope, at(on), { role: roleId(held) }));
	const bring = (who: PersonKey, on: string, text: string, form = newId()) =>
		as(who, (scope) => nameMentor(scope, at(on), { form, name: text }));
	const reads = (who: PersonKey, on: string) =>
		as(who, (scope) => placementPage(scope, at(on))).then((found) => found !== undefined);

	it('is a colleague whom the trainer picks, who reads the placement from then on', async () => {
		expect(await reads('nadia', 'yara'), 'stands in for Karin').toBe(true);
		expect(await reads('mo', 'joris')).toBe(false);
		expect(await add('leo', 'joris', 'mo')).toEqual({ ok: true, value: 'added' });
		expect(await reads('mo', 'joris')).toBe(true);
		expect(await riding('leo', 'joris')).toEqual(['Mo Aydin']);
		const events = await world.look<{ kind: string; placement_id: string }[]>('events');
		expect(events.at(-1)).toMatchObject({ kind: 'mentor.joined', placement_id: at('joris') });
	});

	it('reads nothing any more from the day the trainer ends it, and again when it begins again', async () => {
		expect(await end('leo', 'joris', 'mo')).toEqual({ ok: true, value: 'ended' });
		expect(await reads('mo', 'joris')).toBe(false);
		expect(await end('leo', 'joris', 'mo'), 'it is over').toBeUndefined();
		expect(await add('leo', 'joris', 'mo')).toEqual({ ok: true, value: 'added' });
		expect(await reads('mo', 'joris')).toBe(true);
	});

	it('is somebody new by a name, who is not reachable yet and gets in with a pass', async () => {
		const before = await world.stored();
		expect(await bring('pim', 'sami', 'Joost van der Veer')).toMatchObject({ ok: true });
		expect(await world.stored()).toMatchObject({
			role: before['role']! + 1,
			mailbox: before['mailbox']!,
			event: before['event']! + 1,
		});
		const found = await as('sami', (scope) => placementPage(scope, at('sami')));
		const joost = found?.people.find((one) => one.name === 'Joost van der Veer');
		expect(joost).toMatchObject({ part: 'mentor', reach: 'none', organisation: 'De Boer' });
		const pass = await as('pim', (scope) =>
			makePass(scope, {
				placement: at('sami'),
				person: joost!.person,
				publicUrl: 'https://leerkring.example',
			}),
		);
		expect(pass).toMatchObject({ ok: true });
		expect(await bring('pim', 'sami', 'Bo')).toMatchObject({ ok: true });
		expect(await riding('pim', 'sami')).toContain('Bo');
	});

	it('sent twice is there once, also at the same moment', async () => {
		const form = newId();
		const before = await world.stored();
		const send = () => bring('leo', 'joris', 'Sanne Smit', form);
		expect(await Promise.all([send(), send()])).toEqual([
			{ ok: true, value: 'added' },
			{ ok: true, value: 'added' },
		]);
		expect(await send()).toEqual({ ok: true, value: 'added' });
		expect((await world.stored())['role']).toBe(before['role']! + 1);
		const twice = await Promise.all([1, 2].map(() => add('karin', 'yara', 'mo')));
		expect(twice.filter((one) => one?.ok)).toHaveLength(1);
	});

	it('is nobody’s to say but a trainer’s, and nothing is stored', async () => {
		const before = await world.stored();
		for (const who of [
			'noor',
			'mo',
			'hanneke',
			'lotte',
			'dirk',
			'annelies',
			'leo',
			'nick',
		] as const) {
			expect(await add(who, 'noor', 'nadia'), nameOf(who)).toBeUndefined();
			expect(await bring(who, 'noor', 'Iemand Nieuw'), nameOf(who)).toBeUndefined();
			expect(await end(who, 'noor', 'mo'), nameOf(who)).toBeUndefined();
		}
		expect(await add('pim', 'wes', 'pim'), 'it ended').toBeUndefined();
		expect(await world.stored()).toEqual(before);
	});

	it('is nobody of another company, nobody who left, and not the student', async () => {
		const before = await world.stored();
		for (const held of ['pim', 'hanneke', 'stan', 'stan as trainer'])
			expect(await add('karin', 'noor', held), held).toEqual(refused('mentor-elsewhere'));
		expect(await add('karin', 'noor', 'mo')).toEqual(refused('mentor-already'));
		expect(await bring('karin', 'noor', '...')).toEqual(refused('name-wrong'));
		expect(await world.stored()).toEqual(before);
	});

	it('is no way to end a part that is no mentor’s', async () => {
		expect(await end('karin', 'noor', 'hanneke')).toBeUndefined();
		expect(await end('karin', 'yara', 'leo')).toBeUndefined();
		expect(await reads('leo', 'yara')).toBe(true);
	});

	it('is chosen among who works in the own organisation today, and nobody else reads those names', async () => {
		const runs = (one: (typeof role)[number]) =>
			one.begins_on <= today && !(one.ended_on && one.ended_on <= today);
		for (const key of personKeys) {
			const own = role.filter(
				(one) => one.person_id === personId(key) && runs(one) && /coach|trainer/.test(one.kind),
			);
			if (['femke', 'nadia'].includes(key)) continue;
			const expected = role
				.filter((one) => one.person_id !== personId(key) && runs(one))
				.filter((one) => own.some((mine) => mine.organisation_id === one.organisation_id));
			const seen = await as(key, async ({ tx }) => {
				const { rows } = await sql<{ id: string }>`
					select role_id as id from my_colleagues() c join unnest(${expected.map(({ id }) => id)}::uuid[]) e on e = role_id`.execute(
					tx,
				);
				const { rows: cast } = await sql<{ id: string }>`
					select role_id as id from my_colleagues() where role_id = any (${role.map(({ id }) => id)}::uuid[])`.execute(
					tx,
				);
				return [rows.length, cast.length];
			});
			expect(seen, nameOf(key)).toEqual([expected.length, expected.length]);
		}
	});

	it('shows a stand-in the colleagues of whom they stand in for, at noon of that day', async () => {
		expect(noon.toString()).toContain('2026-11-22');
		expect((await page('nadia', 'noor'))?.riding.map((one) => one.name)).toEqual(['Mo Aydin']);
	});
});
