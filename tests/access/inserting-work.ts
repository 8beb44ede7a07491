/** What a person of the cast may add of contacts, rhythms, practice and lessons, by product.md. */
import type { Relation, TableName } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import { placementDetail, today } from '../cast.ts';
import { contact, practiceEntry, rhythm, teaching } from './cast-work.ts';
import { peopleOracles } from './inserting-people.ts';
import type { AnyRow } from './relations.ts';
import { chosen, cornerOf, is, isRunning, on, standingsOf } from './standing.ts';

const ends = (edge: unknown): string[] => String(edge).split('-');

/** In a part one has, for one of the two ends, while the placement runs. */
function speaks(person: Id, row: AnyRow, edge: unknown): Relation[] {
	const { as_part: part, placement_id: where } = row;
	const fits = row['by'] === person && ends(edge).includes(cornerOf(part));
	return fits && is(person, part, where) && isRunning(where) ? [part as Relation] : [];
}

function inOwnName(person: Id, row: AnyRow): boolean {
	const whose = row['on_behalf_of'];
	if (whose === null || whose === undefined) return true;
	return on(person, row['placement_id']).some(
		(one) => one.part === row['as_part'] && one.heldFor === whose && whose !== person,
	);
}

const notLater = (row: AnyRow): boolean => String(row['day']) <= today;

/** How somebody stands to a programme: a school and a crebo. */
export function toProgramme(person: Id, programme: string): Relation[] {
	const mine = standingsOf(person).filter((one) => {
		const detail = placementDetail.find(({ placement_id }) => placement_id === one.placement);
		return `${detail?.school_id}:${detail?.crebo}` === programme;
	});
	return chosen({
		'in the programme': mine.length > 0,
		'teaching the programme': mine.some(
			(one) => cornerOf(one.part) === 'school' && isRunning(one.placement),
		),
	});
}

const programmeOf = (row: AnyRow): string =>
	String(row['programme'] ?? `${String(row['school_id'])}:${String(row['crebo'])}`);
const teaches = (person: Id, row: AnyRow): Relation[] =>
	row['by'] === person ? toProgramme(person, programmeOf(row)) : [];

export const workOracles: Partial<Record<TableName, (person: Id, row: AnyRow) => Relation[]>> = {
	...peopleOracles,
	contact: (person, row) =>
		notLater(row) && inOwnName(person, row) ? speaks(person, row, row['edge']) : [],
	contact_correction: (person, row) =>
		speaks(person, row, contact.find(({ id }) => id === row['contact_id'])?.edge),
	rhythm: (person, row) => (inOwnName(person, row) ? speaks(person, row, row['edge']) : []),
	rhythm_confirmation: (person, row) => {
		const proposed = rhythm.find(({ id }) => id === row['rhythm_id']);
		const other = cornerOf(proposed?.as_part) !== cornerOf(row['as_part']);
		return other && inOwnName(person, row) ? speaks(person, row, proposed?.edge) : [];
	},
	practice_entry: (person, row) =>
		row['by'] === person &&
		notLater(row) &&
		is(person, row['as_part'], row['placement_id']) &&
		isRunning(row['placement_id'])
			? [row['as_part'] as Relation]
			: [],
	practice_entry_correction: (person, row) => {
		const entry = practiceEntry.find(({ id }) => id === row['entry_id']);
		return chosen({
			author:
				row['by'] === person &&
				entry?.by === person &&
				isRunning(entry.placement_id) &&
				on(person, entry.placement_id).length > 0,
		});
	},
	school_day: (person, row) =>
		row['by'] === person &&
		is(person, row['as_part'], row['placement_id']) &&
		isRunning(row['placement_id'])
			? [row['as_part'] as Relation]
			: [],
	teaching: teaches,
	teaching_removal: (person, row) => {
		const written = teaching.find(({ id }) => id === row['teaching_id']);
		const there = teaches(person, row).includes('teaching the programme');
		return chosen({ author: there && written?.by === person });
	},
	book_list: teaches,
	book: teaches,
	book_removal: teaches,
};
