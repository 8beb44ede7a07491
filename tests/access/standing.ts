/**
 * Who stands where in the cast, worked out from its facts and the words of product.md alone:
 * nothing here asks the database, so that the two can disagree.
 */
import type { Relation } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import { deputy, placement, placementPerson, role, today, type Row } from '../cast.ts';

export type Part = 'student' | Row<'placement_person'>['part'];
export interface Standing {
	readonly placement: Id;
	readonly part: Part;
	readonly subject: string;
	/** For whom somebody stands in; their own id when for nobody. */
	readonly heldFor: Id;
}

/** Three months before the day on which the cast lives. */
const threeMonthsAgo = '2026-08-22';

const isOver = (endedOn: unknown, day: string): boolean =>
	typeof endedOn === 'string' && endedOn <= day;
const runs = (one: (typeof role)[number]): boolean =>
	one.begins_on <= today && !isOver(one.ended_on, today);

/** The roles that somebody holds today in their own name. */
export const rolesOf = (person: Id) => role.filter((one) => one.person_id === person && runs(one));

/** The organisations of which somebody is administrator today; nobody stands in for that. */
export const officesOf = (person: Id): Id[] =>
	rolesOf(person)
		.filter(({ kind }) => kind === 'administrator')
		.map((one) => one.organisation_id);

/** The organisations that somebody leads today; nobody stands in for that either. */
export const sponsoredBy = (person: Id): Id[] =>
	rolesOf(person)
		.filter(({ kind }) => kind === 'sponsor')
		.map((one) => one.organisation_id);

/** Who may act in a role today: who holds it, and a deputy whose term runs and who is still there too. */
function holdersOf(held: (typeof role)[number]): Id[] {
	if (!runs(held)) return [];
	const deputies = deputy
		.filter((one) => one.role_id === held.id && one.begins_on <= today && today <= one.ends_on)
		.filter((one) => !isOver(one.ended_on, today))
		.map((one) => one.person_id)
		.filter((person) =>
			rolesOf(person).some((own) => own.organisation_id === held.organisation_id),
		);
	return [held.person_id, ...(held.kind === 'administrator' ? [] : deputies)];
}

/** Company people lose a placement at its end; student and school read it three months on. */
function isReadable(one: (typeof placement)[number], part: Part): boolean {
	const company = part === 'trainer' || part === 'mentor';
	return !isOver(one.ended_on, company ? today : threeMonthsAgo);
}

/** Where somebody stands on which placement today. */
export function standingsOf(person: Id): Standing[] {
	const known = memory.get(person) ?? workOut(person);
	memory.set(person, known);
	return known;
}
const memory = new Map<Id, Standing[]>();

function workOut(person: Id): Standing[] {
	const found: Standing[] = [];
	for (const one of placement) {
		if (one.student_id === person && isReadable(one, 'student'))
			found.push({ placement: one.id, part: 'student', subject: '', heldFor: person });
		for (const entry of placementPerson) {
			const held = role.find(({ id }) => id === entry.role_id);
			if (!held || entry.placement_id !== one.id || isOver(entry.ended_on, today)) continue;
			if (entry.begins_on > today) continue;
			if (isReadable(one, entry.part) && holdersOf(held).includes(person))
				found.push({
					placement: one.id,
					part: entry.part,
					subject: entry.subject ?? '',
					heldFor: held.person_id,
				});
		}
	}
	return found;
}

/** What somebody is on one placement. */
export const on = (person: Id, where: unknown): Standing[] =>
	standingsOf(person).filter((one) => one.placement === where);

/** Whether somebody has this part on a placement, themself or as a deputy. */
export const is = (person: Id, part: unknown, where: unknown): boolean =>
	on(person, where).some((one) => one.part === part);

/** Whether a placement still runs, so that something may be written on it. */
export const isRunning = (where: unknown): boolean =>
	placement.some((one) => one.id === where && !isOver(one.ended_on, today));

/** Everybody with a part on a placement, past and present, and who stands in for them. */
export function peopleOn(where: Id): Id[] {
	const roles = placementPerson
		.filter((one) => one.placement_id === where)
		.map((one) => one.role_id);
	return [
		...placement.filter(({ id }) => id === where).map((one) => one.student_id),
		...role.filter(({ id }) => roles.includes(id)).map((one) => one.person_id),
		...deputy.filter((one) => roles.includes(one.role_id)).map((one) => one.person_id),
	];
}

/** The corner for which a part speaks. */
export function cornerOf(part: unknown): 'student' | 'company' | 'school' {
	if (part === 'student') return 'student';
	return part === 'trainer' || part === 'mentor' ? 'company' : 'school';
}

/** Whether a role runs today. */
export const roleRuns = (id: unknown): boolean => role.some((one) => one.id === id && runs(one));
/** Whether somebody still does what they did on a placement. */
export const entryRuns = (one: (typeof placementPerson)[number]): boolean =>
	!isOver(one.ended_on, today) && roleRuns(one.role_id);

/** The relations that hold. */
export function chosen(all: Partial<Record<Relation, boolean>>): Relation[] {
	return (Object.keys(all) as Relation[]).filter((relation) => all[relation]);
}
