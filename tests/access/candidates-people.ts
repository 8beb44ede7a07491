/** Addresses, passes, parts and stand-ins that a person tries to make, rightly and forged. */
import type { TableName } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import {
	idOf,
	labelOf,
	officeId,
	person as everybody,
	personId,
	placement,
	placementPerson,
	role,
	roleId,
	today,
	withoutAddress,
} from '../cast.ts';
import { givenRoles, officeMakers } from './candidates-office.ts';
import type { Candidate } from './candidates.ts';
import { alongCandidates, handOverCandidates } from './handing-over.ts';
import type { AnyRow } from './relations.ts';
import { on, peopleOn } from './standing.ts';

const at = '2026-11-22T09:00:00Z';
const soon = '2026-11-22T09:15:00Z';
const hanneke = personId('hanneke');

type Maker = (person: Id) => Candidate[];

function passOf(
	person: Id,
	where: Id,
	whom: Id,
	part: string,
	forged = '',
	change: AnyRow = {},
): Candidate {
	const row = {
		id: idOf(`new:pass of ${person}`),
		person_id: whom,
		made_by: person,
		placement_id: where,
		as_part: part,
		made_at: at,
		expires_at: soon,
		ended_at: null,
		used_at: null,
		...change,
	};
	return { what: `for ${labelOf(whom)} on ${labelOf(where)} as ${part} ${forged}`, row };
}

/** Roles of the company, of another one, of a school, that ended, and of the student of a placement. */
const tried = ['mo', 'stan', 'nadia', 'pim', 'hanneke', 'olga', 'stan as trainer', 'casper'];

function partOf(person: Id, where: Id, held: string, forged = '', change: AnyRow = {}): Candidate {
	const row = {
		id: idOf(`new:part of ${person}`),
		placement_id: where,
		role_id: roleId(held),
		part: 'mentor',
		subject: '',
		begins_on: today,
		ended_on: null,
		...change,
	};
	return { what: `of ${held} on ${labelOf(where)} ${forged}`, row };
}

const isThere = ({ row }: Candidate): boolean =>
	placementPerson.some(
		(one) =>
			one.placement_id === row['placement_id'] &&
			one.role_id === row['role_id'] &&
			one.part === row['part'] &&
			one.subject === row['subject'],
	);

/** What a trainer could do wrong beside a colleague who is allowed. */
function forgedParts(person: Id, where: Id): Candidate[] {
	return ['nadia', 'pim', 'stan'].flatMap((held) => [
		partOf(person, where, held, 'as trainer', { part: 'trainer' }),
		partOf(person, where, held, 'as teacher', { part: 'teacher', subject: 'Elektro' }),
		partOf(person, where, held, 'as mentor of a subject', { subject: 'Elektro' }),
		partOf(person, where, held, 'since yesterday', { begins_on: '2026-11-21' }),
		partOf(person, where, held, 'that is over', { ended_on: today }),
	]);
}

/** Names and roles that a trainer types. */
function newRoles(person: Id): Candidate[] {
	return ['dalen', 'boer', 'kuiper', 'oost'].flatMap((office) =>
		(
			[
				['nova', {}],
				['nova', { kind: 'trainer' }],
				['nova', { begins_on: '2026-11-21' }],
				['nova', { ended_on: today }],
				['nova', { brought_in_by: officeId('west') }],
				['lotte', {}],
				['noor', {}],
				['joris', {}],
				['mila', {}],
				['els', {}],
			] as const
		).map(([whom, change]) => ({
			what: `${whom} as mentor at ${office} ${JSON.stringify(change)}`,
			row: {
				id: idOf(`new:role of ${person}`),
				person_id: personId(whom),
				organisation_id: officeId(office),
				kind: 'mentor',
				begins_on: today,
				ended_on: null,
				brought_in_by: null,
				listed_as: '',
				...change,
			},
		})),
	);
}

