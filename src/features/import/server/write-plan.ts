import type { Change } from '#domain/import/difference.ts';
import { wholeName, type ListedName } from '#domain/import/name.ts';
import type { ListedPlacement } from '#domain/import/row.ts';
import type { Id } from '#domain/kernel/id.ts';
import type { Scope } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import { keptOf, type Kept, type KnownRow } from './read-known.ts';
import type { Places } from './write-places.ts';
import type { FactRow, Rows } from './write-rows.ts';

const [firstNameMax, infixMax, lastNameMax, hoursMax] = [100, 40, 100, 20_000] as const;

/** What the plan of one list builds on. */
export interface Plan {
	readonly scope: Scope;
	readonly school: Id;
	readonly rows: Rows;
	readonly places: Places;
	/** Students of this school by their number: one person, however many placements. */
	readonly students: Map<string, Id>;
}

type Part = 'trainer' | 'coach';

/** Adds a placement with its people. Answers its id. */
export function addPlacement(plan: Plan, listed: ListedPlacement, kept: Kept = keptOf(listed)): Id {
	const { rows, scope, places } = plan;
	const id = newId(scope.now);
	const { company, site } = places.of(kept.workPlacementCompanyId);
	rows.placements.push({
		id,
		company_id: company,
		student_id: studentOf(plan, kept),
		begins_on: kept.begins,
		planned_end_on: later(kept.begins, kept.plannedEnd),
		ended_on: kept.endedOn,
	});
	rows.details.push({
		placement_id: id,
		company_id: company,
		student_number: kept.studentNumber,
		...factsOf(kept),
		site_id: site,
		listed: kept,
	});
	begin(plan, id, 'trainer', company, kept.trainer, kept.begins);
	begin(plan, id, 'coach', plan.school, kept.coach, kept.begins);
	return id;
}

/**
 * Changes a placement in the fields that the list says otherwise than before, and in nothing else.
 * Another company is another placement: what was said with the first stays with the first. Answers
 * the id of the placement that began so, or null.
 */
export function changePlacement(plan: Plan, change: Change<KnownRow>): Id | null {
	const { known, listed } = change;
	const kept = keptOf(listed, known.kept);
	const { company, site } = plan.places.of(kept.workPlacementCompanyId);
	if (company !== known.companyId) return moveOn(plan, change, kept);
	const changed = new Set<string>(change.fields.map(({ field }) => field));
	const facts = Object.entries(factsOf(kept)).map(([column, value]) => [
		column,
		changed.has(fieldOf[column as keyof typeof fieldOf]) ? value : null,
	]);
	plan.rows.facts.push({
		...(Object.fromEntries(facts) as ReturnType<typeof factsOf>),
		placement_id: known.id,
		site_id: changed.has('workPlacementCompanyId') ? site : null,
		frees_number: false,
		listed: kept,
	});
	changeTerm(plan, change, kept, changed);
	if (changed.has('student')) rename(plan, known, kept.student);
	for (const part of ['trainer', 'coach'] as const)
		if (changed.has(part)) replace(plan, known, part, kept);
	return null;
}

function moveOn(plan: Plan, { known, listed }: Change<KnownRow>, kept: Kept): Id {
	const today = plan.scope.today.toString();
	plan.rows.terms.push({
		id: known.id,
		...noDates,
		ended_on: known.endedOnDay ?? today,
		sets_end: true,
	});
	plan.rows.facts.push({
		...nothingElse,
		placement_id: known.id,
		frees_number: true,
		listed: {
			...known.kept,
			agreementNumber: null,
			status: 'ended',
			endedOn: known.endedOnDay ?? today,
		},
	});
	return addPlacement(plan, listed, kept);
}

const noDates = { begins_on: null, planned_end_on: null };
const nothingElse = {
	site_id: null,
	crebo: null,
	cohort: null,
	pathway: null,
	agreement_number: null,
	group_name: null,
	unit: null,
	hours_total: null,
} satisfies Partial<FactRow>;

