/** Contacts, rhythms, practice and lessons that a person tries to add, rightly and forged. */
import type { TableName } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import { idOf, labelOf, officeId, personId, placement, today } from '../cast.ts';
import { book, bookList, contact, practiceEntry, rhythm, teaching } from './cast-work.ts';
import { peopleMakers } from './candidates-people.ts';
import type { Candidate } from './candidates.ts';
import type { AnyRow } from './relations.ts';
import { on } from './standing.ts';

const at = '2026-11-22T09:00:00Z';
const parts = ['student', 'trainer', 'mentor', 'coach', 'teacher'] as const;
const edges = ['student-company', 'company-school', 'school-student'] as const;
const hanneke = personId('hanneke');
const freshFor = (person: Id) => ({
	id: idOf(`new:work of ${person}`),
	form_id: idOf(`new:work form of ${person}`),
});

type Maker = (person: Id) => Candidate[];

/** On every placement in every part, and where somebody stands each forgery as well. */
function onPlacements(
	person: Id,
	rowOf: (part: string, edge: string) => AnyRow,
	forgeries: readonly [string, AnyRow][],
): Candidate[] {
	return placement.flatMap((where) => [
		...parts.flatMap((part) =>
			(on(person, where.id).length > 0 ? edges : edges.slice(1, 2)).map((edge) => ({
				what: `${edge} on ${labelOf(where.id)} as ${part}`,
				row: { ...rowOf(part, edge), placement_id: where.id },
			})),
		),
		...on(person, where.id).flatMap(({ part, heldFor }) =>
			[
				...forgeries,
				['on behalf of whom they stand in for', { on_behalf_of: heldFor }] as [string, AnyRow],
			].map(([forged, change]) => ({
				what: `on ${labelOf(where.id)} as ${part} ${forged}`,
				row: { ...rowOf(part, 'company-school'), placement_id: where.id, ...change },
			})),
		),
	]);
}

const inOthersName: [string, AnyRow] = ['in the name of Hanneke', { by: hanneke }];
const onBehalf: [string, AnyRow] = ['on behalf of somebody', { on_behalf_of: personId('ruth') }];
const tomorrow: [string, AnyRow] = ['of tomorrow', { day: '2026-11-23' }];

const answers = (
	person: Id,
	rows: readonly { id: Id; placement_id: Id }[],
	key: string,
	extra: AnyRow,
): Candidate[] =>
	rows.flatMap((row) =>
		parts.flatMap((as_part) => {
			const mine = { [key]: row.id, form_id: freshFor(person).form_id, at, ...extra };
			const base = { ...mine, placement_id: row.placement_id, by: person, as_part };
			return [
				{ what: `${labelOf(row.id)} as ${as_part}`, row: base },
				{ what: `${labelOf(row.id)} as ${as_part} for Hanneke`, row: { ...base, by: hanneke } },
			];
		}),
	);

const programmes = ['oost', 'west'].flatMap((school) =>
	['25835', '25350'].map((crebo) => ({ school_id: officeId(school), crebo })),
);
const inProgrammes = (person: Id, row: AnyRow): Candidate[] =>
	programmes.flatMap((programme) =>
		[person, hanneke].map((by) => ({
			what: `for ${labelOf(programme.school_id)} ${programme.crebo} by ${labelOf(by)}`,
			row: { ...freshFor(person), ...row, ...programme, by, at },
		})),
	);

export const workMakers: Partial<Record<TableName, Maker>> = {
	...peopleMakers,
	contact: (person) =>
		onPlacements(
			person,
			(as_part, edge) => ({
				...freshFor(person),
				...{ edge, kind: 'call', day: today, by: person, as_part, on_behalf_of: null, at },
			}),
			[inOthersName, onBehalf, tomorrow],
		),
	contact_correction: (person) =>
		answers(
			person,
			contact.filter(({ id }) => id !== idOf('contact:company-school of yara')),
			'contact_id',
			{},
		),
	rhythm: (person) =>
		onPlacements(
			person,
			(as_part, edge) => ({
				...freshFor(person),
				...{ edge, weeks: 8, by: person, as_part, on_behalf_of: null, at },
			}),
			[inOthersName, onBehalf],
		),
	rhythm_confirmation: (person) =>
		answers(person, rhythm.slice(2), 'rhythm_id', { on_behalf_of: null }),
	practice_entry: (person) =>
		placement.flatMap((where) =>
			(['student', 'trainer', 'mentor'] as const).flatMap((as_part) =>
				[
					['', {}] as [string, AnyRow],
					...(on(person, where.id).length > 0 ? [inOthersName, tomorrow] : []),
				].map(([forged, change]) => ({
					what: `on ${labelOf(where.id)} as ${as_part} ${forged}`,
					row: {
						...freshFor(person),
						...{ placement_id: where.id, help: 'seen', day: today, by: person, as_part, at },
						...change,
					},
				})),
			),
		),
	practice_entry_correction: (person) =>
		practiceEntry
			.filter(({ id }) => id !== idOf('practice_entry:leo for yara'))
			.flatMap((entry) =>
				[person, hanneke].map((by) => ({
					what: `${labelOf(entry.id)} by ${labelOf(by)}`,
					row: {
						...{ entry_id: entry.id, placement_id: entry.placement_id, by, at },
						form_id: freshFor(person).form_id,
					},
				})),
			),
	school_day: (person) =>
		placement.flatMap((where) =>
			(['student', 'coach'] as const).flatMap((as_part) =>
				[['', {}] as [string, AnyRow], inOthersName].map(([forged, change]) => ({
					what: `on ${labelOf(where.id)} as ${as_part} ${forged}`,
					row: {
						...freshFor(person),
						...{ placement_id: where.id, weekday: 2, by: person, as_part, at },
						...change,
					},
				})),
			),
		),
	teaching: (person) => inProgrammes(person, { number: 1, text: 'x', begins_on: today }),
	book_list: (person) => inProgrammes(person, {}),
	book: (person) =>
		bookList.flatMap((list) =>
			[person, hanneke].map((by) => ({
				what: `in ${labelOf(list.id)} by ${labelOf(by)}`,
				row: {
					...freshFor(person),
					...{ number: 1, list_id: list.id, programme: `${list.school_id}:25835`, title: 'x' },
					...{ by, at },
				},
			})),
		),
	teaching_removal: (person) =>
		teaching
			.filter(({ id }) => id !== idOf('teaching:before at west'))
			.flatMap((line) =>
				[person, hanneke].map((by) => ({
					what: `${labelOf(line.id)} by ${labelOf(by)}`,
					row: {
						teaching_id: line.id,
						programme: `${line.school_id}:${line.crebo}`,
						...{ by, at },
					},
				})),
			),
	book_removal: (person) =>
		book.slice(0, 1).flatMap((one) =>
			[person, hanneke].map((by) => ({
				what: `${labelOf(one.id)} by ${labelOf(by)}`,
				row: { book_id: one.id, programme: one.programme, by, at },
			})),
		),
};
