/** Which passes, parts and roles a person of the cast may make, by docs/trust-model.md. */
import type { Relation, TableName } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import { deputy, mailbox, placement, placementPerson, role, today } from '../cast.ts';
import { handsOver, writesAlong } from './handing-over.ts';
import type { AnyRow } from './relations.ts';
import {
	chosen,
	entryRuns,
	is,
	isRunning,
	officesOf,
	on,
	roleRuns,
	rolesOf,
	standingsOf,
} from './standing.ts';

const isGone = (day: unknown, since = today): boolean => typeof day === 'string' && day <= since;
const threeMonthsAgo = '2026-08-22';
const roleOf = (id: unknown) => role.find((one) => one.id === id);

/** The people beside whom a coach or a trainer stands on one placement. */
function besides(where: unknown, part: unknown): Id[] {
	const parts = part === 'coach' ? ['trainer', 'mentor'] : ['mentor'];
	return [
		...placement.filter(({ id }) => id === where).map((one) => one.student_id),
		...placementPerson
			.filter((one) => one.placement_id === where && parts.includes(one.part) && entryRuns(one))
			.flatMap((one) => roleOf(one.role_id)?.person_id ?? []),
	];
}

/** What somebody reads somewhere, as student, by a role or for whom they stand in, today or soon. */
function placesOf(whom: Id): (typeof placement)[number][] {
	const stoodInFor = deputy
		.filter((one) => one.person_id === whom && one.ends_on >= today && !isGone(one.ended_on))
		.map((one) => one.role_id);
	const held = role
		.filter((one) => one.person_id === whom || stoodInFor.includes(one.id))
		.filter((one) => !isGone(one.ended_on))
		.map(({ id }) => id);
	const worked = placementPerson
		.filter((one) => held.includes(one.role_id) && !isGone(one.ended_on))
		.map((one) => one.placement_id);
	return placement.filter(
		(one) =>
			(one.student_id === whom || worked.includes(one.id)) && !isGone(one.ended_on, threeMonthsAgo),
	);
}

function mayHandPass(person: Id, row: AnyRow): boolean {
	const { placement_id: where, as_part: part } = row;
	const whom = String(row['person_id']);
	const here = placement.find((one) => one.id === where);
	if (!here || !isRunning(where) || whom === person) return false;
	if (!on(person, where).some((one) => one.part === part && one.heldFor === person)) return false;
	if (!besides(where, part).includes(whom)) return false;
	const office = role.some(
		(one) =>
			one.person_id === whom && !['trainer', 'mentor'].includes(one.kind) && !isGone(one.ended_on),
	);
	const proven = mailbox.some((one) => one.person_id === whom && one.proven_at);
	const further = placesOf(whom).some((one) =>
		part === 'coach' ? one.school_id !== here.school_id : one.company_id !== here.company_id,
	);
	return !office && !further && !(part === 'trainer' && proven);
}

const trainedAt = (person: Id): Id[] =>
	standingsOf(person)
		.filter((one) => one.part === 'trainer' && isRunning(one.placement))
		.flatMap((one) => placement.find(({ id }) => id === one.placement)?.company_id ?? []);

/** Somebody without a role, an address or a placement. */
export const isNowhere = (whom: unknown): boolean =>
	!role.some((one) => one.person_id === whom) &&
	!mailbox.some((one) => one.person_id === whom) &&
	!placement.some((one) => one.student_id === whom);

/** A trainer brings somebody who is nowhere yet, as mentor from today and as nothing else. */
export function bringsMentor(person: Id, row: AnyRow): boolean {
	return (
		row['kind'] === 'mentor' &&
		row['begins_on'] === today &&
		row['ended_on'] === null &&
		row['brought_in_by'] === null &&
		isNowhere(row['person_id']) &&
		trainedAt(person).includes(String(row['organisation_id']))
	);
}

function bringsPart(person: Id, row: AnyRow): boolean {
	const where = row['placement_id'];
	const here = placement.find((one) => one.id === where);
	const held = roleOf(row['role_id']);
	const fits = row['part'] === 'mentor' && row['subject'] === '' && row['ended_on'] === null;
	return (
		fits &&
		row['begins_on'] === today &&
		isRunning(where) &&
		is(person, 'trainer', where) &&
		roleRuns(row['role_id']) &&
		held?.organisation_id === here?.company_id &&
		held?.person_id !== here?.student_id
	);
}

/** For an own role that runs, for a while that is not past, a colleague of that organisation. */
function appoints(person: Id, row: AnyRow): boolean {
	const held = roleOf(row['role_id']);
	const whom = String(row['person_id']);
	const days =
		(Date.parse(String(row['ends_on'])) - Date.parse(String(row['begins_on']))) / 86_400_000;
	return (
		held?.person_id === person &&
		roleRuns(held.id) &&
		['coach', 'trainer'].includes(held.kind) &&
		whom !== person &&
		rolesOf(whom).some((one) => one.organisation_id === held.organisation_id) &&
		String(row['begins_on']) >= today &&
		days < 60 &&
		row['ended_on'] === null
	);
}

export const peopleOracles: Partial<Record<TableName, (person: Id, row: AnyRow) => Relation[]>> = {
	person: (person) =>
		chosen({
			'trains somebody': trainedAt(person).length > 0,
			'keeps an office': officesOf(person).length > 0,
		}),
	deputy: (person, row) => chosen({ 'holds the role': appoints(person, row) }),
	hand_over: handsOver,
	hand_over_line: writesAlong,
	placement_person: (person, row) => chosen({ trainer: bringsPart(person, row) }),
	pass: (person, row) =>
		chosen({
			'may hand a pass':
				row['made_by'] === person &&
				row['ended_at'] === null &&
				row['used_at'] === null &&
				mayHandPass(person, row),
		}),
};
