import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { todayFor } from '#features/attention/server/read.ts';
import { wall, wallView } from '#features/contact/server/read-wall.ts';
import { noteContact } from '#features/contact/server/write.ts';
import { history } from '#features/history/server/read.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { practiceToday } from '#features/practice/server/read.ts';
import { optionsFor } from '#features/signal/schema.ts';
import { signalsOf } from '#features/signal/server/read-view.ts';
import { raiseSignal } from '#features/signal/server/write.ts';
import { takeStep } from '#features/signal/server/write-step.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import { nameOf, personId, placementId, roleId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const noor = placementId('noor');
const later = (days: number) => noon.add({ hours: 24 * days });
const numbers = { femke: '06 1', hugo: '06 2', hanneke: '06 3', oscar: '06 4', bram: '06 5' };
const told =
	'Je vervangt Hanneke Vos tot en met 1 december, onder je eigen naam. Wat alleen aan Hanneke Vos is gevraagd, zie je niet.';

describe.each(engines)('%s: who stands in is told', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		// School and company agreed, and have not spoken since.
		world = await openWorld(name, async (run) => {
			for (const table of ['signal_line', 'signal_step', 'signal', 'contact_correction', 'contact'])
				await run(`delete from ${table}`);
			await run(`update rhythm_confirmation set at = '2026-02-01T10:00:00Z'`);
			for (const [who, phone] of Object.entries(numbers))
				await run('update role set phone = $1 where id = $2', [phone, roleId(who)]);
		});
		await startJobs({ mail: async () => {} });
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});

	const page = (who: PersonKey, at = noon) =>
		as(who, (scope) => placementPage(scope, noor), at).then((found) => found!);
	const deputyOf = async (who: PersonKey, at = noon) =>
		(await page(who, at)).people.find(({ person }) => person === personId('hanneke'))?.deputy;

	it('under the line of whom they stand in for, with a number of their own, as long as they do', async () => {
		for (const who of ['karin', 'mo', 'noor', 'lotte', 'hanneke'] as const)
			expect(await deputyOf(who), nameOf(who)).toEqual({
				name: 'Femke Post',
				phone: numbers.femke,
				text: 'vervangt Hanneke Vos tot en met 1 december',
			});
		expect(await deputyOf('femke'), 'who stands in calls not themself').toBeNull();
		expect(await deputyOf('karin', later(10))).toMatchObject({ name: 'Hugo Blom' });
		expect(
			await deputyOf('karin', later(40)),
			'nobody who left, and no term that is over',
		).toBeNull();
	});

	it('without becoming somebody of the placement, to whom a question can be put', async () => {
		const found = await page('karin');
		const ids = found.people.map(({ person }) => person);
		expect(ids).toContain(personId('hanneke'));
		expect(ids).not.toContain(personId('femke'));
		const whom = optionsFor(found, personId('karin'))?.whom.map((one) => one.name) ?? [];
		expect(whom).toContain('Hanneke Vos');
		expect(whom).not.toContain('Femke Post');
	});

	it('to nobody who shares no placement or office with them, not even the number', async () => {
		const seen = (who: PersonKey) =>
			as(who, async ({ tx }) => {
				const { rows } = await sql<{ phone: string }>`select phone from standing_in()`.execute(tx);
				return rows.map(({ phone }) => phone);
			});
		expect(await seen('karin')).toContain(numbers.femke);
		expect(await seen('annelies')).toContain(numbers.femke);
		for (const who of ['ruth', 'tim', 'wout', 'zeynep', 'nick', 'mila', 'saskia'] as const)
			expect(await seen(who), nameOf(who)).not.toContain(numbers.femke);
	});

	it('to the mechanic and on Vandaag, who call who is there', async () => {
		const coach = async (at = noon) =>
			(await as('mo', practiceToday, at)).find(({ own }) => !own)?.coach;
		expect(await coach()).toEqual({ name: 'Femke Post', phone: numbers.femke });
		expect(await coach(later(40))).toEqual({ name: 'Hanneke Vos', phone: numbers.hanneke });
		const calls = async (at = noon) => {
			const { today } = await as('karin', todayFor, at);
			return today.waiting.flatMap(({ call }) => (call ? [call.href] : []));
		};
		expect(await calls()).toEqual(['tel:061']);
		expect(await calls(later(40))).toEqual(['tel:063']);
	});

	it('in the history with on whose behalf, and of who acts for themself by name alone', async () => {
		const note = (who: PersonKey, minutes: number) =>
			as(
				who,
				(scope) =>
					noteContact(scope, noor, {
						...{ form: newId(), edge: 'school-student', kind: 'call', day: null },
					}),
				noon.add({ minutes }),
			);
		expect(await note('femke', 1)).toMatchObject({ ok: true });
		for (const who of ['noor', 'hanneke', 'femke'] as const)
			expect((await as(who, (scope) => history(scope, noor)))[0], nameOf(who)).toMatchObject({
				kind: 'contact.noted',
				actor: 'Femke Post, namens Hanneke Vos,',
			});
		expect(await note('hanneke', 2)).toMatchObject({ ok: true });
		expect((await as('noor', (scope) => history(scope, noor)))[0]?.actor).toBe('Hanneke');
	});

	it('to themself beside a question, as one who reads it beside the coach', async () => {
		const raised = await as('karin', (scope) =>
			raiseSignal(scope, noor, {
				...{ form: newId(), asks: { party: 'school', person: null } },
				...{ topic: { kind: 'together', detail: '' }, asked: 'Komt er iemand langs?' },
				...{ wished: '', healthChecked: false },
			}),
		);
		if (!raised?.ok) throw new Error('not raised');
		const readers = async (who: PersonKey) =>
			(await as(who, (scope) => signalsOf(scope, noor))).find(
				({ id }) => id === (raised.value as Id),
			)?.readers;
		expect(await readers('femke')).toMatch(/: jij \(namens Hanneke Vos\), .*de studiecoach/);
		expect(await readers('hanneke')).toMatch(/: jij \(de studiecoach\), /);
		expect(await readers('hanneke')).not.toContain('namens');
		const call = { form: newId(), kind: 'answer', choice: 'call', text: '' } as const;
		expect(
			await as('femke', (scope) =>
				takeStep(scope, raised.value, { ...call, healthChecked: false }),
			),
		).toMatchObject({ ok: true });
		for (const who of ['karin', 'femke'] as const)
			expect(
				(await as(who, (scope) => signalsOf(scope, noor)))[0]?.steps.map(({ phone }) => phone),
				'whoever is asked to call them has their number',
			).toEqual([numbers.femke]);
	});

	it('until when, and what is not theirs, on Vandaag and on the wall, and nobody else', async () => {
		const said = async (who: PersonKey) => ({
			today: (await as(who, todayFor)).today.standsIn,
			wall: wallView(
				await as(who, (scope) => wall(scope, { search: '', filter: 'all', byName: true })),
			).actsFor,
		});
		expect(await said('femke')).toEqual({ today: [told], wall: told });
		for (const who of ['hanneke', 'karin', 'bram', 'gijs'] as const)
			expect(await said(who), nameOf(who)).toEqual({ today: [], wall: '' });
	});
});
