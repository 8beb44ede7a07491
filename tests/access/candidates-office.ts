/** Roles, sites, claims and changes that a person tries to add as an administrator would, rightly and forged. */
import type { TableName } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import { idOf, labelOf, organisation, officeId, personId, role, today } from '../cast.ts';
import type { Candidate } from './candidates.ts';
import { organisationChange } from './cast-work.ts';
import type { AnyRow } from './relations.ts';

function roleOf(by: Id, person: Id, office: Id, change: AnyRow = {}): Candidate {
	const row = {
		...role[0],
		id: idOf(`new:role of ${by}`),
		person_id: person,
		organisation_id: office,
		kind: 'coach',
		begins_on: today,
		brought_in_by: null,
		listed_as: '',
	};
	return {
		what: `${labelOf(person)} at ${labelOf(office)} ${JSON.stringify(change)}`,
		row: { ...row, ...change },
	};
}

const whoever = ['noor', 'mo', 'nick', 'lotte', 'els', 'vera', 'saskia', 'nova', 'mila'] as const;

/** What an administrator gives, and what they would like to. */
export const givenRoles = (person: Id): Candidate[] =>
	organisation.flatMap(({ id: office }) => [
		...[person, ...whoever.map(personId)].flatMap((whom) => [
			roleOf(person, whom, office),
			roleOf(person, whom, office, { kind: 'mentor' }),
		]),
		roleOf(person, person, office, { brought_in_by: officeId('west') }),
		roleOf(person, person, office, { begins_on: '2026-11-21' }),
		roleOf(person, person, office, { kind: 'administrator', ended_on: '2026-12-31' }),
	]);

function claimOf(person: Id, office: Id, at: string | null, change: AnyRow = {}): Candidate {
	const row = {
		id: idOf(`new:claim of ${person}`),
		organisation_id: office,
		site_id: at ? idOf(`site:${at}`) : null,
		number: at ? '100000009' : '29ZZ',
		asked_by: person,
		asked_at: '2026-11-22T09:00:00Z',
		decided_at: null,
		decision: null,
		...change,
	};
	return {
		what: `of ${labelOf(office)} for ${at ?? 'itself'} ${JSON.stringify(change)}`,
		row,
	};
}

const decided = '2026-11-22T09:00:00Z';

/** Beside an event of the cast: as it is, and with one thing that is not so. */
const changesOf = (person: Id): Candidate[] =>
	organisationChange.flatMap((one) =>
		[
			{},
			{ by: one.by },
			{ event_id: idOf(`event:for ${labelOf(person)} alone`) },
			{ site_id: idOf('site:kuiper') },
			...organisation.map(({ id }) => ({ organisation_id: id })),
		].map((change) => ({
			what: `beside ${labelOf(one.event_id)} ${JSON.stringify(change)}`,
			row: {
				...{ ...one, id: idOf(`new:organisation_change of ${person}`), field: 'name', by: person },
				...change,
			},
		})),
	);

export const officeMakers: Partial<Record<TableName, (person: Id) => Candidate[]>> = {
	site: (person) =>
		organisation.map(({ id }) => ({
			what: `at ${labelOf(id)}`,
			row: {
				id: idOf(`new:site of ${person}`),
				organisation_id: id,
				name: 'Nieuw',
				// Several people try at the same time.
				work_placement_company_id: null,
			},
		})),
	claim: (person) =>
		organisation.flatMap(({ id }) => [
			...[null, 'kuiper', 'boer'].map((at) => claimOf(person, id, at)),
			claimOf(person, id, null, { asked_by: personId('hanneke') }),
			claimOf(person, id, null, { decided_at: decided, decision: 'approved' }),
		]),
	organisation_change: changesOf,
};
