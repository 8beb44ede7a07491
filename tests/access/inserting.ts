/** What a person of the cast may add, by product.md; the oracle for new rows. */
import { tables, type Relation, type TableAccess, type TableName } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import { handOver, mailbox, placement, role, today } from '../cast.ts';
import { look as looks, signal, spareLook } from './cast-signals.ts';
import { hears, mayReach, relationsOf, type AnyRow } from './relations.ts';
import { toHandOver } from './handing-over.ts';
import { erasureOracle } from './erasing.ts';
import { hearsOfOffice, officeOracles } from './inserting-office.ts';
import { workOracles } from './inserting-work.ts';
import { chosen, cornerOf, is, isRunning, officesOf, on } from './standing.ts';

/** Whether the matrix lets a person add this row. */
export function mayInsert(person: Id, table: TableName, row: AnyRow): boolean {
	const access: TableAccess = tables[table];
	const relations = oracles[table]?.(person, row) ?? [];
	return relations.some((relation) => access.insert?.includes(relation));
}

type Oracle = (person: Id, row: AnyRow) => Relation[];

const oracles: Partial<Record<TableName, Oracle>> = {
	...officeOracles,
	mailbox: (person, row) =>
		chosen({
			'may reach':
				row['added_by'] === person &&
				row['proven_at'] === null &&
				mayReach(person, row['person_id']),
		}),
	mailbox_address: (person, row) => {
		const box = mailbox.find((one) => one.id === row['mailbox_id']);
		return chosen({ 'may reach': box?.added_by === person && mayReach(person, box.person_id) });
	},
	goal: (person, row) => (row['written_by'] === person ? asPart(person, row, row['as_part']) : []),
	signal: (person, row) =>
		row['raised_by'] === person &&
		isOfItsPlacement(row) &&
		isRightlyAddressed(row) &&
		isInOwnName(person, row, row['raised_part'])
			? asPart(person, row, row['raised_part'])
			: [],
	signal_step: stepRelations,
	signal_line: (person, row) => {
		const about = signal.find((one) => one.id === row['signal_id']);
		const isOwn = row['by'] === person && is(person, 'student', row['placement_id']);
		const fits = isOn(about, row) && about?.raised_by !== person && isRunning(row['placement_id']);
		return chosen({ student: isOwn && fits });
	},
	...workOracles,
	erasure: erasureOracle,
	event: eventRelations,
	look: (person, row) => {
		const { part, placement_id: where } = row;
		const isOurs = cornersOf(where, cornerOf(part)).includes(row['organisation_id']);
		return part !== 'student' && row['day'] === today && isOurs && is(person, part, where)
			? [part as Relation]
			: [];
	},
	look_reader: (person, row) => {
		const parts = on(person, row['placement_id'])
			.map(({ part }) => part)
			.filter((part) => part !== 'student')
			.filter((part) =>
				cornersOf(row['placement_id'], cornerOf(part)).includes(row['organisation_id']),
			);
		const look = [...looks, ...spareLook].find(({ id }) => id === row['look_id']);
		const isOfThatLook =
			look?.placement_id === row['placement_id'] &&
			look?.organisation_id === row['organisation_id'];
		return row['reader_id'] === person && row['day'] === today && isOfThatLook ? parts : [];
	},
};

/** What is written on a placement is written in a part that one has, while it runs. */
function asPart(person: Id, row: AnyRow, part: unknown): Relation[] {
	const where = row['placement_id'];
	return is(person, part, where) && isRunning(where) ? [part as Relation] : [];
}

/** "Namens" is only said of whom one stands in for, in that part. */
function isInOwnName(person: Id, row: AnyRow, part: unknown): boolean {
	const whose = row['on_behalf_of'];
	if (whose === null) return true;
	return on(person, row['placement_id']).some(
		(one) => one.part === part && one.heldFor === whose && whose !== person,
	);
}

/** The organisations that stand on a row are those of its placement. */
const isOfItsPlacement = (row: AnyRow): boolean =>
	placement.some(
		(one) =>
			one.id === row['placement_id'] &&
			one.school_id === row['school_id'] &&
			one.company_id === row['company_id'],
	);

/** Nobody asks their own corner, and nobody reads it but who product.md names. */
function isRightlyAddressed(row: AnyRow): boolean {
	if (cornerOf(row['raised_part']) === row['asks']) return false;
	const asker = row['raised_part'] === 'student' ? [] : [`person:${String(row['raised_by'])}`];
	const readers = { student: [], company: ['trainer'], school: ['coach', ...subjectTeacher(row)] };
	const asked = readers[row['asks'] as keyof typeof readers];
	const right = row['asks_person']
		? ['student', ...asker, `person:${String(row['asks_person'])}`]
		: ['student', ...asker, ...asked, ...readers[cornerOf(row['raised_part'])]];
	return (row['audience'] as string[]).every((entry) => right.includes(entry));
}

