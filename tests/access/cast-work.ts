/** What the cast did besides asking: contacts, rhythms, practice, and what their schools teach. */
import { idOf, officeId, personId, placementId, type PersonKey, type Row } from '../cast.ts';
import { eventRow } from './cast-signals.ts';

const at = '2026-11-20T09:00:00Z';

type Edge = Row<'contact'>['edge'];
/** Which triangle, between whom, and who said so in which part. */
const contacts: [string, Edge, PersonKey, string][] = [
	['noor', 'company-school', 'hanneke', 'coach'],
	['noor', 'student-company', 'mo', 'mentor'],
	['sami', 'school-student', 'sami', 'student'],
	['yara', 'company-school', 'karin', 'trainer'],
	['mo', 'company-school', 'ruth', 'coach'],
	['tess', 'company-school', 'hanneke', 'coach'],
	['wes', 'company-school', 'hanneke', 'coach'],
	['ulf', 'company-school', 'hanneke', 'coach'],
];
export const contact = contacts.map(([key, edge, who, part]) => ({
	id: idOf(`contact:${edge} of ${key}`),
	form_id: idOf(`contact form:${edge} of ${key}`),
	placement_id: placementId(key),
	edge,
	kind: 'call' as const,
	day: '2026-11-20',
	by: personId(who),
	as_part: part,
	on_behalf_of: null,
	at,
}));
export const contactCorrection = [
	{
		contact_id: idOf('contact:company-school of yara'),
		form_id: idOf('contact_correction form:yara'),
		placement_id: placementId('yara'),
		by: personId('ruth'),
		as_part: 'coach',
		at,
	},
];

/** Proposed by one end; the first two are confirmed. */
const rhythms: [string, Edge, PersonKey, string][] = [
	['noor', 'company-school', 'hanneke', 'coach'],
	['yara', 'company-school', 'karin', 'trainer'],
	['noor', 'student-company', 'karin', 'trainer'],
	['mo', 'school-student', 'mo', 'student'],
	['tess', 'company-school', 'hanneke', 'coach'],
];
export const rhythm = rhythms.map(([key, edge, who, part]) => ({
	id: idOf(`rhythm:${edge} of ${key}`),
	form_id: idOf(`rhythm form:${edge} of ${key}`),
	placement_id: placementId(key),
	edge,
	weeks: 6,
	by: personId(who),
	as_part: part,
	on_behalf_of: null,
	at,
}));
export const rhythmConfirmation = (
	[
		['noor', 'karin', 'trainer'],
		['yara', 'ruth', 'coach'],
	] as const
).map(([key, who, part]) => ({
	rhythm_id: idOf(`rhythm:company-school of ${key}`),
	form_id: idOf(`rhythm_confirmation form:${key}`),
	placement_id: placementId(key),
	by: personId(who),
	as_part: part,
	on_behalf_of: null,
	at,
}));

const entries: [string, PersonKey, Row<'practice_entry'>['as_part']][] = [
	['noor', 'mo', 'mentor'],
	['sami', 'sami', 'student'],
	['yara', 'leo', 'trainer'],
	['mo', 'mo', 'student'],
	['tess', 'tess', 'student'],
];
export const practiceEntry = entries.map(([key, who, part]) => ({
	id: idOf(`practice_entry:${who} for ${key}`),
	form_id: idOf(`practice_entry form:${who} for ${key}`),
	placement_id: placementId(key),
	work_process: 'B1-K1-W1',
	help: 'helped' as const,
	day: '2026-11-20',
	by: personId(who),
	as_part: part,
	at,
}));
export const practiceEntryCorrection = [
	{
		entry_id: idOf('practice_entry:leo for yara'),
		form_id: idOf('practice_entry_correction form:leo for yara'),
		placement_id: placementId('yara'),
		by: personId('leo'),
		at,
	},
];

