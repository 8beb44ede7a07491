/**
 * A named, invented cast in two complete worlds: school Oost and school West, three companies of which
 * one has students of both, and somebody in every position in which the lock has to decide.
 * Everything is a row as the database has it; who may see what is worked out in `access/relations.ts`.
 */
import { createHash } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { Tables } from '#database/tables.ts';
import type { TableName } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';

/** The day on which the cast lives. */
export const today = '2026-11-22';

export type Row<T extends TableName> = Required<Insertable<Tables[T]>>;
type Fact<T extends TableName> = Insertable<Tables[T]>;

/** Who is who, by key: name, and the words with which a test speaks of them. */
const people = {
	noor: ['Noor', 'Visser', 'student of Oost at Van Dalen'],
	sami: ['Sami', 'Bakker', 'student of Oost at De Boer'],
	joris: ['Joris', 'Smit', 'student of Oost at Van Dalen, of another coach'],
	tess: ['Tess', 'Mulder', 'student whose placement ended a month ago'],
	ulf: ['Ulf', 'Dekker', 'student whose placement ended four months ago'],
	wes: ['Wes', 'Brouwer', 'student whose placement ended today'],
	xena: ['Xena', 'Kok', 'student whose placement ended three months ago to the day'],
	yara: ['Yara', 'Jansen', 'student of West at Van Dalen'],
	mo: ['Mo', 'Aydin', 'mentor at Van Dalen, and student of West at Kuiper'],
	hanneke: ['Hanneke', 'Vos', 'coach of Oost'],
	bram: ['Bram', 'Prins', 'colleague coach of Oost without that student'],
	femke: ['Femke', 'Post', 'deputy of a coach of Oost'],
	gijs: ['Gijs', 'Peters', 'deputy of a coach of Oost whose term is over'],
	hugo: ['Hugo', 'Blom', 'deputy of a coach of Oost whose term has not begun'],
	oscar: ['Oscar', 'Maas', 'deputy of a coach of Oost who left the school'],
	els: ['Els', 'Kuipers', 'coach who left Oost'],
	ivo: ['Ivo', 'Schouten', 'coach of Oost who handed this student over'],
	vera: ['Vera', 'Koster', 'coach of Oost from next year on'],
	lotte: ['Lotte', 'Evers', 'teacher of Elektro at Oost'],
	peter: ['Peter', 'Hoek', 'teacher of Koeltechniek at Oost'],
	annelies: ['Annelies', 'Bos', 'administrator of Oost'],
	quinten: ['Quinten', 'Ram', 'former administrator of Oost'],
	saskia: ['Saskia', 'Groot', 'sponsor at Oost'],
	karin: ['Karin', 'Veen', 'trainer of Van Dalen'],
	leo: ['Leo', 'Wolf', 'trainer of Van Dalen with other students'],
	rob: ['Rob', 'Zand', 'trainer of an ended placement'],
	nadia: ['Nadia', 'Berg', 'deputy of a trainer of Van Dalen'],
	dirk: ['Dirk', 'Dalen', 'administrator of Van Dalen'],
	pim: ['Pim', 'Boer', 'trainer of De Boer'],
	olga: ['Olga', 'Winter', 'trainer who left De Boer'],
	ruth: ['Ruth', 'Laan', 'coach of West'],
	tim: ['Tim', 'Bruin', 'teacher of Elektro at West'],
	wout: ['Wout', 'Haan', 'administrator of West'],
	zeynep: ['Zeynep', 'Kaya', 'trainer of Kuiper'],
	stan: ['Stan', 'Leeuw', 'mentor at Kuiper'],
	casper: ['Casper', 'Tuin', 'mentor and administrator of Kuiper'],
	sven: ['Sven', 'Top', 'sponsor at Kuiper'],
	nova: ['Nova', 'Nieuw', 'name that a trainer typed, without a role yet'],
	mila: ['Mila', 'Zomer', 'somebody with an address and nothing else'],
	nick: ['Nick', 'Vreemd', 'stranger without a role'],
} as const;
export type PersonKey = keyof typeof people;
export const personKeys = Object.keys(people) as PersonKey[];

