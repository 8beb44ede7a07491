/** What was erased in the cast, what a person tries to erase, and what of it they may, by docs/trust-model.md. */
import type { Relation } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import {
	idOf,
	labelOf,
	mailbox,
	officeId,
	organisation,
	personId,
	placement,
	role,
	roleId,
	type PersonKey,
	type Row,
} from '../cast.ts';
import { goal, signal, signalLine, signalStep } from './cast-signals.ts';
import type { Candidate } from './candidates.ts';
import { hears, type AnyRow } from './relations.ts';
import { chosen, cornerOf, officesOf, on, roleRuns } from './standing.ts';

const at = '2026-11-22T09:00:00Z';
const parts = ['student', 'trainer', 'mentor', 'coach', 'teacher'] as const;

type Fact = Omit<Row<'erasure'>, 'covers'>;

/** Two of a text that had no words any more, one of a person who is nowhere: the rest of the cast stays. */
export const erasure: Fact[] = [
	...(['hanneke', 'noor'] as const).map((who): Fact => ({
		id: idOf(`erasure:by ${who}`),
		form_id: idOf(`erasure form:by ${who}`),
		kind: 'answer',
		row_id: idOf(`nothing of ${who}`),
		placement_id: placement[0]?.id ?? '',
		organisation_id: null,
		by: personId(who),
		as_part: who === 'noor' ? 'student' : 'coach',
		reason: 'private',
		at,
	})),
	{
		id: idOf('erasure:of somebody'),
		form_id: idOf('erasure form:of somebody'),
		kind: 'person',
		row_id: idOf('person:erased before'),
		placement_id: null,
		organisation_id: officeId('oost'),
		by: personId('quinten'),
		as_part: 'administrator',
		reason: 'asked',
		at,
	},
];

interface Text {
	kind: Fact['kind'];
	id: Id;
	placement_id: Id;
	by: Id;
	as_part: string;
	/** Null: everybody on the placement. */
	row: AnyRow | null;
}

/** Every text of the cast that has words. */
const texts: readonly Text[] = [
	...goal.map((one): Text => ({ ...one, kind: 'goal', by: one.written_by, row: null })),
	...signal.map((one): Text => ({
		...one,
		kind: 'question',
		by: one.raised_by,
		as_part: one.raised_part,
		row: one,
	})),
	...signalStep
		.filter(({ text }) => text)
		.map((one): Text => ({ ...one, kind: 'answer', row: one })),
	...signalLine.map((one): Text => ({ ...one, kind: 'line', as_part: 'student', row: one })),
];

const rowOf = (person: Id, change: AnyRow): AnyRow => ({
	id: idOf(`new:erasure of ${person}`),
	form_id: idOf(`new:erasure form of ${person}`),
	placement_id: null,
	organisation_id: null,
	by: person,
	reason: 'private',
	at,
	...change,
});

function textCandidates(person: Id): Candidate[] {
	return texts.flatMap(({ kind, id, placement_id: where }) => {
		const mine = on(person, where).map(({ part }) => part);
		const tried = mine.length > 0 ? [...new Set([...mine, 'student' as const])] : parts.slice(3, 4);
		const row = (as_part: string, change: AnyRow = {}) =>
			rowOf(person, { kind, row_id: id, placement_id: where, as_part, ...change });
		return [
			...tried.map((part) => ({ what: `${kind} ${labelOf(id)} as ${part}`, row: row(part) })),
			...tried.slice(0, 1).flatMap((part) => [
				{
					what: `${kind} ${labelOf(id)} for Hanneke`,
					row: row(part, { by: personId('hanneke') }),
				},
				{
					what: `${kind} ${labelOf(id)} as of elsewhere`,
					row: row(part, { placement_id: placement.find((one) => one.id !== where)?.id }),
				},
			]),
		];
	});
}

const tried: readonly PersonKey[] = [
	'noor',
	'mo',
	'hanneke',
	'els',
	'annelies',
	'dirk',
	'wout',
	'casper',
	'karin',
	'nick',
];

function personCandidates(person: Id): Candidate[] {
	return organisation.flatMap(({ id: office }) =>
		tried.map((key) => ({
			what: `${key} at ${labelOf(office)}`,
			row: rowOf(person, {
				kind: 'person',
				row_id: personId(key),
				organisation_id: office,
				as_part: 'administrator',
			}),
		})),
	);
}

/** What this person tries to erase. */
export const erasureCandidates = (person: Id): Candidate[] => [
	...textCandidates(person),
	...personCandidates(person),
	...personCandidates(person)
		.slice(0, 12)
		.map(({ what, row }) => ({
			what: `${what}, with what it covers`,
			row: { ...row, covers: `{${roleId('hanneke')}}` },
		})),
];

function mayEraseText(person: Id, row: AnyRow): boolean {
	const text = texts.find(({ kind, id }) => kind === row['kind'] && id === row['row_id']);
	if (!text || text.placement_id !== row['placement_id']) return false;
	if (text.row && !hears(person, text.row)) return false;
	return on(person, text.placement_id)
		.filter(({ part }) => part === row['as_part'])
		.some(
			({ part, heldFor }) =>
				text.by === person ||
				part === 'student' ||
				(heldFor === person &&
					(part === 'coach' || part === 'trainer') &&
					cornerOf(part) === cornerOf(text.as_part)),
		);
}

function mayErasePerson(person: Id, row: AnyRow): boolean {
	const { row_id: whom, organisation_id: office } = row;
	if (!officesOf(person).includes(office as Id) || 'covers' in row) return false;
	const isOurs =
		role.some((one) => one.person_id === whom && one.organisation_id === office) ||
		placement.some((one) => one.student_id === whom && one.school_id === office);
	const administrators = role.filter(
		(one) => one.organisation_id === office && one.kind === 'administrator',
	);
	const isOne = administrators.some((one) => one.person_id === whom);
	const stays = administrators.some(
		(one) =>
			one.person_id !== whom && roleRuns(one.id) && !one.ended_on && isReached(one.person_id),
	);
	return isOurs && (!isOne || stays);
}

const isReached = (person: unknown): boolean =>
	mailbox.some((one) => one.person_id === person && one.proven_at !== null);

/** Whether somebody may erase this. */
export function erasureOracle(person: Id, row: AnyRow): Relation[] {
	const may = row['kind'] === 'person' ? mayErasePerson : mayEraseText;
	return chosen({ 'may erase': row['by'] === person && may(person, row) });
}
