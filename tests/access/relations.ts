/** How a person of the cast stands to a row, for reading and changing; the oracle of the lock. */
import { tables, type Relation, type TableName } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import { deputy, mailbox, placement, placementPerson, role, today, type Row } from '../cast.ts';
import { partnershipState } from './cast-work.ts';
import { toHandOver, toLine } from './handing-over.ts';
import { toProgramme } from './inserting-work.ts';
import {
	chosen,
	cornerOf,
	entryRuns,
	isRunning,
	officesOf,
	sponsoredBy,
	on,
	peopleOn,
	standingsOf,
} from './standing.ts';

/** A row of whatever table, with only what the oracle needs of it. */
export type AnyRow = Readonly<Record<string, unknown>>;

const parts = ['student', 'trainer', 'mentor', 'coach', 'teacher'] as const;
const placementOf = (id: unknown) => placement.find((one) => one.id === id);
const minePlacements = (person: Id) => placement.filter((one) => on(person, one.id).length > 0);
const officePlacements = (person: Id) =>
	placement.filter((one) =>
		officesOf(person).some((office) => office === one.school_id || office === one.company_id),
	);
const cornersOf = (one: (typeof placement)[number]) => [
	one.school_id,
	one.company_id,
	one.employer_id,
];

/** Whether somebody leads either side of a partnership. */
const leads = (person: Id, row: AnyRow): boolean =>
	sponsoredBy(person).some((office) => [row['school_id'], row['company_id']].includes(office));

const toPlacement = (person: Id, where: unknown): Relation[] =>
	parts.filter((part) => on(person, where).some((one) => one.part === part));

function toOrganisation(person: Id, organisation: unknown): Relation[] {
	const named = (among: typeof placement) =>
		among.some((one) => cornersOf(one).includes(organisation as Id));
	const mine = role.some(
		(one) =>
			one.person_id === person &&
			one.organisation_id === organisation &&
			!(one.ended_on && one.ended_on <= today),
	);
	return chosen({
		'on a placement with': named(minePlacements(person)),
		sponsor: partnershipState.some(
			(one) => leads(person, one) && [one.school_id, one.company_id].includes(organisation as Id),
		),
		self: mine,
		administrator:
			officesOf(person).includes(organisation as Id) || named(officePlacements(person)),
		'its administrator': officesOf(person).includes(organisation as Id),
	});
}

function toPerson(person: Id, other: unknown): Relation[] {
	const offices = officesOf(person);
	return chosen({
		self: other === person,
		'on a placement with': minePlacements(person).some((one) =>
			peopleOn(one.id).includes(other as Id),
		),
		administrator:
			role.some((one) => one.person_id === other && offices.includes(one.organisation_id)) ||
			officePlacements(person).some((one) => one.student_id === other),
	});
}

function toRole(person: Id, id: unknown): Relation[] {
	const found = role.find((one) => one.id === id);
	return chosen({
		self: found?.person_id === person,
		'on a placement with': placementPerson.some(
			(one) => one.role_id === id && on(person, one.placement_id).length > 0,
		),
		...(found !== undefined && officesOf(person).includes(found.organisation_id)
			? { administrator: true, 'its administrator': true }
			: {}),
	});
}

/** Whether somebody holds what one entry of an audience asks for. */
export function holds(person: Id, where: unknown, entry: string): boolean {
	const [kind, detail] = [entry.split(':')[0], entry.slice(entry.indexOf(':') + 1)];
	if (kind === 'person')
		return detail === person && (where === null || on(person, where).length > 0);
	if (kind === 'administrator') return where === null && officesOf(person).includes(detail);
	if (kind === 'teacher')
		return on(person, where).some((one) => one.part === 'teacher' && one.subject === detail);
	return on(person, where).some((one) => one.part === kind);
}

/** Whether somebody is in the stored audience of a row. */
export const hears = (person: Id, row: AnyRow): boolean =>
	(row['audience'] as string[]).some((entry) => holds(person, row['placement_id'], entry));

/** Nobody proved an address of theirs yet, and this person is the one to add it. */
export function mayReach(person: Id, other: unknown): boolean {
	if (mailbox.some((one) => one.person_id === other && one.proven_at)) return false;
	const coached = standingsOf(person)
		.filter((one) => one.part === 'coach')
		.map((one) => one.placement);
	const companyPeople = placementPerson
		.filter((one) => coached.includes(one.placement_id) && isRunning(one.placement_id))
		.filter((one) => cornerOf(one.part) === 'company' && entryRuns(one))
		.map((one) => role.find(({ id }) => id === one.role_id)?.person_id);
	const colleagues = role
		.filter(
			(one) =>
				officesOf(person).includes(one.organisation_id) && !(one.ended_on && one.ended_on <= today),
		)
		.map((one) => one.person_id);
	const students = coached.map((where) => placementOf(where)?.student_id);
	return [...students, ...companyPeople, ...colleagues].includes(other as Id);
}

