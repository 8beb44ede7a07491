import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { ProgrammeView } from '#features/curriculum/schema.ts';
import { programmesOf, teachingHistory } from '#features/curriculum/server/read.ts';
import { bringBooks, lookAtBooks } from '#features/curriculum/server/write-books.ts';
import {
	addBook,
	removeBook,
	takeBackTeaching,
	writeTeaching,
} from '#features/curriculum/server/write.ts';
import { scopedReading } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import { root } from '#platform/server/root.ts';
import { idOf, officeId, personId, placementId, type PersonKey } from '../cast.ts';
import { as, atOnce, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const [oost, west] = [`${officeId('oost')}:25835`, `${officeId('west')}:25835`] as const;
const silent = `${officeId('west')}:25821`;
const days = (count: number) => noon.add({ hours: 24 * count });
const header = 'isbn;titel;vak;periode;crebo;verplicht\n';
const twoBooks = `${header};Meten;Vakleer;1-4;25835;J\n;Rekenen;Rekenen;;25835;N\n`;

const line = (change: Partial<Parameters<typeof writeTeaching>[1]> = {}) => ({
	form: newId(),
	programme: oost,
	text: 'Rookgas en verbranding',
	period: 'Periode 2',
	until: null,
	healthChecked: false,
	...change,
});
const list = (change: Partial<Parameters<typeof bringBooks>[1]> = {}) => ({
	form: newId(),
	school: officeId('oost'),
	list: twoBooks,
	...change,
});
const book = (change: Partial<Parameters<typeof addBook>[1]> = {}) => ({
	form: newId(),
	programme: oost,
	title: 'Storing zoeken',
	subject: '',
	publisher: '',
	periods: null,
	required: true,
	...change,
});

describe.each(engines)('%s: what school teaches', (name) => {
	let world: OpenWorld;
	let sample = '';
	beforeAll(async () => {
		world = await openWorld(name, (run) =>
			// A programme of which nobody wrote anything yet.
			run(`update placement_detail set crebo = '25821' where placement_id = $1`, [
				placementId('mo'),
			]),
		);
		sample = await readFile(join(root, 'data', 'samples', 'book-list.csv'), 'utf8');
	});
	afterAll(() => world?.close());

	const teach = (who: PersonKey, one = line(), at: Instant = noon) =>
		as(who, (scope) => writeTeaching(scope, one), at);
	const bring = (who: PersonKey, one = list(), at: Instant = noon) =>
		as(who, (scope) => bringBooks(scope, one), at);
	const seen = async (who: PersonKey, at: Instant = noon, on?: string) => {
		const within = on ? placementId(on) : undefined;
		const read = await scopedReading(
			{ person: personId(who) },
			(scope) => programmesOf(scope, within),
			{ at, ...(within ? { within } : {}) },
		);
		return read.programmes;
	};
	const of = async (
		who: PersonKey,
		key: string = oost,
		at: Instant = noon,
	): Promise<ProgrammeView> => {
		const found = (await seen(who, at)).find((one) => one.key === key);
		if (!found) throw new Error(`${who} sees no ${key}`);
		return found;
	};
	const titles = ({ books }: ProgrammeView) => books.map(({ title }) => title).toSorted();
	/** Does it, expects the refusal (or that it is not there), and that nothing whatever was stored. */
	const nothing = async (
		work: () => Promise<Result<unknown, string> | undefined>,
		refusal: string | undefined,
	) => {
		const before = await world.stored();
		expect(await work()).toEqual(refusal && { ok: false, refusal });
		expect(await world.stored()).toEqual(before);
	};
	const stranger = ['nick', 'annelies', 'saskia', 'gijs', 'els', 'ruth'] as const;

	it('shows the trainer of two schools both, each with her own students of it', async () => {
		const both = await seen('karin');
		expect(both.map(({ school, students }) => [school.name, students])).toEqual([
			['College West', ['Yara']],
			['School Oost', ['Noor']],
		]);
		expect(both.map(({ teaching }) => teaching?.lines)).toEqual([
			[{ period: 'Periode 2', text: 'Wat west nu geeft' }],
			[{ period: 'Periode 2', text: 'Wat oost nu geeft' }],
		]);
		expect(both.map(({ books }) => books.map(({ title }) => title))).toEqual([
			[],
			['Boek van oost'],
		]);
		expect(both.every(({ taught }) => !taught)).toBe(true);
	});

	it('shows a stranger, an administrator and who left nothing', async () => {
		for (const who of ['nick', 'annelies', 'saskia', 'gijs', 'els'] as const)
			expect(await seen(who)).toEqual([]);
	});

	it('shows each student the own school alone, and both to who mentors at one and studies at another', async () => {
		const schools = async (who: PersonKey) => (await seen(who)).map(({ key }) => key);
		expect(await schools('noor')).toEqual([oost]);
		expect((await of('noor')).students, 'nobody is their own student').toEqual([]);
		expect(await schools('yara')).toEqual([west]);
		expect(await schools('mo')).toEqual([silent, oost]);
	});

	it('shows on the page of one placement the programme of that placement alone', async () => {
		expect((await seen('karin', noon, 'yara')).map(({ key }) => key)).toEqual([west]);
		expect((await seen('karin', noon, 'noor')).map(({ key }) => key)).toEqual([oost]);
		expect(await seen('hanneke', noon, 'yara')).toEqual([]);
		expect(await seen('hanneke', noon, 'tess'), 'a placement that ended').toEqual([]);
	});

	it('is written by a coach, a teacher and a deputy of a coach, and read by who is on a placement', async () => {
		const lines = ['Rookgas', 'Leidingen', 'Meten'];
		for (const [at, who] of (['hanneke', 'lotte', 'femke'] as const).entries()) {
			const one = line({ text: lines[at]! });
			expect(await teach(who, one, noon.add({ minutes: at }))).toMatchObject({ ok: true });
			for (const reader of ['noor', 'karin', 'mo', 'bram', 'lotte'] as const)
				expect((await of(reader)).teaching?.lines.map(({ text }) => text)).toEqual([lines[at]]);
		}
		expect((await of('ruth', west)).teaching?.lines[0]?.text).toBe('Wat west nu geeft');
	});

	it('pasted as several lines shows them in their order, each with its period', async () => {
		await teach('hanneke', line({ text: 'Periode 2:\n- rookgas\n- meten\nEngels: mail' }), days(1));
		expect((await of('karin', oost, days(1))).teaching?.lines).toEqual([
			{ period: 'Periode 2', text: 'rookgas' },
			{ period: 'Periode 2', text: 'meten' },
			{ period: 'Periode 2', text: 'Engels: mail' },
		]);
	});

	it('makes room for what was written before once its last day is over', async () => {
		await teach('hanneke', line({ text: 'Tot de kerst', until: '2026-11-25' }), days(2));
		const now = async (day: number) => (await of('noor', oost, days(day))).teaching?.lines[0]?.text;
		expect([await now(2), await now(3), await now(4)]).toEqual([
			'Tot de kerst',
			'Tot de kerst',
			'rookgas',
		]);
	});

	it('is taken back by who wrote it, all its lines, and what stood there before counts again', async () => {
		await teach('lotte', line({ text: 'Eerst dit' }), days(3));
		await teach('hanneke', line({ text: 'Fout\nOok fout' }), days(3).add({ minutes: 5 }));
		const { teaching } = await of('hanneke', oost, days(3).add({ minutes: 6 }));
		expect(teaching?.mine).toBe(true);
		expect((await of('lotte', oost, days(3).add({ minutes: 6 }))).teaching?.mine).toBe(false);
		const id = teaching!.id;
		const back = (who: PersonKey) =>
			as(who, (scope) => takeBackTeaching(scope, { line: id }), days(3).add({ minutes: 7 }));
		for (const who of ['lotte', 'femke'] as const)
			await nothing(() => back(who), 'teaching-not-yours');
		for (const who of ['karin', 'noor'] as const)
			await nothing(() => back(who), 'programme-not-yours');
		for (const who of stranger) await nothing(() => back(who), undefined);
		const before = await world.stored();
		expect(await back('hanneke')).toEqual({ ok: true, value: 'taken-back' });
		const after = { ...before, teaching_removal: before['teaching_removal']! + 2 };
		expect(await world.stored()).toEqual(after);
		await back('hanneke');
		expect(await world.stored(), 'again changes nothing').toEqual(after);
		for (const who of ['noor', 'karin', 'lotte'] as const)
			expect((await of(who, oost, days(3).add({ minutes: 8 }))).teaching?.lines[0]?.text).toBe(
				'Eerst dit',
			);
	});

	it('tells who teaches it who wrote and took back what, and nobody else', async () => {
		const history = async (who: PersonKey) => (await as(who, teachingHistory, days(4)))[oost] ?? [];
		expect((await history('lotte'))[0]).toBe(
			'25 november 2026, Hanneke Vos: Fout · Ook fout (ingetrokken)',
		);
		expect((await history('bram'))[1]).toBe('25 november 2026, Lotte Evers: Eerst dit');
		for (const who of ['noor', 'karin', 'mo', ...stranger] as const)
			expect(await history(who)).toEqual([]);
	});

	it('sent twice is written once, also at the same moment; other words with that form are not lost', async () => {
		const one = line({ text: 'Eén\nTwee' });
		const before = await world.stored();
		const send = () => teach('hanneke', one);
		await atOnce(world, 'teaching', [send, send]);
		await send();
		expect(await world.stored()).toEqual({ ...before, teaching: before['teaching']! + 2 });
		await teach('hanneke', { ...one, text: 'Drie' });
		expect(await world.stored()).toEqual({ ...before, teaching: before['teaching']! + 3 });
	});

	it('is not written by the trainer, the mentor or the student, nor out of order, and nothing is stored', async () => {
		for (const who of ['karin', 'mo', 'noor'] as const)
			await nothing(() => teach(who), 'programme-not-yours');
		for (const who of stranger) await nothing(() => teach(who), undefined);
		await nothing(() => teach('hanneke', line({ programme: west })), undefined);
		await nothing(() => teach('hanneke', line({ text: ' \n ' })), 'teaching-empty');
		await nothing(() => teach('hanneke', line({ until: '2026-11-21' })), 'teaching-until-past');
		await nothing(() => teach('hanneke', line({ text: 'Noor is ziek' })), 'text-about-health');
	});

	it('says of a book list what it would do, names what somebody does not teach, and stores nothing', async () => {
		const before = await world.stored();
		const plan = await as('hanneke', (scope) => lookAtBooks(scope, list({ list: sample })));
		expect(await world.stored()).toEqual(before);
		expect(plan).toMatchObject({
			ok: true,
			value: {
				unreadable: null,
				problems: [],
				changes: [{ crebo: '25835', books: 5, added: 5, gone: ['Boek van oost'], same: false }],
			},
		});
		const skipped = plan?.ok ? plan.value.skipped : [];
		expect(skipped.map(({ crebo, books }) => [crebo, books])).toEqual(
			['25309', '25350', '25736', '25737', '25821'].map((crebo) => [crebo, 1]),
		);
		const bytes = Buffer.from(header + ';Café;Vakleer;9-1;25835;J\n', 'latin1');
		const other = await as('hanneke', (scope) => lookAtBooks(scope, list({ file: bytes })));
		expect(other).toMatchObject({
			value: { problems: [{ line: 2, column: 'periode', code: 'period_wrong', value: '9-1' }] },
		});
		expect(other?.ok && other.value.list).toContain('Café');
		const none = await as('hanneke', (scope) => lookAtBooks(scope, list({ list: 'dag;allemaal' })));
		expect(none).toMatchObject({ value: { unreadable: 'header-unknown' } });
	});

	it('of a book list keeps what is theirs; brought in again, also by a colleague, it changes nothing', async () => {
		const before = await world.stored();
		const send = (
			(one) => () =>
				bring('hanneke', one, days(3))
		)(list({ list: sample }));
		await atOnce(world, 'book_list', [send, send]);
		const after = {
			...before,
			book_list: before['book_list']! + 1,
			book: before['book']! + 5,
		};
		expect(await world.stored()).toEqual(after);
		expect(titles(await of('karin'))).toHaveLength(5);
		expect(titles(await of('yara', west))).toEqual([]);
		const again = await bring('bram', list({ list: sample }), days(4));
		expect(again).toMatchObject({ value: { changes: [{ same: true, added: 0, gone: [] }] } });
		expect(await world.stored()).toEqual(after);
	});

	it('keeps what was added and taken away by hand when the same list comes in again', async () => {
		const one = book();
		const add = () => as('lotte', (scope) => addBook(scope, one), days(4));
		await add();
		const before = await world.stored();
		await add();
		expect(await world.stored()).toEqual(before);
		const gone = (await of('hanneke')).books.find(({ title }) => title.startsWith('Rekenen'))!.id;
		const remove = () => as('hanneke', (scope) => removeBook(scope, gone));
		await remove();
		await remove();
		expect(await world.stored()).toEqual({ ...before, book_removal: before['book_removal']! + 1 });
		await bring('hanneke', list({ list: sample }), days(5));
		const left = titles(await of('noor'));
		expect(left).toContain('Storing zoeken');
		expect(left).not.toContain('Rekenen voor installateurs 3');
		expect(left).toHaveLength(5);
	});

	it('takes another list as the newest one', async () => {
		await bring('hanneke', list(), days(6));
		expect(titles(await of('karin'))).toEqual(['Meten', 'Rekenen']);
	});

	it('begins a list with the first book that is added by hand, once', async () => {
		expect(await of('zeynep', silent)).toMatchObject({ teaching: null, books: [] });
		const before = await world.stored();
		const one = book({ programme: silent, periods: { first: 3, last: 9 } });
		const add = () => as('ruth', (scope) => addBook(scope, one));
		await atOnce(world, 'book_list', [add, add]);
		expect(await world.stored()).toEqual({
			...before,
			book_list: before['book_list']! + 1,
			book: before['book']! + 1,
		});
		expect((await of('zeynep', silent)).books).toMatchObject([
			{ title: 'Storing zoeken', periods: { first: 3, last: 9 }, required: true },
		]);
	});

	it('leaves the books alone of who does not teach them, and stores nothing', async () => {
		const known = (await of('hanneke')).books[0]!.id;
		for (const who of ['karin', 'mo', 'noor'] as const) {
			await nothing(() => bring(who), 'programme-not-yours');
			await nothing(() => as(who, (scope) => addBook(scope, book())), 'programme-not-yours');
			await nothing(() => as(who, (scope) => removeBook(scope, known)), 'programme-not-yours');
		}
		for (const who of stranger) {
			await nothing(() => bring(who), undefined);
			await nothing(() => as(who, (scope) => addBook(scope, book())), undefined);
			await nothing(() => as(who, (scope) => removeBook(scope, known)), undefined);
		}
		await nothing(() => as('hanneke', (scope) => removeBook(scope, idOf('no book'))), undefined);
	});
});