/** Own roles and those of others; colleagues, who left, who comes, and somebody of elsewhere. */
function deputies(person: Id): Candidate[] {
	const own = role.filter((one) => one.person_id === person).map(({ id }) => id);
	const roles = [...new Set([...own, roleId('hanneke'), roleId('karin'), roleId('annelies')])];
	const try_ = (held: Id, whom: Id, forged = '', change: AnyRow = {}): Candidate => ({
		what: `${labelOf(whom)} for ${labelOf(held)} ${forged}`,
		row: {
			id: idOf(`new:deputy of ${person}`),
			role_id: held,
			person_id: whom,
			begins_on: today,
			ends_on: '2027-01-20',
			ended_on: null,
			...change,
		},
	});
	const people = [
		'bram',
		'lotte',
		'leo',
		'nadia',
		'els',
		'vera',
		'ruth',
		'nick',
		'zeynep',
	] as const;
	return roles.flatMap((held) => [
		...people.map((whom) => try_(held, personId(whom))),
		try_(held, person, 'by oneself'),
		...(['bram', 'leo'] as const).flatMap((whom) => [
			try_(held, personId(whom), 'for 61 days', { ends_on: '2027-01-21' }),
			try_(held, personId(whom), 'since yesterday', { begins_on: '2026-11-21' }),
			try_(held, personId(whom), 'that is over', { ended_on: today }),
		]),
	]);
}

function mailboxes(person: Id): Candidate[] {
	const mailboxOf = (whose: Id, by: Id, forged = '', change: AnyRow = {}): Candidate => ({
		what: `of ${labelOf(whose)} ${forged}`,
		row: {
			id: idOf(`new:row of ${person}`),
			person_id: whose,
			added_by: by,
			proven_at: null,
			...change,
		},
	});
	return [
		...everybody.map(({ id }) => mailboxOf(id, person)),
		mailboxOf(personId('sami'), hanneke, 'in the name of Hanneke'),
		mailboxOf(personId('sami'), person, 'proven at once', { proven_at: at }),
		mailboxOf(person, person, 'proven at once', { proven_at: at }),
	];
}

export const peopleMakers: Partial<Record<TableName, Maker>> = {
	...officeMakers,
	role: (person) => [...newRoles(person), ...givenRoles(person)],
	person: (person) => [
		{
			what: 'somebody new',
			row: { id: idOf(`new:person of ${person}`), first_name: 'Nieuw', last_name: '' },
		},
	],
	mailbox: mailboxes,
	mailbox_address: () =>
		withoutAddress.map((whose) => ({
			what: `for the mailbox of ${whose}`,
			row: { mailbox_id: idOf(`mailbox:${whose}`), address: 'nieuw@voorbeeld.example' },
		})),
	deputy: (person) => deputies(person),
	hand_over: handOverCandidates,
	hand_over_line: alongCandidates,
	placement_person: (person) =>
		placement
			.flatMap(({ id }) =>
				on(person, id).length > 0
					? [...tried.map((held) => partOf(person, id, held)), ...forgedParts(person, id)]
					: ['mo', 'pim', 'stan'].map((held) => partOf(person, id, held)),
			)
			.filter((one) => !isThere(one)),
	pass: (person) =>
		placement.flatMap(({ id, student_id: student }) => {
			const stands = on(person, id).length > 0;
			const whoever = stands ? [...new Set([...peopleOn(id), personId('nick')])] : [student];
			return (['coach', 'trainer'] as const).flatMap((part) => [
				...whoever.filter((whom) => whom !== person).map((whom) => passOf(person, id, whom, part)),
				...(stands && student !== person
					? [
							passOf(person, id, student, part, 'that is used', { used_at: at }),
							passOf(person, id, student, part, 'that is over', { ended_at: at }),
							...(student === hanneke || person === hanneke
								? []
								: [passOf(person, id, student, part, 'as Hanneke', { made_by: hanneke })]),
						]
					: []),
			]);
		}),
};
