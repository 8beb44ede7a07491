/** Who hands over which student to whom, who reads it, and what of it they try wrongly. */
import type { Relation } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import {
	handOver,
	idOf,
	labelOf,
	personId,
	placement,
	placementPerson,
	role,
	roleId,
	today,
	type Row,
} from '../cast.ts';
import type { Candidate } from './candidates.ts';
import type { AnyRow } from './relations.ts';
import { chosen } from './standing.ts';
import { is, isRunning, officesOf, on, roleRuns } from './standing.ts';

type HandOver = (typeof handOver)[number];
const roleOf = (id: unknown) => role.find((one) => one.id === id);
const holds = (person: Id, id: unknown): boolean =>
	roleRuns(id) && roleOf(id)?.person_id === person;
const isOver = (day: unknown, since: string): boolean => typeof day === 'string' && day <= since;
const yesterday = '2026-11-21';
const threeMonthsAgo = '2026-08-22';

/** Whose student it is, as coach or trainer: one's own, or of somebody who left one's organisation. */
function mayGive(person: Id, row: AnyRow): boolean {
	const from = roleOf(row['from_role']);
	const there = placementPerson.some(
		(one) =>
			one.placement_id === row['placement_id'] &&
			one.role_id === from?.id &&
			one.part === row['part'] &&
			one.part === from?.kind &&
			one.begins_on <= today &&
			!one.ended_on,
	);
	if (!from || !there || !isRunning(row['placement_id'])) return false;
	if (!['coach', 'trainer'].includes(from.kind)) return false;
	if (from.person_id === person) return roleRuns(from.id);
	return officesOf(person).includes(from.organisation_id) && isOver(from.ended_on, today);
}

/** A colleague of that organisation with that kind of role, who is there when it begins. */
function mayTake(person: Id, row: AnyRow): boolean {
	const [from, to] = [roleOf(row['from_role']), roleOf(row['to_role'])];
	const where = placement.find(({ id }) => id === row['placement_id']);
	const begins = String(row['begins_on']);
	return (
		to?.organisation_id === from?.organisation_id &&
		to?.kind === from?.kind &&
		to?.person_id !== person &&
		to?.person_id !== from?.person_id &&
		to?.person_id !== where?.student_id &&
		(to?.begins_on ?? '9') <= today &&
		!isOver(to?.ended_on, begins) &&
		!isOver(where?.ended_on, begins)
	);
}

/** Has that role for a week by that day: of who left, an administrator gives to nobody newer. */
const settled = (id: unknown, begins: string): boolean =>
	Date.parse(begins) - Date.parse(roleOf(id)?.begins_on ?? '9999-01-01') >= 7 * 86_400_000;

/** What a person may add to `hand_over`. */
export function handsOver(person: Id, row: AnyRow): Relation[] {
	const begins = String(row['begins_on']);
	const fits = row['by'] === person && row['undone_at'] === null;
	const soon = begins >= today && begins <= '2027-02-20';
	const own = roleOf(row['from_role'])?.person_id === person;
	const inTime = own || (begins > today && settled(row['to_role'], begins));
	return chosen({
		'hands over': fits && soon && inTime && mayGive(person, row) && mayTake(person, row),
	});
}

/** What goes along is written by who hands over themself. */
export function writesAlong(person: Id, row: AnyRow): Relation[] {
	const about = handOver.find(({ id }) => id === row['hand_over_id']);
	return chosen({
		'hands over':
			row['by'] === person &&
			about?.by === person &&
			!about.undone_at &&
			toHandOver(person, about).includes('author') &&
			holds(person, about.from_role),
	});
}

/** How a person stands to what was handed over. */
export function toHandOver(person: Id, row: AnyRow): Relation[] {
	const one = row as HandOver;
	const from = roleOf(one.from_role);
	const open = one.begins_on >= today || String(one.at).slice(0, 10) >= yesterday;
	const gave =
		one.by === person &&
		(holds(person, one.from_role) || officesOf(person).includes(from?.organisation_id ?? ''));
	const parts = on(person, one.placement_id).map(({ part }) => part);
	return [
		...new Set<Relation>(parts),
		...chosen({
			'handed over': open && (gave || holds(person, one.to_role)),
			author: open && gave,
		}),
	];
}

/** How a person stands to the lines that went along; nobody does once three months have passed. */
export function toLine(person: Id, row: AnyRow): Relation[] {
	const one = row as Row<'hand_over_line'>;
	if (on(person, one.placement_id).length === 0 || isOver(one.begins_on, threeMonthsAgo)) return [];
	return chosen({
		student: is(person, 'student', one.placement_id),
		'takes over': one.begins_on <= today && holds(person, one.to_role),
		author: one.by === person,
	});
}

function giveOf(
	person: Id,
	held: (typeof placementPerson)[number],
	to: Id,
	forged = '',
	change: AnyRow = {},
): Candidate {
	const row = {
		id: idOf(`new:hand_over of ${person}`),
		form_id: idOf(`new:form of hand_over of ${person}`),
		placement_id: held.placement_id,
		part: held.part,
		from_role: held.role_id,
		to_role: to,
		begins_on: '2026-12-01',
		by: person,
		at: '2026-11-22T09:00:00Z',
		undone_at: null,
		...change,
	};
	return {
		what: `${labelOf(held.placement_id)} from ${labelOf(held.role_id)} to ${labelOf(to)} ${forged}`,
		row,
	};
}

const takers = ['femke', 'oscar', 'vera', 'lotte', 'leo', 'ruth'];

/** Each part of a coach or trainer to each of these, rightly and forged. */
export function handOverCandidates(person: Id): Candidate[] {
	const parts = placementPerson.filter(({ part }) => part === 'coach' || part === 'trainer');
	return parts.flatMap((held) => {
		const mine = on(person, held.placement_id).length > 0 || officesOf(person).length > 0;
		if (!mine) return [giveOf(person, held, roleId('femke')), giveOf(person, held, roleId('leo'))];
		return takers
			.filter((one) => roleId(one) !== held.role_id)
			.flatMap((one) => [
				giveOf(person, held, roleId(one)),
				...(one === 'femke' || one === 'leo'
					? [
							giveOf(person, held, roleId(one), 'today', { begins_on: today }),
							giveOf(person, held, roleId(one), 'yesterday', { begins_on: yesterday }),
							giveOf(person, held, roleId(one), 'in a hundred days', { begins_on: '2027-03-02' }),
							giveOf(person, held, roleId(one), 'taken back', {
								undone_at: '2026-11-22T09:00:00Z',
							}),
							giveOf(person, held, roleId(one), 'in the name of Hanneke', {
								by: personId('hanneke'),
							}),
							giveOf(person, held, roleId(one), 'in the other part', {
								part: held.part === 'coach' ? 'trainer' : 'coach',
							}),
						]
					: []),
			]);
	});
}

/** Lines to what the cast handed over, by who tries and in the name of who did. */
export function alongCandidates(person: Id): Candidate[] {
	return handOver
		.filter(({ by, undone_at: undone }) => by === personId('dirk') || undone)
		.flatMap((one) =>
			[...new Set([person, one.by])].map((by) => ({
				what: `to ${labelOf(one.id)} by ${labelOf(by)}`,
				row: {
					hand_over_id: one.id,
					placement_id: one.placement_id,
					to_role: one.to_role,
					begins_on: one.begins_on,
					by,
					runs: 'x',
				},
			})),
		);
}