const fieldOf = {
	crebo: 'crebo',
	cohort: 'cohort',
	pathway: 'pathway',
	agreement_number: 'agreementNumber',
	group_name: 'group',
	unit: 'unit',
	hours_total: 'hoursTotal',
} as const;

function factsOf(kept: Kept) {
	return {
		crebo: kept.crebo,
		cohort: kept.cohort ?? null,
		pathway: kept.pathway?.toLowerCase() ?? null,
		agreement_number: kept.agreementNumber ?? null,
		group_name: kept.group ?? null,
		unit: kept.unit ?? null,
		hours_total: (kept.hoursTotal ?? 0) > hoursMax ? null : (kept.hoursTotal ?? null),
	};
}

function changeTerm(
	plan: Plan,
	{ known }: Change<KnownRow>,
	kept: Kept,
	changed: ReadonlySet<string>,
): void {
	const term = {
		id: known.id,
		begins_on: changed.has('begins') ? kept.begins : null,
		planned_end_on: changed.has('plannedEnd') ? kept.plannedEnd : null,
		ended_on: null as string | null,
		sets_end: changed.has('status') || changed.has('endedOn'),
	};
	if (kept.status === 'ended') term.ended_on = kept.endedOn;
	if (kept.status === 'rejected') term.ended_on = known.endedOnDay ?? plan.scope.today.toString();
	if (kept.status === 'expected' && known.status === 'running') term.sets_end = false;
	if (kept.status === 'running' && known.status === 'expected') term.sets_end = false;
	if (term.begins_on || term.planned_end_on || term.sets_end) plan.rows.terms.push(term);
}

function rename(plan: Plan, known: KnownRow, name: ListedName): void {
	if (known.kept.student)
		plan.rows.renames.push({
			id: known.studentId,
			...nameRow(name),
			was: nameRow(known.kept.student),
		});
}

function replace(plan: Plan, known: KnownRow, part: Part, kept: Kept): void {
	const before = known.kept[part];
	if (before)
		plan.rows.partEnds.push({ placement_id: known.id, part, listed_as: wholeName(before) });
	const office = part === 'coach' ? plan.school : known.companyId;
	begin(plan, known.id, part, office, kept[part], plan.scope.today.toString());
}

function begin(
	plan: Plan,
	placement: Id,
	part: Part,
	office: Id,
	name: ListedName | null,
	day: string,
) {
	if (!name) return;
	const role = roleOf(plan, part, office, name);
	plan.rows.parts.push({
		id: newId(plan.scope.now),
		placement_id: placement,
		role_id: role,
		part,
		begins_on: day,
	});
}

/** The role that this school's lists mean by a name at an organisation; made when it is new. */
function roleOf({ places, rows, scope }: Plan, kind: Part, office: Id, name: ListedName): Id {
	const listedAs = wholeName(name);
	const known = places.role(kind, office, listedAs);
	if (known) return known;
	const [id, person] = [newId(scope.now), newId(scope.now)];
	rows.persons.push({ id: person, ...nameRow(name) });
	rows.roles.push({ id, person_id: person, organisation_id: office, kind, listed_as: listedAs });
	places.addRole(kind, office, listedAs, id);
	return id;
}

function studentOf({ students, rows, scope }: Plan, kept: Kept): Id {
	const known = students.get(kept.studentNumber);
	if (known) return known;
	const id = newId(scope.now);
	rows.persons.push({ id, ...nameRow(kept.student) });
	students.set(kept.studentNumber, id);
	return id;
}

/** A name as the person table holds it: who has one word for a name has it as first name. */
function nameRow({ firstName, infix, lastName }: ListedName) {
	const alone = firstName === '';
	return {
		first_name: cut(alone ? [infix, lastName].filter(Boolean).join(' ') : firstName, firstNameMax),
		infix: alone ? '' : cut(infix, infixMax),
		last_name: alone ? '' : cut(lastName, lastNameMax),
	};
}

/** At most so many characters, as PostgreSQL counts them. */
function cut(text: string, most: number): string {
	return [...text].slice(0, most).join('');
}

const later = (one: string, other: string) => (one > other ? one : other);
