import { describe, expect, it } from 'vitest';
import { columnsOf, recognisedHeaders } from './column.ts';

const bsns = [['111222333'], ['123456782']];
const uses = (header: string[], rows: string[][] = []) =>
	columnsOf(header, rows).map(({ use }) =>
		use.kind === 'read' ? use.field : use.kind === 'dropped' ? use.reason : 'BSN',
	);

describe('columnsOf', () => {
	it('knows a header in any case, with dashes, spaces and accents', () => {
		expect(uses(['BPV-BEDRIJF', 'organisatie eenheid', 'Béginđatum', 'Student_nummer'])).toEqual([
			'company',
			'unit',
			'unknown',
			'studentNumber',
		]);
	});

	it('reads an English header', () => {
		expect(uses(['Student number', 'Name', 'Start date', 'End date', 'Programme'])).toEqual([
			'studentNumber',
			'studentName',
			'begins',
			'plannedEnd',
			'qualification',
		]);
	});

	it('leaves behind what we do not need to know, and says why', () => {
		expect(
			uses([
				'Adres',
				'Postcode',
				'Geboortedatum',
				'Geslacht',
				'Nationaliteit',
				'Naam moeder',
				'Mobiel',
				'Reden beëindiging',
				'Volgnummer',
				'',
			]),
		).toEqual([
			'address',
			'address',
			'birth',
			'sex',
			'nationality',
			'family',
			'phone',
			'private',
			'unknown',
			'unknown',
		]);
	});

	it('takes an e-mail address for no address', () => {
		expect(uses(['E-mailadres praktijkopleider'])).toEqual(['trainerEmail']);
	});

	it.each(['BSN', 'Burgerservicenummer', 'Sofi-nummer', 'PGN', 'Onderwijsnummer', 'bsn student'])(
		'refuses a BSN by the header %s, also without a row',
		(header) => {
			expect(uses([header])).toEqual(['BSN']);
		},
	);

	it('refuses a BSN that hides under another header', () => {
		expect(uses(['Nummer'], bsns)).toEqual(['BSN']);
		expect(uses(['Opmerking'], bsns)).toEqual(['BSN']);
	});

	it('takes no company ID for a BSN', () => {
		expect(uses(['Leerbedrijf-ID'], bsns)).toEqual(['workPlacementCompanyId']);
		expect(uses(['Relatie'], bsns)).toEqual(['workPlacementCompanyId']);
	});

	it('reads Relatie as a company when it holds names', () => {
		expect(uses(['Relatie'], [['Wieland Klimaat'], ['Brinkhof']])).toEqual(['company']);
	});

	it('reads the more telling of two columns, wherever it stands', () => {
		expect(uses(['Nummer', 'Studentnummer'])).toEqual(['twice', 'studentNumber']);
		expect(uses(['Studentnummer', 'Nummer'])).toEqual(['studentNumber', 'twice']);
	});

	it('reads Einddatum as the real end beside an expected end', () => {
		expect(uses(['Einddatum', 'Verwachte einddatum'])).toEqual(['endedOn', 'plannedEnd']);
		expect(uses(['Einddatum'])).toEqual(['plannedEnd']);
	});

	it('asks who is meant by Praktijkbegeleider', () => {
		const asks = columnsOf(['Praktijkbegeleider', 'BPV-begeleider', 'Praktijkopleider'], []).map(
			({ use }) => use.kind === 'read' && use.askWhoIsMeant,
		);
		expect(asks).toEqual([false, false, false]);
		expect(columnsOf(['Praktijkbegeleider'], [])[0]?.use).toEqual({
			kind: 'read',
			field: 'coach',
			askWhoIsMeant: true,
		});
	});
});

it('counts each known header once', () => {
	expect(recognisedHeaders(['Naam', 'naam', 'BSN', 'Postcode', 'Iets', ''])).toBe(3);
});