const subjectTeacher = (row: AnyRow): string[] =>
	row['topic'] === 'subject' ? [`teacher:${String(row['topic_detail'])}`] : [];

/** Whether a row stands on the same placement as its signal, with the same audience. */
function isOn(about: (typeof signal)[number] | undefined, row: AnyRow): boolean {
	return (
		about?.placement_id === row['placement_id'] &&
		String(about?.audience) === String(row['audience'])
	);
}

function stepRelations(person: Id, row: AnyRow): Relation[] {
	const about = signal.find((one) => one.id === row['signal_id']);
	if (!about || !isOn(about, row) || row['by'] !== person || !hears(person, row)) return [];
	const part = row['as_part'];
	if (!is(person, part, row['placement_id']) || !isInOwnName(person, row, part)) return [];
	if (!isRunning(row['placement_id'])) return [];
	const isAsker = about.raised_by === person;
	const isColleague = !about.asks_person && cornerOf(about.raised_part) === cornerOf(part);
	const isAsked =
		cornerOf(part) === about.asks && (!about.asks_person || about.asks_person === person);
	if (row['kind'] === 'seen' || row['kind'] === 'answered')
		return chosen({ 'asked side': isAsked });
	if (row['kind'] === 'withdrawn') return chosen({ 'asking side': isAsker });
	return chosen({
		'asking side': (isAsker && cornerOf(about.raised_part) === cornerOf(part)) || isColleague,
	});
}

function eventRelations(person: Id, row: AnyRow): Relation[] {
	if (row['actor_id'] !== person) return [];
	const audience = row['audience'] as string[];
	const where = row['placement_id'];
	const about = signal.find((one) => one.id === row['subject_id']);
	const isOfSignal = String(row['kind']).startsWith('signal.');
	if (isOfSignal && !(about && hears(person, about) && isOn(about, row))) return [];
	if (where !== null)
		return [
			...on(person, where).map(({ part }) => part),
			...chosen({ 'handed over': tellsOfHandOver(person, row) }),
		];
	const office = row['organisation_id'] as Id;
	if (row['kind'] === 'hand-over.told') return toldOfHandOver(person, row);
	if (row['kind'] === 'copy.offered')
		return chosen({
			administrator: offersCopy(person, row),
			// What somebody tells themself alone is theirs to tell.
			self: String(audience) === `person:${person}`,
		});
	const right = [`administrator:${office}`, `person:${person}`];
	return chosen({
		administrator:
			officesOf(person).includes(office) &&
			audience.every((entry) => right.includes(entry) || hearsOfOffice(office, entry)),
		self: String(audience) === `person:${person}`,
	});
}

const tellsOfHandOver = (person: Id, row: AnyRow): boolean =>
	(row['kind'] === 'hand-over.made' || row['kind'] === 'hand-over.undone') &&
	handOver.some(
		(one) =>
			one.id === row['subject_id'] &&
			one.placement_id === row['placement_id'] &&
			toHandOver(person, one).includes('author'),
	);

/** Who hands over and who takes over are told, by who did it; and one tells oneself. */
function toldOfHandOver(person: Id, row: AnyRow): Relation[] {
	const own = `person:${person}`;
	const told = handOver
		.filter((one) => one.form_id === row['subject_id'] && one.by === person)
		.flatMap((one) => role.filter(({ id }) => id === one.to_role))
		.map((one) => `person:${one.person_id}`);
	const audience = row['audience'] as string[];
	return chosen({
		self: String(audience) === own,
		'handed over': told.length > 0 && audience.every((entry) => [own, ...told].includes(entry)),
	});
}

/** An administrator tells somebody of the own organisation, and nobody else, that they can fetch their data. */
function offersCopy(person: Id, row: AnyRow): boolean {
	const { organisation_id: office, subject_id: whom } = row;
	const told = [`administrator:${String(office)}`, `person:${String(whom)}`];
	return (
		officesOf(person).includes(office as Id) &&
		relationsOf(person, 'person', { id: whom }).length > 0 &&
		String(row['audience']) === String(told)
	);
}

/** The organisations that speak in one corner of a placement. */
function cornersOf(where: unknown, corner: string): unknown[] {
	const found = placement.find((one) => one.id === where);
	return [corner === 'school' ? found?.school_id : found?.company_id];
}