const schoolDays: [string, PersonKey, Row<'school_day'>['as_part'], number][] = [
	['noor', 'noor', 'student', 2],
	['noor', 'hanneke', 'coach', 4],
	['sami', 'hanneke', 'coach', 3],
	['yara', 'yara', 'student', 1],
	['mo', 'ruth', 'coach', 5],
	['tess', 'tess', 'student', 2],
	['ulf', 'hanneke', 'coach', 2],
	['wes', 'hanneke', 'coach', 2],
];
export const schoolDay = schoolDays.map(([key, who, part, weekday]) => ({
	id: idOf(`school_day:${weekday} of ${key}`),
	form_id: idOf(`school_day form:${weekday} of ${key}`),
	placement_id: placementId(key),
	weekday,
	by: personId(who),
	as_part: part,
	at,
}));

/** One programme of each school; the whole cast studies the same crebo. */
const schools = [
	['oost', 'hanneke'],
	['west', 'ruth'],
] as const;
const programmeOf = (school: string, who: PersonKey) => ({
	school_id: officeId(school),
	crebo: '25835',
	by: personId(who),
	at,
});
const taught = (
	[school, who]: (typeof schools)[number],
	when: 'now' | 'before',
	begins_on: string,
) => ({
	id: idOf(`teaching:${when} at ${school}`),
	form_id: idOf(`teaching form:${when} at ${school}`),
	number: 1,
	period: 'Periode 2',
	text: when === 'now' ? `Wat ${school} nu geeft` : `Wat ${school} introk`,
	begins_on,
	ends_on: null,
	...programmeOf(school, who),
	...(when === 'before' ? { at: '2026-10-01T09:00:00Z' } : {}),
});
export const teaching = [
	...schools.map((one) => taught(one, 'now', '2026-11-01')),
	taught(schools[1], 'before', '2026-10-01'),
];
/** Taken back by who wrote it. */
export const teachingRemoval = [
	{
		teaching_id: idOf('teaching:before at west'),
		programme: `${officeId('west')}:25835`,
		by: personId('ruth'),
		at,
	},
];
export const bookList = schools.map(([school, who]) => ({
	id: idOf(`book_list:of ${school}`),
	form_id: idOf(`book_list form:of ${school}`),
	...programmeOf(school, who),
}));
export const book = schools.map(([school, who]) => ({
	id: idOf(`book:of ${school}`),
	form_id: idOf(`book form:of ${school}`),
	number: 1,
	list_id: idOf(`book_list:of ${school}`),
	programme: `${officeId(school)}:25835`,
	isbn: '',
	title: `Boek van ${school}`,
	first_period: 1,
	last_period: 4,
	level: 3,
	by: personId(who),
	at,
}));
export const bookRemoval = [
	{
		book_id: idOf('book:of west'),
		programme: `${officeId('west')}:25835`,
		by: personId('ruth'),
		at,
	},
];

/** What is kept of the partnerships for who leads them; of the small one no more than that it is there. */
export const partnershipState = (
	[
		['oost', 'dalen', 10],
		['oost', 'boer', null],
		['west', 'kuiper', 5],
	] as const
).map(([school, company, students]) => ({
	id: idOf(`partnership_state:${school} and ${company}`),
	school_id: officeId(school),
	company_id: officeId(company),
	judged_on: '2026-11-01',
	students,
	state: students && 'runs',
}));

/** Who changed what of their organisation, or of a site of it. */
const officeChanges: [
	string,
	PersonKey,
	string | null,
	Row<'organisation_change'>['field'],
	string,
	string,
][] = [
	['oost', 'annelies', null, 'brin', '', '27ZZ'],
	['west', 'wout', null, 'region', 'noord', 'midden'],
	['dalen', 'dirk', idOf('site:dalen'), 'number', '200000009', '100000000'],
];
/** The events of it; of a kind that no page lists, so that a test which changes something finds its own alone. */
export const officeEvent = officeChanges.map(([office, who, site]) => ({
	...eventRow(
		`change of ${office}`,
		'sign-in.ended',
		personId(who),
		null,
		site ?? officeId(office),
		[`administrator:${officeId(office)}`],
	),
	organisation_id: officeId(office),
}));
export const organisationChange = officeChanges.map(([office, who, site, field, was, becomes]) => ({
	id: idOf(`organisation_change:${field} of ${office}`),
	event_id: idOf(`event:change of ${office}`),
	organisation_id: officeId(office),
	site_id: site,
	field,
	was,
	becomes,
	by: personId(who),
	at,
}));
