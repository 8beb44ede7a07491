import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { instant } from '#domain/kernel/time.ts';
import { keepLook } from '#features/placement/server/write-look.ts';
import { signalPage } from '#features/signal/server/read-view.ts';
import { takeStep } from '#features/signal/server/write-step.ts';
import { raiseSignal } from '#features/signal/server/write.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import { dayText, instantText } from '#platform/time/format.ts';
import { personId, placementId } from '../cast.ts';
import { as, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from '../engines/engine.ts';

/** 13:45 ahead of Greenwich in summer, with a clock change of its own: no day there is the Dutch day. */
process.env['TZ'] = 'Pacific/Chatham';

describe.each(engines)('%s: a signal, with the clock of Chatham', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name);
		await startJobs({ mail: async () => {} });
	});
	afterAll(async () => {
		vi.useRealTimers();
		await stopJobs();
		await world?.close();
	});

	const raiseAt = async (at: string) => {
		const raised = await as(
			'hanneke',
			(scope) =>
				raiseSignal(scope, placementId('noor'), {
					form: newId(),
					asks: { party: 'company', person: null },
					topic: { kind: 'together', detail: '' },
					asked: `Kan dit, ${at}?`,
					wished: '',
					healthChecked: false,
				}),
			instant(at),
		);
		if (!raised?.ok) throw new Error('not raised');
		return raised.value;
	};
	const seenAt = (id: string, at: string) =>
		as('hanneke', (scope) => signalPage(scope, id), instant(at));

	it('runs in a process whose own clock is far away', () => {
		expect(new Date('2026-10-25T12:00:00Z').getTimezoneOffset()).toBe(-825);
		expect(new Date('2026-06-25T12:00:00Z').getTimezoneOffset()).toBe(-765);
	});

	// Raised at, due on; then the last Dutch second in which it is in time, and the first in which it is late.
	const sundays: [string, string, string, string, string][] = [
		[
			'a second before the Sunday of October',
			'2026-10-24T21:59:59Z',
			'2026-10-30',
			'2026-10-30T22:59:59Z',
			'2026-10-30T23:00:00Z',
		],
		[
			'in the hour of October that comes twice',
			'2026-10-25T00:30:00Z',
			'2026-10-30',
			'2026-10-30T22:59:59Z',
			'2026-10-30T23:00:00Z',
		],
		[
			'in its second turn',
			'2026-10-25T01:30:00Z',
			'2026-10-30',
			'2026-10-30T22:59:59Z',
			'2026-10-30T23:00:00Z',
		],
		[
			'in the last second of that Sunday',
			'2026-10-25T22:59:59Z',
			'2026-10-30',
			'2026-10-30T22:59:59Z',
			'2026-10-30T23:00:00Z',
		],
		[
			'in the first second of the Monday',
			'2026-10-25T23:00:00Z',
			'2026-11-02',
			'2026-11-02T22:59:59Z',
			'2026-11-02T23:00:00Z',
		],
		[
			'on the Friday before the Sunday of March',
			'2027-03-19T12:00:00Z',
			'2027-03-26',
			'2027-03-26T22:59:59Z',
			'2027-03-26T23:00:00Z',
		],
		[
			'around the hour of March that is not there',
			'2027-03-28T01:00:00Z',
			'2027-04-05',
			'2027-04-05T21:59:59Z',
			'2027-04-05T22:00:00Z',
		],
	];
	it.each(sundays)(
		'raised %s is due on the right Dutch day and late a second after it',
		async (_, at, due, last, first) => {
			const id = await raiseAt(at);
			expect(await seenAt(id, last)).toMatchObject({ due, late: false, raisedAt: at });
			expect(await seenAt(id, first)).toMatchObject({ due, late: true });
		},
	);

	it('reopened on the Sunday of October gets a new day, counted from the Dutch day', async () => {
		const id = await raiseAt('2026-10-20T12:00:00Z');
		const [before, sunday] = [instant('2026-10-21T12:00:00Z'), instant('2026-10-25T22:59:59Z')];
		await as(
			'karin',
			(scope) =>
				takeStep(scope, id, {
					kind: 'answer',
					form: newId(),
					choice: 'plan',
					text: '',
					healthChecked: false,
				}),
			before,
		);
		await as('hanneke', (scope) => takeStep(scope, id, { kind: 'resolve', form: newId() }), before);
		await as('hanneke', (scope) => takeStep(scope, id, { kind: 'reopen', form: newId() }), sunday);
		const page = await seenAt(id, '2026-10-26T12:00:00Z');
		expect(page).toMatchObject({ state: 'reopened', due: '2026-10-30', late: false });
		expect(page?.steps.map(({ at }) => instant(at).toString())).toEqual([
			before.toString(),
			before.toString(),
			sunday.toString(),
		]);
	});

	it('is kept as looked at on the Dutch day, once, through the hour that comes twice', async () => {
		const looked = async (at: string) => {
			vi.useFakeTimers({ toFake: ['Date'], now: new Date(at) });
			await keepLook(personId('karin'), placementId(name === 'postgres' ? 'yara' : 'noor'));
			vi.useRealTimers();
		};
		const before = (await world.look<{ day: string }[]>('looks')).length;
		for (const at of [
			'2026-10-24T21:59:59Z',
			'2026-10-24T22:00:00Z',
			'2026-10-25T00:30:00Z',
			'2026-10-25T01:30:00Z',
			'2026-10-25T22:59:59Z',
			'2026-10-25T23:00:00Z',
		])
			await looked(at);
		const days = (await world.look<{ day: string }[]>('looks')).slice(before).map(({ day }) => day);
		expect(days).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
	});

	it('is shown with the Dutch day and clock', () => {
		expect(dayText('2026-10-25', 'nl')).toBe('25 oktober 2026');
		expect(instantText('2026-10-25T00:30:00Z', 'nl')).toContain('02:30');
		expect(instantText('2026-10-25T01:30:00Z', 'nl')).toContain('02:30');
		expect(instantText('2027-03-28T01:00:00Z', 'en')).toContain('03:00');
	});
});