const labels = new Map<Id, string>();

/** The id that a name always has; the label is how a failing test speaks of it. */
export function idOf(name: string): Id {
	const hex = createHash('sha256').update(name).digest('hex');
	const id = `019aa000-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`;
	labels.set(id, name.slice(name.indexOf(':') + 1));
	return id;
}

/** The name behind an id of the cast. */
export const labelOf = (id: Id): string => labels.get(id) ?? id;
export const personId = (key: PersonKey): Id => idOf(`person:${key}`);
export const roleId = (key: string): Id => idOf(`role:${key}`);
export const placementId = (key: string): Id => idOf(`placement:${key}`);
export const officeId = (key: string): Id => idOf(`organisation:${key}`);

/** "Karin (trainer of Van Dalen)". */
export const nameOf = (key: PersonKey): string => `${people[key][0]} (${people[key][2]})`;

export const organisation: Fact<'organisation'>[] = [
	{ id: officeId('oost'), kind: 'school', name: 'School Oost', brin: '27ZZ' },
	{ id: officeId('west'), kind: 'school', name: 'College West', brin: '28ZZ' },
	{ id: officeId('dalen'), kind: 'company', name: 'Van Dalen', brin: null },
	{ id: officeId('boer'), kind: 'company', name: 'De Boer', brin: null },
	{ id: officeId('kuiper'), kind: 'company', name: 'Kuiper', brin: null },
	{ id: officeId('inzet'), kind: 'company', name: 'Inzet, the employer', brin: null },
];

export const site: Fact<'site'>[] = ['dalen', 'boer', 'kuiper'].map((key, place) => ({
	id: idOf(`site:${key}`),
	organisation_id: officeId(key),
	name: `Werkplaats ${key}`,
	work_placement_company_id: `10000000${place}`,
}));

export const person: Fact<'person'>[] = personKeys.map((key) => ({
	id: personId(key),
	first_name: people[key][0],
	last_name: people[key][1],
}));

type RoleKind = Row<'role'>['kind'];
/** Whose role, where, as what; then the days on which it began and ended, and who brought it in. */
const roles: [
	PersonKey,
	string,
	RoleKind,
	{ begins?: string; ended?: string; by?: string; second?: true }?,
][] = [
	['hanneke', 'oost', 'coach', { by: 'oost' }],
	['bram', 'oost', 'coach', { by: 'oost' }],
	['femke', 'oost', 'coach'],
	['gijs', 'oost', 'coach'],
	['hugo', 'oost', 'coach'],
	['oscar', 'oost', 'coach', { ended: '2026-11-22' }],
	['els', 'oost', 'coach', { ended: '2026-10-01' }],
	['ivo', 'oost', 'coach'],
	['vera', 'oost', 'coach', { begins: '2027-01-01' }],
	['lotte', 'oost', 'teacher'],
	['peter', 'oost', 'teacher'],
	['annelies', 'oost', 'administrator'],
	['quinten', 'oost', 'administrator', { ended: '2026-11-01' }],
	// Until the end of the year: an end that is still to come.
	['saskia', 'oost', 'sponsor', { ended: '2027-01-01' }],
	['quinten', 'oost', 'sponsor', { second: true, ended: '2026-11-01' }],
	['sven', 'kuiper', 'sponsor'],
	['karin', 'dalen', 'trainer', { by: 'oost' }],
	['leo', 'dalen', 'trainer', { by: 'west' }],
	['rob', 'dalen', 'trainer'],
	['nadia', 'dalen', 'mentor'],
	['mo', 'dalen', 'mentor'],
	['dirk', 'dalen', 'administrator'],
	['pim', 'boer', 'trainer', { by: 'oost' }],
	['olga', 'boer', 'trainer', { ended: '2026-10-01' }],
	['ruth', 'west', 'coach', { by: 'west' }],
	['tim', 'west', 'teacher'],
	['wout', 'west', 'administrator'],
	['zeynep', 'kuiper', 'trainer', { by: 'west' }],
	['stan', 'kuiper', 'mentor'],
	['stan', 'dalen', 'trainer', { second: true, ended: '2026-10-01' }],
	['stan', 'oost', 'coach', { second: true, ended: '2026-10-01' }],
	['casper', 'kuiper', 'mentor'],
	['casper', 'kuiper', 'administrator', { second: true }],
];
export const role: Fact<'role'>[] = roles.map(([who, where, kind, at = {}]) => ({
	id: roleId(at.second ? `${who} as ${kind}` : who),
	person_id: personId(who),
	organisation_id: officeId(where),
	kind,
	begins_on: at.begins ?? '2025-08-01',
	ended_on: at.ended ?? null,
	brought_in_by: at.by ? officeId(at.by) : null,
	listed_as: at.by ? who : '',
}));

