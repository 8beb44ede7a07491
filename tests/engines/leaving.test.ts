import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/id.ts';
import type { Instant } from '#domain/kernel/time.ts';
import {
	confirmRhythm,
	noteContact,
	proposeRhythm,
	takeBackContact,
} from '#features/contact/server/write.ts';
import { triangles } from '#features/contact/server/read.ts';
import { eventsAfter } from '#features/history/server/read.ts';
import { eventChannel } from '#features/history/server/write.ts';
import { me } from '#features/people/server/read.ts';
import { makePass } from '#features/people/server/write-pass.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { placementList } from '#features/placement/server/read-list.ts';
import { mentorPage } from '#features/placement/server/read-mentor.ts';
import { writeGoal } from '#features/placement/server/write.ts';
import { handOver } from '#features/placement/server/write-hand-over.ts';
import { practicePage } from '#features/practice/server/read.ts';
import { notePractice, setSchoolDay, takeBackPractice } from '#features/practice/server/write.ts';
import { signalPage, waitingFor } from '#features/signal/server/read-view.ts';
import { raiseSignal } from '#features/signal/server/write.ts';
import { addLine, takeStep } from '#features/signal/server/write-step.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { sealCursor } from '#platform/server/live/cursor.ts';
import { startLive, stopLive } from '#platform/server/live/live.ts';
import { newId } from '#platform/server/random.ts';
import { GET } from '../../src/routes/live/+server.ts';
import { idOf, nameOf, personId, placementId, roleId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, secret, until, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const later = (days: number): Instant => noon.add({ hours: 24 * days });
const signalId = (key: string): Id => idOf(`signal:${key}`);

describe.each(engines)('%s: leaving', (name) => {
	let world: OpenWorld;
	const gone: AbortController[] = [];
	beforeAll(async () => {
		world = await openWorld(name);
		await startJobs({ mail: async () => {} });
		await startLive(eventChannel);
	});
	afterEach(() => {
		for (const one of gone.splice(0)) one.abort();
	});
	afterAll(async () => {
		await stopLive();
		await stopJobs();
		await world?.close();
	});

	const reads = (who: PersonKey, on: string, at = noon) =>
		as(who, (scope) => placementPage(scope, placementId(on)), at).then((page) => !!page);
	const listed = (who: PersonKey, at = noon) =>
		as(who, placementList, at).then((lines) => lines.map(({ firstName }) => firstName).sort());
	const goal = (who: PersonKey, on: string) =>
		as(who, (scope) =>
			writeGoal(scope, placementId(on), { form: newId(), text: 'x', healthChecked: false }),
		);
	const endRole = (by: PersonKey, whose: string) =>
		as(by, ({ tx, today }) =>
			tx
				.updateTable('role')
				.set({ ended_on: today.toString() })
				.where('id', '=', roleId(whose))
				.execute(),
		);

	/** What an open page of somebody is told, as the browser hears it. */
	const follow = async (who: PersonKey): Promise<(string | undefined)[]> => {
		const session = newId();
		await world.run(
			`insert into auth."user" (id, name, email, "emailVerified") values ($1, '', $2, true) on conflict do nothing`,
			[personId(who), who],
		);
		await world.run(
			`insert into auth."session" (id, "expiresAt", token, "updatedAt", "userId") values ($1, now() + interval '1 day', $3, now(), $2)`,
			[session, personId(who), session],
		);
		const leave = new AbortController();
		gone.push(leave);
		const { cursor } = await as(who, (scope) => eventsAfter(scope, null));
		const url = new URL(`http://test/live?after=${sealCursor(secret, cursor)}`);
		const request = new Request(url, { signal: leave.signal });
		const locals = { actor: { person: personId(who), session }, demo: false };
		const response = await GET({ locals, request, url } as Parameters<typeof GET>[0]);
		const told: (string | undefined)[] = [];
		void (async () => {
			const text = new TextDecoder();
			for await (const part of response.body!)
				for (const line of text.decode(part).split('\n'))
					if (line.startsWith('data: '))
						told.push((JSON.parse(line.slice(6)) as { kind?: string }).kind);
		})();
		return told;
	};

	it('takes an ended placement from the company at its real end, and a planned end takes nothing', async () => {
		for (const [who, on] of [
			['pim', 'wes'],
			['rob', 'tess'],
		] as const) {
			expect(await reads(who, on), nameOf(who)).toBe(false);
			expect(await goal(who, on)).toBeUndefined();
			expect(await as(who, (scope) => mentorPage(scope, placementId(on)))).toBeUndefined();
		}
		expect(await listed('pim')).toEqual(['Sami']);
		expect(await reads('pim', 'sami', later(700)), 'past its planned end it runs on').toBe(true);
	});

	it('lets student and school read it for three months, and after that it does not exist', async () => {
		for (const who of ['wes', 'hanneke'] as const) {
			expect(await reads(who, 'wes'), nameOf(who)).toBe(true);
			expect(await reads(who, 'wes', later(91)), 'the last day').toBe(true);
			expect(await reads(who, 'wes', later(92)), 'three months to the day').toBe(false);
		}
		for (const who of ['xena', 'ulf'] as const) {
			expect(await reads(who, who), nameOf(who)).toBe(false);
			expect(await goal(who, who)).toBeUndefined();
			expect(await as(who, me)).toMatchObject({ isStudent: false, roles: [] });
		}
		expect(await as('tess', me)).toMatchObject({ isStudent: true });
		expect(await as('nick', me)).toMatchObject({ isStudent: false });
	});

	const form = () => newId();
	const asked = {
		topic: { kind: 'together', detail: '' },
		asked: 'x',
		wished: '',
		healthChecked: false,
	} as const;
	/** Everything that can be written on a placement, tried on one that ended. */
	const attempts: readonly [string, (scope: PersonScope, on: string) => Promise<unknown>][] = [
		[
			'goal',
			(scope, on) =>
				writeGoal(scope, placementId(on), { form: form(), text: 'x', healthChecked: false }),
		],
		[
			'signal',
			(scope, on) =>
				raiseSignal(scope, placementId(on), {
					form: form(),
					...asked,
					asks: { party: 'company', person: null },
				}),
		],
		...(['see', 'resolve', 'reopen', 'withdraw'] as const).map(
			(kind) =>
				[
					kind,
					(scope: PersonScope, on: string) =>
						takeStep(scope, signalId(`${on}-when-it-ran`), { kind, form: form() }),
				] as [string, (scope: PersonScope, on: string) => Promise<unknown>],
		),
		...(['answer', 'change'] as const).map(
			(kind) =>
				[
					kind,
					(scope: PersonScope, on: string) =>
						takeStep(scope, signalId(`${on}-when-it-ran`), {
							kind,
							form: form(),
							choice: 'plan',
							text: '',
							healthChecked: false,
						}),
				] as [string, (scope: PersonScope, on: string) => Promise<unknown>],
		),
		[
			'line',
			(scope, on) =>
				addLine(scope, signalId(`${on}-when-it-ran`), {
					form: form(),
					text: 'x',
					healthChecked: false,
				}),
		],
		[
			'contact',
			(scope, on) =>
				noteContact(scope, placementId(on), {
					form: form(),
					edge: 'school-student',
					kind: 'call',
					day: null,
				}),
		],
		[
			'contact back',
			(scope, on) =>
				takeBackContact(scope, placementId(on), {
					form: form(),
					contact: idOf(`contact:company-school of ${on}`),
				}),
		],
		[
			'rhythm',
			(scope, on) =>
				proposeRhythm(scope, placementId(on), { form: form(), edge: 'school-student', weeks: 4 }),
		],
		[
			'rhythm agreed',
			(scope, on) =>
				confirmRhythm(scope, placementId(on), {
					form: form(),
					rhythm: idOf(`rhythm:company-school of ${on}`),
				}),
		],
		[
			'practice',
			(scope, on) =>
				notePractice(scope, {
					form: form(),
					placement: placementId(on),
					help: 'helped',
					workProcess: '',
				}),
		],
		[
			'practice back',
			(scope, on) =>
				takeBackPractice(scope, { form: form(), entry: idOf(`practice_entry:${on} for ${on}`) }),
		],
		[
			'school day',
			(scope, on) => setSchoolDay(scope, { form: form(), placement: placementId(on), weekday: 3 }),
		],
		[
			'pass',
			(scope, on) =>
				makePass(scope, {
					placement: placementId(on),
					person: personId(on as PersonKey),
					publicUrl: 'https://leerkring.example',
				}),
		],
		[
			'hand over',
			(scope, on) =>
				handOver(scope, {
					form: form(),
					from: roleId('hanneke'),
					to: roleId('femke'),
					begins: '2026-12-01',
					students: [{ placement: placementId(on), runs: '', waits: '', know: '' }],
					healthChecked: false,
				}),
		],
	];

	it('refuses student and school everything on it, and stores nothing of it', async () => {
		const before = await world.stored();
		for (const on of ['tess', 'wes'] as const)
			for (const who of [on, 'hanneke', 'femke', 'lotte', 'pim', 'rob'] as const)
				for (const [what, attempt] of attempts) {
					const answer = await as(who, (scope) => attempt(scope, on));
					expect(
						(answer as { ok?: boolean } | undefined)?.ok ?? false,
						`${nameOf(who)}: ${what} on ${on}`,
					).toBe(false);
				}
		expect(await world.stored()).toEqual(before);
	});

	it('offers student and school no form on it, and nothing of it waits for anybody', async () => {
		for (const who of ['tess', 'hanneke'] as const) {
			const page = await as(who, async (scope) => ({
				triangle: (await triangles(scope, placementId('tess'))).get(placementId('tess')),
				practice: await practicePage(scope, placementId('tess')),
				signal: await signalPage(scope, signalId('tess-when-it-ran')),
				waiting: await waitingFor(scope),
			}));
			for (const edge of page.triangle?.edges ?? [])
				expect(edge).toMatchObject({ mayNote: false, mayAgree: false });
			expect(page.practice?.mayNote ?? false).toBe(false);
			expect(page.practice?.maySetSchoolDay ?? false).toBe(false);
			const { erase, ...change } = page.signal?.can ?? {};
			expect(Object.values(change)).not.toContain(true);
			// That the student has erased what is about them changes no content; the coach's corner wrote none of it.
			expect(erase, nameOf(who)).toBe(who === 'tess');
			expect(page.waiting.map(({ placement }) => placement)).not.toContain(placementId('tess'));
		}
	});

	it('takes everything from who leaves a role on the same day: their stand-in and open pages as well', async () => {
		const [coach, deputy, stays] = [
			await follow('hanneke'),
			await follow('femke'),
			await follow('noor'),
		];
		expect(await goal('karin', 'noor')).toMatchObject({ ok: true });
		await until(() => [coach, deputy, stays].every((told) => told.length === 1));
		expect(await reads('femke', 'noor')).toBe(true);
		await endRole('annelies', 'hanneke');
		expect(await goal('karin', 'noor')).toMatchObject({ ok: true });
		await until(() => stays.length === 2);
		// What was on the screen is theirs no more, so the page reads anew; of what, it is not told.
		await until(() => [coach, deputy].every((told) => told.length === 2));
		expect([coach, deputy]).toEqual([
			['goal.written', undefined],
			['goal.written', undefined],
		]);
		for (const who of ['hanneke', 'femke'] as const) {
			for (const on of ['noor', 'sami', 'tess', 'wes'])
				expect(await reads(who, on), `${nameOf(who)} ${on}`).toBe(false);
			expect(await listed(who)).toEqual([]);
			expect(await goal(who, 'noor')).toBeUndefined();
		}
		expect(await as('hanneke', me)).toMatchObject({ roles: [], isStudent: false });
		expect(await listed('noor')).toEqual(['Noor']);
	});

	it('takes from who stands in what they read so, once they leave the organisation themselves', async () => {
		expect(await reads('nadia', 'noor'), 'for Karin').toBe(true);
		await endRole('dirk', 'nadia');
		expect(await reads('nadia', 'noor')).toBe(false);
		expect(await listed('nadia')).toEqual([]);
	});
});
