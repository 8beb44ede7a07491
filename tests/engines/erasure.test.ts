import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EraseReason, TextKind } from '#domain/erasure/erase-text.ts';
import type { Id } from '#domain/kernel/id.ts';
import { erasePage, type Where } from '#features/erasure/server/read.ts';
import { eraseText } from '#features/erasure/server/write.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { writeGoal } from '#features/placement/server/write.ts';
import { signalPage } from '#features/signal/server/read-view.ts';
import { addLine, takeStep } from '#features/signal/server/write-step.ts';
import { raiseSignal } from '#features/signal/server/write.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import { idOf, nameOf, placementId, type PersonKey } from '../cast.ts';
import { as, atOnce, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';
import { scanWindow, tablesWith } from './scan.ts';

const noor = placementId('noor');
const refused = (refusal: string) => ({ ok: false, refusal });

describe.each(engines)('%s: a text', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name, (run) => run(scanWindow));
		await startJobs({ mail: async () => {} });
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});

	const scan = (needle: string) => tablesWith(world.run, needle);
	const page = (who: PersonKey, id: Id) => as(who, (scope) => signalPage(scope, id));
	const texts = async (who: PersonKey, where: Where) =>
		(await as(who, (scope) => erasePage(scope, where)))?.texts.map(({ text }) => text);
	const erase = (
		who: PersonKey,
		where: Where,
		[kind, id]: [TextKind, Id],
		{ form = newId(), reason = 'private' }: { form?: Id; reason?: EraseReason } = {},
	) => as(who, (scope) => eraseText(scope, where, { form, text: { kind, id }, reason }));
	/** Nothing is stored, told or erased. */
	async function nothing(work: () => Promise<unknown>, answer: unknown) {
		const before = await world.stored();
		expect(await work()).toEqual(answer);
		expect(await world.stored()).toEqual(before);
	}

	async function ask(who: PersonKey, words: string, subject = ''): Promise<Id> {
		const result = await as(who, (scope) =>
			raiseSignal(scope, noor, {
				form: newId(),
				asks: { party: who === 'karin' ? 'school' : 'company', person: null },
				topic: subject ? { kind: 'subject', detail: subject } : { kind: 'together', detail: '' },
				asked: `Vraag ${words}`,
				wished: `Wens ${words}`,
				healthChecked: true,
			}),
		);
		if (!result?.ok) throw new Error(`not raised: ${result?.refusal}`);
		return result.value;
	}
	async function answer(who: PersonKey, signal: Id, text: string): Promise<Id> {
		const step = { kind: 'answer', choice: 'plan', healthChecked: true } as const;
		expect(
			await as(who, (scope) => takeStep(scope, signal, { ...step, form: newId(), text })),
		).toMatchObject({ ok: true });
		const steps = await world.look<{ id: Id; text: string }[]>('steps');
		return steps.find((one) => one.text === text)?.id ?? '';
	}

	it('that the coach asked is erased by the coach, and stands nowhere any more', async () => {
		const signal = await ask('hanneke', 'kwetsbaar');
		expect(await scan('kwetsbaar')).toEqual(['public.signal']);
		expect(await erase('hanneke', { signal }, ['question', signal])).toEqual({
			ok: true,
			value: 'erased',
		});
		expect(await scan('kwetsbaar')).toEqual([]);
		for (const reader of ['noor', 'karin', 'hanneke'] as const)
			expect(await page(reader, signal)).toMatchObject({
				asked: 'Tekst gewist door school, 22 november 2026',
				wished: '',
				state: 'withdrawn',
				can: { answer: false, reopen: false },
			});
		expect((await page('noor', signal))?.can.erase).toBe(false);
		expect(await texts('noor', { signal })).toBeUndefined();
		const events =
			await world.look<{ kind: string; subject_id: Id; audience: string[] }[]>('events');
		const [told] = events.filter((one) => one.kind === 'signal.text-erased');
		const raised = events.find((one) => one.kind === 'signal.raised' && one.subject_id === signal);
		expect(told).toMatchObject({ subject_id: signal, audience: raised?.audience });
	});

	it('that somebody else wrote is erased by the student whom it is about: question, answer, goal', async () => {
		const signal = await ask('hanneke', 'overnoor');
		const step = await answer('karin', signal, 'antwoord-overnoor');
		expect(await texts('noor', { signal })).toEqual([
			'Vraag overnoor · Wens overnoor',
			'antwoord-overnoor',
		]);
		await erase('noor', { signal }, ['answer', step]);
		await erase('noor', { signal }, ['question', signal]);
		expect(await scan('overnoor')).toEqual([]);
		expect((await page('karin', signal))?.state, 'what was answered stays so').toBe('answered');
		expect((await page('karin', signal))?.steps[0]).toMatchObject({
			choice: 'plan',
			text: 'Tekst gewist door de student, 22 november 2026',
		});
		await as('karin', (scope) =>
			writeGoal(scope, noor, { form: newId(), text: 'Doel overnoor', healthChecked: true }),
		);
		const [goal] =
			(await as('noor', (scope) => erasePage(scope, { placement: noor })))?.texts ?? [];
		expect(goal?.text).toBe('Doel overnoor');
		await erase('noor', { placement: noor }, ['goal', goal?.value.split(':')[1] ?? '']);
		expect(await scan('overnoor')).toEqual([]);
		expect((await as('mo', (scope) => placementPage(scope, noor)))?.goal?.text).toBe(
			'Tekst gewist door de student, 22 november 2026',
		);
	});

	it('that the student added as a line is erased by the student', async () => {
		const signal = await ask('hanneke', 'metregel');
		await as('noor', (scope) =>
			addLine(scope, signal, { form: newId(), text: 'mijn-eigen-regel', healthChecked: true }),
		);
		const found = await as('noor', (scope) => erasePage(scope, { signal }));
		const line =
			found?.texts.find(({ text }) => text === 'mijn-eigen-regel')?.value.split(':')[1] ?? '';
		await erase('noor', { signal }, ['line', line]);
		expect(await scan('mijn-eigen-regel')).toEqual([]);
		expect((await page('karin', signal))?.line?.text).toMatch(/^Tekst gewist door de student/);
	});

	it('that was typed as a subject goes from the audiences too, and a subject of a teacher stays', async () => {
		const signal = await ask('karin', 'vakvraag', 'Zeldzaamvak');
		expect((await scan('Zeldzaamvak')).length).toBeGreaterThan(1);
		await erase('karin', { signal }, ['question', signal]);
		expect(await scan('Zeldzaamvak')).toEqual([]);
		expect(await page('hanneke', signal)).toBeDefined();
		const known = await ask('karin', 'elektrovraag', 'Elektro');
		await erase('noor', { signal: known }, ['question', known]);
		expect(await page('lotte', known), 'the teacher reads on').toBeDefined();
	});

	it('is erased by the deputy who wrote it, and not what others of that corner wrote', async () => {
		const own = await ask('femke', 'vervanger');
		expect(await erase('femke', { signal: own }, ['question', own])).toMatchObject({ ok: true });
		const signal = await ask('hanneke', 'vaneencoach');
		await nothing(
			() => erase('femke', { signal }, ['question', signal]),
			refused('text-not-yours-to-erase'),
		);
		expect(await scan('vaneencoach')).toEqual(['public.signal']);
	});

	it('is not erased by who did not write it and does not answer for that corner', async () => {
		const signal = await ask('hanneke', 'vanschool');
		const step = await answer('karin', signal, 'vanhetbedrijf');
		const no = refused('text-not-yours-to-erase');
		await nothing(() => erase('karin', { signal }, ['question', signal]), no);
		await nothing(() => erase('hanneke', { signal }, ['answer', step]), no);
		for (const stranger of ['mo', 'lotte', 'annelies', 'dirk', 'ruth', 'els', 'nick'] as const)
			await nothing(() => erase(stranger, { signal }, ['question', signal]), undefined);
		expect(await texts('nick', { signal }), nameOf('nick')).toBeUndefined();
		expect(await texts('karin', { signal })).toEqual(['vanhetbedrijf']);
		await nothing(
			() => erase('karin', { signal }, ['answer', idOf('signal_step:elsewhere')]),
			undefined,
		);
		expect(await scan('vanschool')).toEqual(['public.signal']);
	});

	it('is erased once, however often and by how many at once', async () => {
		const signal = await ask('hanneke', 'tweekeer');
		const form = newId();
		const before = await world.stored();
		const send = () => erase('hanneke', { signal }, ['question', signal], { form });
		const [one, two] = await atOnce(world, 'erasure', [send, send]);
		expect([one, two, await send()]).toEqual(Array(3).fill({ ok: true, value: 'erased' }));
		const counts = { event: before['event']! + 1, signal_step: before['signal_step']! + 1 };
		expect(await world.stored()).toEqual({ ...before, ...counts });
		await nothing(
			() => erase('noor', { signal }, ['question', signal]),
			refused('text-erased-already'),
		);
	});

	it('of a placement that ended is erased by who still reads it', async () => {
		const [goal] =
			(await as('tess', (scope) => erasePage(scope, { placement: placementId('tess') })))?.texts ??
			[];
		expect(goal?.text).toBe('Het doel van tess');
		const where = { placement: placementId('tess') };
		expect(await erase('tess', where, ['goal', idOf('goal:tess')])).toMatchObject({ ok: true });
		const gone = { placement: placementId('ulf') };
		await nothing(() => erase('ulf', gone, ['goal', idOf('goal:ulf')]), undefined);
	});

	it('never comes back by a change of the program: the database refuses words in an erased row', async () => {
		const later = noon.add({ minutes: 1 });
		await expect(
			as(
				'hanneke',
				async ({ tx }) => {
					await tx
						.updateTable('goal')
						.set({ text: 'terug' } as never)
						.execute();
				},
				later,
			),
		).rejects.toThrow();
		expect(await scan('terug')).toEqual([]);
	});
});