/** Who stands in for whose role, from when until when. */
const deputies: [PersonKey, PersonKey, string, string, string?][] = [
	['femke', 'hanneke', '2026-11-22', '2026-12-01'],
	['gijs', 'hanneke', '2026-10-01', '2026-11-21'],
	['hugo', 'hanneke', '2026-11-23', '2026-12-31'],
	['oscar', 'hanneke', '2026-11-01', '2026-12-31'],
	['vera', 'hanneke', '2026-11-01', '2026-12-31'],
	['nadia', 'karin', '2026-11-01', '2026-11-22'],
	['bram', 'hanneke', '2026-11-01', '2026-12-01', '2026-11-20'],
	['casper', 'zeynep', '2026-11-01', '2026-12-01', '2026-11-22'],
	// Nobody stands in for an administrator, nor for who left or for somebody of another organisation.
	['saskia', 'annelies', '2026-11-01', '2026-12-31'],
	['bram', 'saskia', '2026-11-01', '2026-12-31'],
	['bram', 'els', '2026-11-01', '2026-12-31'],
	['tim', 'hanneke', '2026-11-01', '2026-12-31'],
];
export const deputy: Fact<'deputy'>[] = deputies.map(([who, whose, begins, ends, ended]) => ({
	id: idOf(`deputy:${who} for ${whose}`),
	role_id: roleId(whose),
	person_id: personId(who),
	begins_on: begins,
	ends_on: ends,
	ended_on: ended ?? null,
}));

/** Whose mailbox, whose typing, and whether it was proven. Who is not here has none. */
const mailboxes: [PersonKey, PersonKey, 'proven' | 'unproven'][] = [
	...(['hanneke', 'annelies', 'dirk', 'ruth', 'wout', 'karin', 'noor', 'yara'] as const).map(
		(who): [PersonKey, PersonKey, 'proven'] => [who, who, 'proven'],
	),
	['sami', 'hanneke', 'unproven'],
	['lotte', 'annelies', 'unproven'],
	['mo', 'ruth', 'unproven'],
	['ivo', 'els', 'unproven'],
	['leo', 'ruth', 'proven'],
	['els', 'annelies', 'unproven'],
	['pim', 'hanneke', 'unproven'],
	['stan', 'ruth', 'unproven'],
	['mila', 'annelies', 'unproven'],
];
/** Mailboxes of which the address itself is still to come. */
export const withoutAddress: readonly PersonKey[] = ['pim', 'stan'];
const boxes: Fact<'mailbox'>[] = mailboxes.map(([whose, by, state]) => ({
	id: idOf(`mailbox:${whose}`),
	person_id: personId(whose),
	added_by: personId(by),
	proven_at: state === 'proven' ? new Date('2026-09-02T10:00:00Z') : null,
}));
/** A private one besides the one that school gave. */
export const mailbox: Fact<'mailbox'>[] = [
	...boxes,
	{
		id: idOf('mailbox:yara at home'),
		person_id: personId('yara'),
		added_by: personId('yara'),
		proven_at: new Date('2026-09-03T10:00:00Z'),
	},
];
export const mailboxAddress: Fact<'mailbox_address'>[] = mailboxes
	.filter(([whose]) => !withoutAddress.includes(whose))
	.map(([whose]) => ({
		mailbox_id: idOf(`mailbox:${whose}`),
		address: `${whose}@voorbeeld.example`,
	}));

