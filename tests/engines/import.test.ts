import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportLine } from '#features/import/schema.ts';
import { importList } from '#features/import/server/write.ts';
import type { Id } from '#domain/kernel/id.ts';
import { prepareQualifications } from '#features/placement/server/write-qualifications.ts';
import { addSchool } from '#features/sign-in/server/write-first.ts';
import { serveDatabase } from '#platform/server/db/open.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import { askSocket, serveSocket } from '#platform/server/socket.ts';
import { commands } from '../../src/commands.ts';
import { engines, openEngine, type OpenEngine } from './engine.ts';

const tables = [
	'organisation',
	'site',
	'person',
	'role',
	'placement',
	'placement_detail',
	'placement_person',
	'event',
	'import',
];

/** What the owner alone can see: how many rows there are, and everything of one table. */
const window = `
	create function test_counts() returns json language sql security definer set search_path = public
		return (select json_build_object(${tables.map((name) => `'${name}', (select count(*) from ${name})`).join(', ')}));
	create function test_rows(school uuid) returns json language sql security definer set search_path = public return (
		select coalesce(json_agg(json_build_object('student', st.first_name || '|' || st.infix || '|' || st.last_name,
			'number', d.student_number, 'company', c.name, 'planned', p.planned_end_on, 'ended', p.ended_on,
			'unit', d.unit, 'people', (
				select coalesce(json_agg(pp.part || ' ' || r.listed_as || case when pp.ended_on is null then '' else ' ended' end
					order by pp.part, r.listed_as), '[]'::json)
				from placement_person pp join role r on r.id = pp.role_id where pp.placement_id = p.id),
			'roles', (select json_agg(pp.role_id order by pp.part) from placement_person pp where pp.placement_id = p.id),
			'events', (select json_agg(e.kind order by e.kind) from event e where e.placement_id = p.id)
		) order by d.student_number, p.begins_on, c.name), '[]'::json)
		from placement p join placement_detail d on d.placement_id = p.id join person st on st.id = p.student_id
			join organisation c on c.id = p.company_id where p.school_id = school);
	create function test_merge(school uuid) returns void language sql security definer set search_path = public as $$
		update role set person_id = (select person_id from role where brought_in_by = $1 and kind = 'coach')
		where brought_in_by = $1 and kind = 'trainer' $$;
	grant execute on function test_counts(), test_rows(uuid), test_merge(uuid) to leerkring_app;`;

const header =
	'Nummer;Naam;Begindatum;Einddatum;Status;Praktijkopleider;BPV-begeleider;Opleiding;BPV-bedrijf;Leerbedrijf-ID;Overeenkomstnummer';
interface Line {
	readonly number?: string;
	readonly name?: string;
	readonly begins?: string;
	readonly ends?: string;
	readonly status?: string;
	readonly trainer?: string;
	readonly coach?: string;
	readonly company?: string;
	readonly companyNumber?: string;
	readonly agreement?: string;
}
const rowOf = (at: Line) =>
	[
		at.number ?? '300001',
		at.name ?? 'Berg, Noor van den',
		at.begins ?? '1-9-2025',
		at.ends ?? '31-7-2027',
		at.status ?? 'Definitief',
		at.trainer ?? 'S. Aydin',
		at.coach ?? 'F. Haddou',
		'25835 Eerste monteur woning (BBL)',
		at.company ?? 'Koel & Warm Service',
		at.companyNumber ?? '100733206',
		at.agreement ?? '',
	].join(';');
const listOf = (...lines: Line[]) => Buffer.from([header, ...lines.map(rowOf)].join('\r\n'));
const many = (count: number, first = 400_000) =>
	Array.from({ length: count }, (_, at) => ({
		number: String(first + at),
		name: `Vries, Student ${at} de`,
		trainer: `T. Opleider ${at % 500}`,
		companyNumber: String(100_000_000 + (at % 400)),
		company: `Bedrijf ${at % 400}`,
	}));

interface Shown {
	student: string;
	number: string;
	company: string;
	planned: string;
	ended: string | null;
	people: string[];
	roles: Id[];
	events: string[];
}

