import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '#demo';
import { erasedName } from '#domain/kernel/erased.ts';
import type { Id } from '#domain/kernel/id.ts';
import { notedContacts } from '#features/contact/server/read-noted.ts';
import { copyInWords, copyOf } from '#features/erasure/server/read-copy.ts';
import { erasePerson } from '#features/erasure/server/write-person.ts';
import { history } from '#features/history/server/read.ts';
import { handOverPage, handOversOf } from '#features/placement/server/read-hand-over.ts';
import { placementList } from '#features/placement/server/read-list.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { prepareQualifications } from '#features/placement/server/write-qualifications.ts';
import { handOver } from '#features/placement/server/write-hand-over.ts';
import { ownPaper } from '#features/signal/server/read-own.ts';
import { signalsOf } from '#features/signal/server/read-view.ts';
import { serveInstance } from '#platform/server/db/instance.ts';
import { serveDatabase } from '#platform/server/db/open.ts';
import { scoped, scopedReading, type PersonScope } from '#platform/server/db/scope.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { escaped } from '#platform/server/paper.ts';
import { newId } from '#platform/server/random.ts';
import { commands } from '../../src/commands.ts';
import type { CastKey } from '../../src/demo/cast.ts';
import { castPeople } from '../../src/demo/people.ts';
import { secret } from '../chaos/world-open.ts';
import { engines, openEngine, type OpenEngine } from './engine.ts';

const along = { runs: 'Oefent leidingen.', waits: 'De toets van maart.', know: 'Bel na vieren.' };

describe.each(engines)('%s: everything that is held of somebody', (name) => {
	let engine: OpenEngine;
	let people: ReadonlyMap<CastKey, Id>;
	beforeAll(async () => {
		engine = await openEngine(name, async (run) => {
			await run(
				`insert into meta.fact (name, value) values ('mode', 'demo'), ('secret', '${secret}')`,
			);
			await prepareQualifications(run);
		});
		serveDatabase(engine.database);
		serveInstance({ secret, demo: true });
		await startJobs({ mail: async () => {} });
		await seedDemo();
		people = await castPeople();
	});
	afterAll(async () => {
		await stopJobs();
		await engine?.close();
	});

	const id = (key: CastKey) => people.get(key) ?? '';
	const reading = <T>(key: CastKey, work: (scope: PersonScope) => Promise<T>) =>
		scopedReading({ person: id(key) }, work);
	const copy = async (key: CastKey) => (await reading(key, copyOf))!;
	const words = async (key: CastKey) => JSON.stringify(copyInWords(await copy(key)));

	/** Bjorn's coach gives him and lines to a colleague. */
	const handBjornOver = () =>
		scoped({ person: id('haddou') }, async (scope) => {
			const page = (await handOverPage(scope, null))!;
			const { rows } = { rows: await placementList(scope) };
			const bjorn = rows.find((one) => one.name === 'Björn Çelik')!;
			return handOver(scope, {
				form: newId(),
				from: page.chosen!.role,
				to: page.colleagues[0]!.role,
				begins: scope.today.add({ days: 7 }).toString(),
				students: [{ placement: bjorn.id, ...along }],
				healthChecked: true,
			});
		});

	it('tells the student what goes along, and who wrote it that they did; what was chosen, and what they are, is said in words', async () => {
		expect(await handBjornOver()).toMatchObject({ ok: true });
		for (const who of ['bjorn', 'haddou'] as const)
			for (const line of Object.values(along)) expect(await words(who), who).toContain(line);
		expect(await words('hoelscher')).not.toContain(along.know);
		expect(await words('haddou')).toContain('studiecoach · ROC Oost');
		const answered = await Promise.all(
			[...people.keys()].map(async (key) => [await words(key), JSON.stringify(await copy(key))]),
		);
		expect(answered.some(([said]) => said?.includes('Ja, dat plannen we'))).toBe(true);
		for (const [said] of answered) expect(said).not.toMatch(/: (plan|cannot|call|words)\b/);
	});

	it('is written on paper by the operator, for who can’t sign in; of nobody there is no page', async () => {
		const pages = async (person: string) => {
			const all: string[] = [];
			for await (const { html } of commands.copy(Buffer.alloc(0), { person })) all.push(html);
			return all;
		};
		const [page] = await pages(id('bjorn'));
		for (const one of ['Björn Çelik', '200248@student.roc-oost.example', along.know])
			expect(page).toContain(escaped(one));
		for (const nobody of ['', 'x', newId()]) expect(await pages(nobody)).toEqual([]);
	});

	it('says in words that who did something was erased, wherever the student reads of it', async () => {
		const called = (await copy('haddou')).name;
		expect(
			await scoped({ person: id('zandstra') }, (scope) =>
				erasePerson(scope, id('haddou'), { form: newId(), name: called }),
			),
		).toMatchObject({ ok: true });
		const told = await reading('bjorn', async (scope) => {
			const [line] = await placementList(scope);
			const page = (await placementPage(scope, line!.id))!;
			return {
				page,
				contacts: await notedContacts(scope, line!.id),
				signals: await signalsOf(scope, line!.id),
				happenings: await history(scope, line!.id),
				handOvers: await handOversOf(scope, line!.id),
				paper: await ownPaper(scope, line!.id),
				copy: copyInWords((await copyOf(scope))!),
			};
		});
		for (const [what, said] of Object.entries(told)) {
			const text = JSON.stringify(said);
			expect(text.includes('Verwijderde persoon'), what).toBe(true);
			expect(text.includes(erasedName), what).toBe(false);
			expect(text.includes('Haddou'), what).toBe(false);
		}
	});
});
