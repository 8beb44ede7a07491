import { describe, expect, it } from 'vitest';
import { columnsOf } from './column.ts';
import { readRow } from './row.ts';

const known = new Map([
	['25350', { title: 'Monteur werktuigkundige installaties' }],
	['25835', { title: 'Eerste monteur woning' }],
]);
const usual = {
	Studentnummer: '200100',
	Naam: 'Riele, Floris te',
	Begindatum: '1-2-2025',
	Einddatum: '31-7-2026',
	Status: 'Definitief',
	Praktijkopleider: 'R. Wieland',
	Praktijkbegeleider: 'B. Kromhout',
	'Totale omvang': '610',
	Opleiding: '25350 Monteur werktuigkundige installaties (BBL)',
	'BPV-bedrijf': 'Wieland Klimaat',
	'Leerbedrijf-ID': '100920071',
};

function read(changes: Record<string, string> = {}, extra: string[] = []) {
	const row: Record<string, string> = { ...usual, ...changes };
	const columns = columnsOf(Object.keys(row), []);
	return readRow({ line: 7, cells: [...Object.values(row), ...extra] }, columns, known);
}
function placement(changes: Record<string, string> = {}) {
	const row = read(changes);
	if (!row.ok) throw new Error(row.problems.map(({ code }) => code).join());
	return row.listed;
}
const codes = (changes: Record<string, string>) => read(changes).problems.map(({ code }) => code);

describe('readRow', () => {
	it('reads a row of a school', () => {
		expect(JSON.parse(JSON.stringify(placement()))).toMatchObject({
			line: 7,
			studentNumber: '200100',
			student: { firstName: 'Floris', infix: 'te', lastName: 'Riele' },
			begins: '2025-02-01',
			plannedEnd: '2026-07-31',
			endedOn: null,
			status: 'running',
			coach: { lastName: 'Kromhout' },
			coachColumn: 'Praktijkbegeleider',
			crebo: '25350',
			pathway: 'BBL',
			hoursTotal: 610,
			workPlacementCompanyId: '100920071',
			agreementNumber: null,
		});
	});

	it('says everything that is wrong, with line, header and value', () => {
		const row = read({ Naam: '', Begindatum: '31-02-2025', 'Leerbedrijf-ID': '012345678' });
		expect(row.ok).toBe(false);
		expect(row.problems).toEqual([
			{ line: 7, column: 'Naam', code: 'name_missing', severity: 'problem', value: '' },
			{
				line: 7,
				column: 'Begindatum',
				code: 'date_does_not_exist',
				severity: 'problem',
				value: '31-02-2025',
			},
			{
				line: 7,
				column: 'Leerbedrijf-ID',
				code: 'company_id_invalid',
				severity: 'problem',
				value: '012345678',
			},
		]);
	});

	it.each([
		[{ Studentnummer: ' ' }, 'student_number_missing'],
		[{ Begindatum: '' }, 'begin_missing'],
		[{ Einddatum: '' }, 'end_missing'],
		[{ Einddatum: '31-7-26' }, 'date_two_digit_year'],
		[{ Einddatum: '31-1-2025' }, 'end_before_begin'],
		[{ Status: '' }, 'status_missing'],
		[{ Status: 'Geparkeerd' }, 'status_unknown'],
		[{ 'BPV-bedrijf': '' }, 'company_missing'],
		[{ 'BPV-bedrijf': 'x'.repeat(301) }, 'text_too_long'],
		[{ 'Leerbedrijf-ID': '' }, 'company_id_missing'],
		[{ Opleiding: '' }, 'crebo_missing'],
		[{ Opleiding: 'Loodgieter' }, 'crebo_missing'],
		[{ Opleiding: '25385 Eerste monteur woning (BBL)' }, 'crebo_unknown'],
		[{ Praktijkopleider: '-'.repeat(3) }, 'name_missing'],
	])('leaves out a row with %j', (changes, code) => {
		expect(read(changes as Record<string, string>).ok).toBe(false);
		expect(codes(changes as Record<string, string>)).toEqual([code]);
	});

	it.each([
		[{ Opleiding: '25350 Eerste monteur woning (BBL)' }, 'crebo_contradicts_title'],
		[{ Opleiding: 'eerste monteur woning' }, 'crebo_from_title'],
		[{ Leerweg: 'avond' }, 'pathway_unknown'],
		[{ 'Totale omvang': 'veel' }, 'hours_unreadable'],
		[{ 'Praktijkopleider email': 'nee@x' }, 'email_unreadable'],
		[{ 'Werkelijke einddatum': '1-3-2026' }, 'ended_but_status_says_not'],
	])('brings in a row with %j, with a warning', (changes, code) => {
		expect(read(changes as Record<string, string>).ok).toBe(true);
		expect(codes(changes as Record<string, string>)).toEqual([code]);
	});

	it('leaves out a row with more cells than headers, since all may have moved', () => {
		expect(read({}, ['', ' ']).ok).toBe(true);
		expect(read({}, ['Techniek']).problems[0]?.code).toBe('too_many_cells');
		expect(read({}, ['Techniek']).ok).toBe(false);
	});

	it('takes the only end of an ended row for the real one', () => {
		const ended = placement({ Status: 'Beëindigd', Einddatum: '9-10-2026' });
		expect([ended.status, ended.endedOn?.toString(), ended.plannedEndListed]).toEqual([
			'ended',
			'2026-10-09',
			false,
		]);
		const told = placement({ Status: 'Beëindigd', 'Werkelijke einddatum': '9-10-2025' });
		expect([told.plannedEnd.toString(), told.endedOn?.toString(), told.plannedEndListed]).toEqual([
			'2026-07-31',
			'2025-10-09',
			true,
		]);
	});

	it('gives what never took place no real end', () => {
		expect(placement({ Status: 'Afgemeld' }).endedOn).toBeNull();
	});

	it('keeps a formula in the name of a company as text', () => {
		expect(placement({ 'BPV-bedrijf': '@SUM(A1)' }).company).toBe('@SUM(A1)');
	});

	it('reads crebo, leerweg and e-mail from columns of their own', () => {
		const own = placement({
			Opleiding: 'Eerste monteur woning',
			Crebo: '25835',
			Leerweg: 'bbl',
			'E-mail praktijkopleider': ' R.Wieland@Klimaat.example ',
		});
		expect([own.crebo, own.pathway, own.trainerEmail]).toEqual([
			'25835',
			'BBL',
			'r.wieland@klimaat.example',
		]);
	});

	it('lets a roepnaam go before the initials of a whole name', () => {
		expect(placement({ Naam: 'Riele, F. te', Roepnaam: 'Floris' }).student.firstName).toBe(
			'Floris',
		);
	});

	it('cannot reach a cell of a refused or dropped column', () => {
		const row = read({ BSN: '111222333', Geboortedatum: '1-1-2008', Postcode: '7001 AB' });
		expect(row.ok).toBe(true);
		expect(JSON.stringify(row)).not.toMatch(/111222333|2008|7001/);
	});
});
