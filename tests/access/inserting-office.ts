/** Which roles, sites, claims and changes an administrator of the cast may add, by docs/trust-model.md. */
import type { Relation, TableName } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import { organisation, placement, role, site, today } from '../cast.ts';
import { officeEvent } from './cast-work.ts';
import { bringsMentor, isNowhere } from './inserting-people.ts';
import type { AnyRow } from './relations.ts';
import { chosen, officesOf } from './standing.ts';

const isGone = (day: unknown): boolean => typeof day === 'string' && day <= today;
const kindsOf = {
	school: ['administrator', 'coach', 'teacher', 'sponsor'],
	company: ['administrator', 'trainer', 'mentor', 'sponsor'],
};

/** From today on, a role that such an organisation has, to who works there or is nowhere yet. */
function givesRole(person: Id, row: AnyRow): boolean {
	const office = organisation.find(({ id }) => id === row['organisation_id']);
	const worksThere = role.some(
		(one) =>
			one.person_id === row['person_id'] &&
			one.organisation_id === office?.id &&
			!isGone(one.ended_on),
	);
	return (
		office !== undefined &&
		officesOf(person).includes(office.id) &&
		kindsOf[office.kind].includes(String(row['kind'])) &&
		(worksThere || isNowhere(row['person_id'])) &&
		String(row['begins_on']) >= today &&
		row['brought_in_by'] === null
	);
}

const isOffice = (person: Id, office: unknown): boolean => officesOf(person).includes(office as Id);

function asks(person: Id, row: AnyRow): boolean {
	const own = site.filter((one) => one.organisation_id === row['organisation_id']);
	return (
		isOffice(person, row['organisation_id']) &&
		row['asked_by'] === person &&
		row['decision'] === null &&
		(row['site_id'] === null || own.some(({ id }) => id === row['site_id']))
	);
}

/** In the own name, of the own organisation or a site of it, beside the own event of that. */
function tellsChange(person: Id, row: AnyRow): boolean {
	const { organisation_id: office, site_id: at } = row;
	return (
		isOffice(person, office) &&
		row['by'] === person &&
		(at === null || site.some((one) => one.id === at && one.organisation_id === office)) &&
		officeEvent.some(
			(one) =>
				one.id === row['event_id'] &&
				one.actor_id === person &&
				one.organisation_id === office &&
				one.subject_id === (at ?? office),
		)
	);
}

export const officeOracles: Partial<Record<TableName, (person: Id, row: AnyRow) => Relation[]>> = {
	role: (person, row) =>
		chosen({
			'its administrator': givesRole(person, row),
			'trains there': bringsMentor(person, row),
		}),
	site: (person, row) => chosen({ 'its administrator': isOffice(person, row['organisation_id']) }),
	claim: (person, row) => chosen({ 'its administrator': asks(person, row) }),
	organisation_change: (person, row) => chosen({ 'its administrator': tellsChange(person, row) }),
};

/** Whether an entry of an audience is somebody who works there, or worked there until today. */
export const hearsOfOffice = (office: Id, entry: string): boolean =>
	role.some(
		(one) =>
			one.organisation_id === office &&
			entry === `person:${one.person_id}` &&
			!(one.ended_on && one.ended_on < today),
	);

/** Whether somebody works only where this person is administrator, and is no student anywhere. */
export function isOursAlone(person: Id, whom: Id): boolean {
	const held = role.filter((one) => one.person_id === whom && !isGone(one.ended_on));
	const studies = placement.some(
		(one) => one.student_id === whom && !(one.ended_on && one.ended_on <= '2026-08-22'),
	);
	return held.length > 0 && held.every((one) => isOffice(person, one.organisation_id)) && !studies;
}

/** Whether an organisation has this number of which this administrator is none. */
export const isTaken = (person: Id, number: string): boolean =>
	officesOf(person).length > 0 &&
	(organisation.some((one) => one.brin === number && !isOffice(person, one.id)) ||
		site.some(
			(one) => one.work_placement_company_id === number && !isOffice(person, one.organisation_id),
		));