function toMailbox(person: Id, row: AnyRow): Relation[] {
	return [
		...toPerson(person, row['person_id']),
		...chosen({
			'may reach': mayReach(person, row['person_id']) && !row['proven_at'],
			'has another door':
				row['person_id'] === person &&
				mailbox.some((one) => one.person_id === person && one.id !== row['id'] && one.proven_at),
		}),
	];
}

function toAddress(person: Id, row: AnyRow): Relation[] {
	const box = mailbox.find((one) => one.id === row['mailbox_id']);
	const known = toPerson(person, box?.person_id).length > 0;
	return chosen({
		self: box?.person_id === person,
		'added it': known && box?.added_by === person && !box.proven_at,
	});
}

/** How a person stands to a row that exists. */
export function relationsOf(person: Id, table: TableName, row: AnyRow): Relation[] {
	switch (table) {
		case 'organisation':
			return toOrganisation(person, row['id']);
		case 'site':
			return toOrganisation(person, row['organisation_id']);
		case 'person':
			return toPerson(person, row['id']);
		case 'role':
			return toRole(person, row['id']);
		case 'deputy':
			return [
				...(deputy.some((one) => one.id === row['id'] && one.person_id === person)
					? (['self'] as const)
					: toRole(person, row['role_id']).filter((one) => one !== 'self')),
				...(role.some((one) => one.id === row['role_id'] && one.person_id === person)
					? (['self', 'holds the role'] as const)
					: []),
			];
		case 'mailbox':
			return toMailbox(person, row);
		case 'mailbox_address':
			return toAddress(person, row);
		case 'claim':
		case 'organisation_change':
			return toOrganisation(person, row['organisation_id']);
		case 'pass':
			return chosen({
				self: row['person_id'] === person,
				'made the pass': row['made_by'] === person,
			});
		case 'hand_over':
			return toHandOver(person, row);
		case 'hand_over_line':
			return toLine(person, row);
		case 'placement':
			return [
				...toPlacement(person, row['id']),
				...chosen({ administrator: officePlacements(person).some((one) => one.id === row['id']) }),
			];
		case 'signal':
		case 'signal_step':
		case 'signal_line':
		case 'event':
			return chosen({ audience: hears(person, row) });
		case 'teaching':
		case 'book_list':
			return toProgramme(person, `${String(row['school_id'])}:${String(row['crebo'])}`);
		case 'book':
		case 'book_removal':
		case 'teaching_removal':
			return toProgramme(person, String(row['programme']));
		case 'look_reader':
			return chosen({
				self: row['reader_id'] === person,
				administrator: officesOf(person).includes(row['organisation_id'] as Id),
			});
		case 'erasure':
			return chosen({
				author: row['by'] === person,
				administrator: officesOf(person).includes(row['organisation_id'] as Id),
			});
		case 'partnership_state':
			return chosen({ sponsor: leads(person, row) });
		case 'import':
			return chosen({ administrator: officesOf(person).includes(row['school_id'] as Id) });
		default:
			return toPlacement(person, row['placement_id']);
	}
}

/** Whether the matrix lets a person do this to a row that exists. */
export function may(
	person: Id,
	verb: 'select' | 'update' | 'delete',
	table: TableName,
	row: AnyRow,
): boolean {
	const access: {
		select: readonly Relation[];
		update?: readonly Relation[];
		delete?: readonly Relation[];
	} = tables[table];
	const enough = access[verb] ?? [];
	const relations = relationsOf(person, table, row).filter((relation) => enough.includes(relation));
	if (verb === 'update' && table === 'placement_person')
		return (
			row['part'] === 'mentor' && isRunning(row['placement_id']) && relations.includes('trainer')
		);
	if (verb === 'update' && table === 'hand_over' && row['undone_at']) return false;
	if (verb === 'update' && table === 'deputy' && row['ended_on']) return false;
	if (verb === 'update' && table === 'pass' && (row['ended_at'] || row['used_at'])) return false;
	const ended = (row as Row<'role'>).ended_on;
	if (verb === 'update' && table === 'role' && ended && ended <= today) return false;
	if (verb === 'update' && table === 'claim' && row['decision']) return false;
	return relations.length > 0;
}