describe.each(engines)('%s: bringing in a list', (name) => {
	let engine: OpenEngine;
	let school: Id;
	let schools = 0;

	const counts = async () => (await engine.run('select test_counts() as found'))[0]?.['found'];
	const shown = async (of = school) =>
		(await engine.run('select test_rows($1) as found', [of]))[0]?.['found'] as Shown[];
	const bring = async (list: Uint8Array, dryRun = false, into = school) => {
		const result = await importList(into, list, { dryRun });
		if (!result.ok) throw new Error(`refused: ${result.refusal}`);
		return result.value;
	};
	const newSchool = async (): Promise<Id> => {
		const letters = String.fromCharCode(65 + Math.floor(schools / 26), 65 + (schools % 26));
		schools += 1;
		return scoped({ task: 'door' }, (scope) => addSchool(scope, `99${letters}`, 'School'));
	};
	const said = async (list: Uint8Array, args: Record<string, string>) => {
		const lines: ImportLine[] = [];
		for await (const line of commands.import(Buffer.from(list), args)) lines.push(line);
		return lines;
	};

	beforeAll(async () => {
		engine = await openEngine(name, async (run) => {
			await prepareQualifications(run);
			await run(window);
		});
		serveDatabase(engine.database);
	});
	beforeEach(async () => {
		school = await newSchool();
	});
	afterAll(() => engine?.close());

	it('takes in the sample of a school, and the same list again changes nothing', async () => {
		const list = await readFile('data/samples/school-oost-bpv-list.csv');
		const first = await bring(list);
		expect(first.counts).toMatchObject({ rows: 30, added: 30, changed: 0, ended: 0, leftOut: 0 });
		expect(first.applied).toBe(true);
		const rows = await shown();
		expect(rows.find(({ number }) => number === '200100')).toMatchObject({
			student: 'Floris|te|Riele',
			company: 'Wieland Klimaat',
			planned: '2026-07-31',
			people: ['coach B. Kromhout', 'trainer R. Wieland'],
			events: ['placement.started'],
		});
		const before = await counts();
		const second = await bring(list);
		expect(second.counts).toMatchObject({ added: 0, changed: 0, ended: 0, unchanged: 30 });
		expect(second.applied).toBe(false);
		expect(await counts()).toEqual(before);
	});

	it('stores nothing in a dry run, also for a school that is still to be made', async () => {
		const before = await counts();
		const report = await bring(listOf({}), true);
		expect(report).toMatchObject({ applied: false, counts: { added: 1 } });
		const lines = await said(listOf({}), { school: '11ZZ', name: 'Nieuwe school', dryRun: 'yes' });
		expect(lines.at(-1)).toMatchObject({ kind: 'counts', applied: false, counts: { added: 1 } });
		expect(await counts()).toEqual(before);
	});

	it('changes an end, a trainer and an ended row, and nothing beside', async () => {
		const [one, two, three] = [{ number: '1' }, { number: '2' }, { number: '3' }];
		await bring(listOf(one, two, three));
		const report = await bring(
			listOf(
				{ ...one, ends: '31-12-2027' },
				{ ...two, trainer: 'K. Wolters' },
				{ ...three, status: 'Beëindigd', ends: '1-11-2026' },
			),
		);
		expect(report.counts).toMatchObject({ added: 0, changed: 2, ended: 1, unchanged: 0 });
		const [first, second, third] = await shown();
		expect(first).toMatchObject({ planned: '2027-12-31', ended: null });
		expect(second?.people).toEqual([
			'coach F. Haddou',
			'trainer K. Wolters',
			'trainer S. Aydin ended',
		]);
		expect(third).toMatchObject({ planned: '2027-07-31', ended: '2026-11-01' });
		expect(third?.events).toEqual(['placement.ended', 'placement.started']);
		const back = await bring(listOf(two));
		expect(back.counts).toMatchObject({ changed: 1, gone: 1 });
		expect((await shown())[1]?.people).toEqual([
			'coach F. Haddou',
			'trainer K. Wolters ended',
			'trainer S. Aydin',
		]);
		expect((await shown())[0]?.ended).toBeNull();
	});

	it('begins another placement at another company, and keeps the first one apart', async () => {
		const at = { number: '7', agreement: 'POK-7' };
		await bring(listOf(at));
		const other = {
			company: 'Brinkhof Elektro',
			companyNumber: '100577120',
			trainer: 'M. Brinkhof',
		};
		const report = await bring(listOf({ ...at, ...other }));
		expect(report.counts).toMatchObject({ changed: 1, added: 0 });
		const rows = await shown();
		expect(rows.map((row) => [row.company, row.ended === null, row.people[1]])).toEqual([
			['Brinkhof Elektro', true, 'trainer M. Brinkhof'],
			['Koel & Warm Service', false, 'trainer S. Aydin'],
		]);
		expect((await bring(listOf({ ...at, ...other }))).counts).toMatchObject({ unchanged: 1 });
	});

	it('gives a second school at one company a trainer of its own, and neither the names of the other', async () => {
		await bring(listOf({ number: '1', name: 'Geheim, Alleen van Een' }));
		const first = await shown();
		const other = await newSchool();
		const report = await bring(listOf({ number: '1', name: 'Ander, Mens' }), false, other);
		expect(report.counts).toMatchObject({ added: 1, gone: 0 });
		const second = await shown(other);
		expect(second[0]?.company).toBe(first[0]?.company);
		expect(second[0]?.roles.filter((role) => first[0]?.roles.includes(role))).toEqual([]);
		expect(JSON.stringify(report)).not.toContain('Geheim');
		expect(await shown()).toEqual(first);
	});

	it('finds a trainer again by the name on the list after two people became one', async () => {
		await bring(listOf({ number: '1' }));
		await engine.run('select test_merge($1)', [school]);
		await bring(listOf({ number: '1' }, { number: '2' }));
		const rows = await shown();
		expect(rows[0]?.people).toEqual(['coach F. Haddou', 'trainer S. Aydin']);
		expect(rows[1]?.roles).toEqual(rows[0]?.roles);
	});

	it('lets a second import of one school wait, so that nothing is there twice', async () => {
		const list = listOf(...many(40));
		const reports = await Promise.all([bring(list), bring(list), bring(list)]);
		expect(reports.map(({ counts: { added } }) => added).toSorted()).toEqual([0, 0, 40]);
		expect(await shown()).toHaveLength(40);
	});

	it('lets two schools that name the same new companies make them once', async () => {
		const other = await newSchool();
		const before = (await counts()) as Record<string, number>;
		const lists = [1, 2].map((at) =>
			listOf({ number: String(at), companyNumber: '199999999', company: 'Samen' }),
		);
		await Promise.all([bring(lists[0]!), bring(lists[1]!, false, other)]);
		expect((await counts()) as Record<string, number>).toMatchObject({
			organisation: Number(before['organisation']) + 1,
			site: Number(before['site']) + 1,
		});
	});

	it('takes nobody in who is called HTML or a formula, and keeps both in a company as text', async () => {
		const report = await bring(
			listOf(
				{ number: '1', name: '<script>alert(1)</script>, <b>Noor</b>' },
				{
					number: '2',
					trainer: "=CMD('calc')",
					company: '<img src=x>',
					companyNumber: '188888888',
				},
				{ number: '3', company: '<img src=x>', companyNumber: '177777777' },
			),
		);
		expect(report.problems.map(({ code }) => code)).toEqual(['name_strange', 'name_strange']);
		const [one] = await shown();
		expect(one).toMatchObject({ company: '<img src=x>' });
		expect(JSON.stringify(await shown())).not.toMatch(/script|CMD/);
	});

	it('leaves out 300 bad rows, says why of each, and takes in the rest', async () => {
		const bad = many(300, 500_000).map((line) => ({ ...line, begins: '31-2-2026' }));
		const report = await bring(listOf(...many(20), ...bad));
		expect(report.counts).toMatchObject({ added: 20, leftOut: 300 });
		expect(report.problems).toHaveLength(300);
		expect(report.problems[0]).toMatchObject({
			line: 22,
			column: 'Begindatum',
			value: '31-2-2026',
		});
		expect(await shown()).toHaveLength(20);
	});

	it.each([
		['no list', Buffer.from('PNG\x00\x01 not a list at all'), 'refused'],
		['an empty file', Buffer.alloc(0), 'refused'],
		['a header alone', Buffer.from(header), 'refused'],
		[
			'a list without the columns it needs',
			Buffer.from('Nummer;Naam;Status\n1;Noor;Definitief'),
			'refused',
		],
	])('refuses %s, and makes no school for it', async (_, list, kind) => {
		const before = await counts();
		const lines = await said(list, { school: '12ZZ', name: 'Nieuwe school' });
		expect(lines.at(-1)?.kind).toBe(kind);
		expect(await counts()).toEqual(before);
	});

	it('refuses a school that nobody named yet, and stores nothing', async () => {
		const before = await counts();
		expect(await said(listOf({}), { school: '13ZZ' })).toEqual([
			{ kind: 'school-unknown', brin: '13ZZ' },
		]);
		expect(await importList(newId(), listOf({}), { dryRun: false })).toEqual({
			ok: false,
			refusal: 'school-unknown',
		});
		expect(await counts()).toEqual(before);
	});

	it('answers over the socket of a running server', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'leerkring-import-'));
		const socket = await serveSocket(join(folder, 's.sock'), commands);
		const lines: object[] = [];
		const args = { school: `14${name === 'embedded' ? 'EE' : 'PP'}`, name: 'Over de socket' };
		for await (const line of askSocket(
			join(folder, 's.sock'),
			'import',
			listOf({}, { number: '2' }),
			args,
		))
			lines.push(line);
		expect(lines.at(-1)).toMatchObject({ kind: 'counts', applied: true, counts: { added: 2 } });
		await socket.close();
		await rm(folder, { recursive: true });
	});
});