/** One triangle: the student, the school, the company, and the day on which it ended. */
const triangles: [string, PersonKey, string, string, string?][] = [
	['noor', 'noor', 'oost', 'dalen'],
	['sami', 'sami', 'oost', 'boer'],
	['joris', 'joris', 'oost', 'dalen'],
	['tess', 'tess', 'oost', 'dalen', '2026-10-22'],
	['ulf', 'ulf', 'oost', 'boer', '2026-07-22'],
	['wes', 'wes', 'oost', 'boer', '2026-11-22'],
	['xena', 'xena', 'oost', 'boer', '2026-08-22'],
	['yara', 'yara', 'west', 'dalen'],
	['mo', 'mo', 'west', 'kuiper'],
];
export const placementKeys = triangles.map(([key]) => key);
export const placement: Fact<'placement'>[] = triangles.map(
	([key, who, school, company, ended]) => ({
		id: placementId(key),
		school_id: officeId(school),
		company_id: officeId(company),
		employer_id: key === 'sami' ? officeId('inzet') : null,
		student_id: personId(who),
		begins_on: '2025-09-01',
		planned_end_on: '2028-07-31',
		ended_on: ended ?? null,
	}),
);
export const placementDetail: Fact<'placement_detail'>[] = triangles.map(
	([key, , school, company], place) => ({
		placement_id: placementId(key),
		school_id: officeId(school),
		company_id: officeId(company),
		site_id: idOf(`site:${company}`),
		crebo: '25835',
		student_number: `10020${place}`,
		agreement_number: null,
		hours_total: null,
	}),
);

/** Who asks for whose number: a leerbedrijf-ID for a site, or a BRIN, and what came of it. */
const claims: [string, PersonKey, string, boolean, Row<'claim'>['decision']][] = [
	['dalen', 'dirk', '100000001', true, null],
	['kuiper', 'casper', '100000000', true, 'refused'],
	['oost', 'annelies', '28ZZ', false, 'withdrawn'],
	['west', 'wout', '27ZZ', false, 'approved'],
];
export const claim: Fact<'claim'>[] = claims.map(([office, who, number, ofSite, decision]) => ({
	id: idOf(`claim:${office} on ${number}`),
	organisation_id: officeId(office),
	site_id: ofSite ? idOf(`site:${office}`) : null,
	number,
	asked_by: personId(who),
	asked_at: '2026-11-20T09:00:00Z',
	decided_at: decision ? '2026-11-21T09:00:00Z' : null,
	decision,
}));

type Part = Row<'placement_person'>['part'];
/** Who does what on which placement; a subject for teachers, and the day on which somebody stopped. */
const partsOn: [string, string, Part, { subject?: string; begins?: string; ended?: string }?][] = [
	['noor', 'hanneke', 'coach'],
	['noor', 'els', 'coach'],
	['noor', 'vera', 'coach'],
	['noor', 'ivo', 'coach', { ended: '2026-10-01' }],
	['noor', 'lotte', 'teacher', { subject: 'Elektro' }],
	['noor', 'peter', 'teacher', { subject: 'Koeltechniek' }],
	['noor', 'karin', 'trainer'],
	['noor', 'mo', 'mentor'],
	['sami', 'hanneke', 'coach'],
	['sami', 'pim', 'trainer'],
	['sami', 'olga', 'trainer'],
	['noor', 'rob', 'trainer', { ended: '2026-10-01' }],
	// Handed over from next month on.
	['joris', 'bram', 'coach', { ended: '2026-12-01' }],
	['joris', 'hugo', 'coach', { begins: '2026-12-01' }],
	['joris', 'leo', 'trainer'],
	...(['tess', 'ulf', 'wes', 'xena'] as const).map((key): [string, string, Part] => [
		key,
		'hanneke',
		'coach',
	]),
	['tess', 'rob', 'trainer'],
	['tess', 'lotte', 'teacher', { subject: 'Elektro' }],
	...(['ulf', 'wes', 'xena'] as const).map((key): [string, string, Part] => [
		key,
		'pim',
		'trainer',
	]),
	['yara', 'ruth', 'coach'],
	['yara', 'karin', 'trainer'],
	['yara', 'leo', 'trainer'],
	['yara', 'tim', 'teacher', { subject: 'Elektro' }],
	['mo', 'ruth', 'coach'],
	['mo', 'zeynep', 'trainer'],
	['mo', 'stan', 'mentor'],
	['mo', 'casper', 'mentor'],
	['joris', 'nadia', 'trainer'],
	// What Stan did elsewhere is over: by the role, by the part, and by the placement.
	['noor', 'stan as trainer', 'trainer'],
	['sami', 'stan', 'mentor', { ended: '2026-10-01' }],
	['ulf', 'stan', 'mentor'],
];
export const placementPerson: Fact<'placement_person'>[] = partsOn.map(
	([key, who, part, at = {}]) => ({
		id: idOf(`placement_person:${who} as ${part} of ${key}`),
		placement_id: placementId(key),
		role_id: roleId(who),
		part,
		subject: at.subject ?? '',
		begins_on: at.begins ?? '2025-09-01',
		ended_on: at.ended ?? null,
	}),
);

/** Who made a pass for whom, on which placement as what, and what came of it. */
const passes: [PersonKey, PersonKey, string, Row<'pass'>['as_part'], 'used' | 'ended' | 'waits'][] =
	[
		['hanneke', 'noor', 'noor', 'coach', 'used'],
		['pim', 'sami', 'sami', 'trainer', 'ended'],
		['hanneke', 'sami', 'sami', 'coach', 'waits'],
		['zeynep', 'stan', 'mo', 'trainer', 'waits'],
		['ruth', 'yara', 'yara', 'coach', 'used'],
		['rob', 'tess', 'tess', 'trainer', 'used'],
	];
export const pass: Fact<'pass'>[] = passes.map(([maker, whom, key, part, state]) => ({
	id: idOf(`pass:${whom} by ${maker}`),
	person_id: personId(whom),
	made_by: personId(maker),
	placement_id: placementId(key),
	as_part: part,
	made_at: '2026-11-22T10:55:00Z',
	expires_at: '2026-11-22T11:10:00Z',
	ended_at: state === 'ended' ? '2026-11-22T10:57:00Z' : null,
	used_at: state === 'used' ? '2026-11-22T10:56:00Z' : null,
}));

/** Whose student went from whom to whom, as what, since when and by whom; some were taken back. */
const handOvers: [string, string, string, 'coach' | 'trainer', string, PersonKey, 'undone'?][] = [
	['noor', 'ivo', 'hanneke', 'coach', '2026-10-01', 'ivo'],
	['noor', 'rob', 'karin', 'trainer', '2026-10-01', 'dirk'],
	['joris', 'bram', 'hugo', 'coach', '2026-12-01', 'bram'],
	['sami', 'els', 'hanneke', 'coach', '2026-08-01', 'els'],
	['yara', 'ruth', 'tim', 'coach', '2026-12-01', 'ruth', 'undone'],
	['sami', 'hanneke', 'oscar', 'coach', '2026-12-01', 'hanneke', 'undone'],
];
export const handOver: Fact<'hand_over'>[] = handOvers.map(
	([key, from, to, part, begins, by, state]) => ({
		id: idOf(`hand_over:${key} from ${from} to ${to}`),
		form_id: idOf(`hand_over form:${key} from ${from}`),
		placement_id: placementId(key),
		part,
		from_role: roleId(from),
		to_role: roleId(to),
		begins_on: begins,
		by: personId(by),
		at: begins === '2026-12-01' ? '2026-11-20T09:00:00Z' : `${begins}T09:00:00Z`,
		undone_at: state ? '2026-11-20T10:00:00Z' : null,
	}),
);
/** Only a word from who hands over themself. */
export const handOverLine: Fact<'hand_over_line'>[] = handOver
	.filter(({ by, undone_at: undone }) => by !== personId('dirk') && !undone)
	.map(({ id, placement_id, to_role, begins_on, by }) => ({
		hand_over_id: id,
		placement_id,
		to_role,
		begins_on,
		by,
		runs: 'x',
	}));
