/** Signals of the cast in every shape of audience, with what happened to them, and who looked. */
import type { Insertable } from 'kysely';
import type { Tables } from '#database/tables.ts';
import type { TableName } from '#domain/access/matrix.ts';
import {
	idOf,
	labelOf,
	officeId,
	personId,
	personKeys,
	placement,
	placementId,
	placementKeys,
	today,
	type PersonKey,
	type Row,
} from '../cast.ts';

type Fact<T extends TableName> = Insertable<Tables[T]>;
const at = '2026-11-16T09:00:00Z';

/** One person in an audience: "person:…". */
export const only = (key: PersonKey): string => `person:${personId(key)}`;

type Shape = Pick<Row<'signal'>, 'raised_part' | 'asks' | 'audience'> &
	Partial<Pick<Row<'signal'>, 'topic' | 'topic_detail'>> & {
		on: string;
		by: PersonKey;
		asksPerson?: PersonKey;
	};

/** Written out by hand from product.md, not made by the code that is tested. */
const noor = { on: 'noor' } as const;
export const shapes: Record<string, Shape> = {
	'school-to-company': {
		...noor,
		by: 'hanneke',
		raised_part: 'coach',
		asks: 'company',
		audience: ['student', 'trainer', 'coach', only('hanneke')],
	},
	'company-to-school': {
		...noor,
		by: 'karin',
		raised_part: 'trainer',
		asks: 'school',
		audience: ['student', 'coach', 'trainer', only('karin')],
	},
	'student-to-school': {
		...noor,
		by: 'noor',
		raised_part: 'student',
		asks: 'school',
		audience: ['student', 'coach'],
	},
	'student-to-company': {
		...noor,
		by: 'noor',
		raised_part: 'student',
		asks: 'company',
		audience: ['student', 'trainer'],
	},
	'student-to-her-coach-alone': {
		...noor,
		by: 'noor',
		raised_part: 'student',
		asks: 'school',
		asksPerson: 'hanneke',
		audience: ['student', only('hanneke')],
	},
	'student-to-her-mentor-alone': {
		...noor,
		by: 'noor',
		raised_part: 'student',
		asks: 'company',
		asksPerson: 'mo',
		audience: ['student', only('mo')],
	},
	'student-to-her-trainer-alone': {
		...noor,
		by: 'noor',
		raised_part: 'student',
		asks: 'company',
		asksPerson: 'karin',
		audience: ['student', only('karin')],
	},
	'student-to-who-left': {
		...noor,
		by: 'noor',
		raised_part: 'student',
		asks: 'school',
		asksPerson: 'els',
		audience: ['student', only('els')],
	},
	'coach-to-student': {
		...noor,
		by: 'hanneke',
		raised_part: 'coach',
		asks: 'student',
		audience: ['student', 'coach', only('hanneke')],
	},
	'coach-to-mentor-alone': {
		...noor,
		by: 'hanneke',
		raised_part: 'coach',
		asks: 'company',
		asksPerson: 'mo',
		audience: ['student', only('hanneke'), only('mo')],
	},
	'deputy-to-mentor-alone': {
		...noor,
		by: 'femke',
		raised_part: 'coach',
		asks: 'company',
		asksPerson: 'mo',
		audience: ['student', only('femke'), only('mo')],
	},
	'subject-to-school': {
		...noor,
		by: 'karin',
		raised_part: 'trainer',
		asks: 'school',
		topic: 'subject',
		topic_detail: 'Elektro',
		audience: ['student', 'coach', 'teacher:Elektro', 'trainer', only('karin')],
	},
	'sami-to-school': {
		on: 'sami',
		by: 'sami',
		raised_part: 'student',
		asks: 'school',
		audience: ['student', 'coach'],
	},
	'joris-to-company': {
		on: 'joris',
		by: 'bram',
		raised_part: 'coach',
		asks: 'company',
		audience: ['student', 'trainer', 'coach', only('bram')],
	},
	'tess-when-it-ran': {
		on: 'tess',
		by: 'rob',
		raised_part: 'trainer',
		asks: 'school',
		audience: ['student', 'coach', 'trainer', only('rob')],
	},
	'ulf-when-it-ran': {
		on: 'ulf',
		by: 'hanneke',
		raised_part: 'coach',
		asks: 'company',
		audience: ['student', 'trainer', 'coach', only('hanneke')],
	},
	'wes-when-it-ran': {
		on: 'wes',
		by: 'hanneke',
		raised_part: 'coach',
		asks: 'company',
		audience: ['student', 'trainer', 'coach', only('hanneke')],
	},
	'yara-to-company': {
		on: 'yara',
		by: 'ruth',
		raised_part: 'coach',
		asks: 'company',
		audience: ['student', 'trainer', 'coach', only('ruth')],
	},
	'yara-to-school': {
		on: 'yara',
		by: 'yara',
		raised_part: 'student',
		asks: 'school',
		audience: ['student', 'coach'],
	},
	'mo-to-school': {
		on: 'mo',
		by: 'mo',
		raised_part: 'student',
		asks: 'school',
		audience: ['student', 'coach'],
	},
	'mo-to-stan-alone': {
		on: 'mo',
		by: 'mo',
		raised_part: 'student',
		asks: 'company',
		asksPerson: 'stan',
		audience: ['student', only('stan')],
	},
};

/** The school and the company of a placement. */
export function cornersOf(key: string): { school_id: string; company_id: string } {
	const found = placement.find(({ id }) => id === placementId(key));
	if (!found) throw new Error(`no placement ${key}`);
	return { school_id: found.school_id, company_id: found.company_id };
}

/** A signal as a row. */
export function signalRow(name: string, shape: Shape): Fact<'signal'> {
	return {
		id: idOf(`signal:${name}`),
		form_id: idOf(`signal form:${name}`),
		placement_id: placementId(shape.on),
		...cornersOf(shape.on),
		raised_by: personId(shape.by),
		on_behalf_of: null,
		raised_part: shape.raised_part,
		raised_at: at,
		topic: shape.topic ?? 'together',
		topic_detail: shape.topic_detail ?? '',
		asked: `What ${name} asks`,
		asks: shape.asks,
		asks_person: shape.asksPerson ? personId(shape.asksPerson) : null,
		audience: [...shape.audience],
		due_on: '2026-11-23',
	};
}

export const signal: Fact<'signal'>[] = Object.entries(shapes).map(([name, shape]) =>
	signalRow(name, shape),
);

/** Every signal was seen by who is asked first; number 1. */
const seenBy = (shape: Shape): { by: PersonKey; as_part: string } => {
	if (shape.asks === 'student') return { by: shape.on as PersonKey, as_part: 'student' };
	if (shape.asksPerson === 'mo' || shape.asksPerson === 'stan')
		return { by: shape.asksPerson, as_part: 'mentor' };
	if (shape.asks === 'company') return { by: 'karin', as_part: 'trainer' };
	return { by: 'hanneke', as_part: 'coach' };
};
/** Who saw it said something as well. */
const withWords = [
	'school-to-company',
	'company-to-school',
	'student-to-her-mentor-alone',
	'mo-to-stan-alone',
];
export const signalStep: Fact<'signal_step'>[] = Object.entries(shapes).map(([name, shape]) => ({
	id: idOf(`signal_step:seen ${name}`),
	form_id: idOf(`signal_step form:seen ${name}`),
	signal_id: idOf(`signal:${name}`),
	placement_id: placementId(shape.on),
	number: 1,
	kind: 'seen',
	by: personId(seenBy(shape).by),
	as_part: seenBy(shape).as_part,
	on_behalf_of: null,
	at,
	choice: null,
	text: withWords.includes(name) ? `What was said to ${name}` : '',
	audience: [...shape.audience],
	due_on: null,
}));

/** Two lines that a student added. */
export const signalLine: Fact<'signal_line'>[] = [
	'school-to-company',
	'yara-to-company',
	'coach-to-mentor-alone',
].map((name) => ({
	id: idOf(`signal_line:${name}`),
	form_id: idOf(`signal_line form:${name}`),
	signal_id: idOf(`signal:${name}`),
	placement_id: placementId(shapes[name]?.on ?? ''),
	by: personId((shapes[name]?.on ?? '') as PersonKey),
	at,
	text: 'Zo zie ik het ook',
	audience: [...(shapes[name]?.audience ?? [])],
}));

/** A goal on every placement, written by the student; on Noor's an earlier one of the trainer. */
const goals: [string, PersonKey, string, string][] = [
	...placementKeys.map((key): [string, PersonKey, string, string] => [
		key,
		key as PersonKey,
		'student',
		at,
	]),
	['noor', 'karin', 'trainer', '2026-10-01T09:00:00Z'],
];
export const goal: Fact<'goal'>[] = goals.map(([key, who, part, when]) => ({
	id: idOf(`goal:${key}${part === 'student' ? '' : ` by ${who}`}`),
	form_id: idOf(`goal form:${key}${part === 'student' ? '' : ` by ${who}`}`),
	placement_id: placementId(key),
	written_by: personId(who),
	as_part: part,
	written_at: when,
	text: `Het doel van ${key}`,
}));

/** One event for every signal, with its audience, and those of placements, offices and one person. */
export const event: Fact<'event'>[] = [
	...signal.map((one) =>
		eventRow(
			`raised ${labelOf(one.id)}`,
			'signal.raised',
			one.raised_by,
			one.placement_id,
			one.id,
			one.audience,
		),
	),
	...placement.map((one) =>
		eventRow(`started ${labelOf(one.id)}`, 'placement.started', null, one.id, one.id, [
			'student',
			'trainer',
			'mentor',
			'coach',
		]),
	),
	...(['oost', 'west', 'dalen'] as const).map((office) => ({
		...eventRow(`office of ${office}`, 'sign-in.ended', null, null, officeId(office), [
			`administrator:${officeId(office)}`,
		]),
		organisation_id: officeId(office),
	})),
	...personKeys.map((key) =>
		eventRow(`for ${key} alone`, 'sign-in.ended', personId(key), null, personId(key), [only(key)]),
	),
];

/** An event as a row. */
export function eventRow(
	name: string,
	kind: string,
	actor: string | null,
	on: string | null,
	subject: string,
	audience: string[],
): Fact<'event'> {
	const shared = { on_behalf_of: null, organisation_id: null };
	return {
		id: idOf(`event:${name}`),
		at,
		kind,
		actor_id: actor,
		placement_id: on,
		subject_id: subject,
		audience: [...audience],
		...shared,
	};
}

/** Who looked at which placement, of which organisation and as what. */
const looks: [string, PersonKey, string, string][] = [
	['noor', 'hanneke', 'oost', 'coach'],
	['noor', 'karin', 'dalen', 'trainer'],
	['tess', 'hanneke', 'oost', 'coach'],
	['ulf', 'pim', 'boer', 'trainer'],
	['yara', 'karin', 'dalen', 'trainer'],
	['yara', 'ruth', 'west', 'coach'],
	['mo', 'zeynep', 'kuiper', 'trainer'],
];
export const look: Fact<'look'>[] = looks.map(([key, who, office, part]) => ({
	id: idOf(`look:${who} at ${key}`),
	placement_id: placementId(key),
	organisation_id: officeId(office),
	part,
	day: '2026-11-20',
}));
/** Looks of which the reader is still to be named. */
export const spareLook: Fact<'look'>[] = placement.flatMap((one) =>
	(['coach', 'trainer'] as const).map((part) => ({
		id: idOf(`look:spare of the ${part} at ${labelOf(one.id)}`),
		placement_id: one.id,
		organisation_id: part === 'coach' ? one.school_id : one.company_id,
		part,
		day: today,
	})),
);
export const lookReader: Fact<'look_reader'>[] = looks.map(([key, who, office]) => ({
	look_id: idOf(`look:${who} at ${key}`),
	placement_id: placementId(key),
	organisation_id: officeId(office),
	reader_id: personId(who),
	day: '2026-11-20',
}));

export const imports: Fact<'import'>[] = (['oost', 'west'] as const).map((school) => ({
	id: idOf(`import:list of ${school}`),
	school_id: officeId(school),
	at,
	by: null,
	file_hash: 'x',
	added: 1,
	changed: 0,
	ended: 0,
	unchanged: 0,
	problems: 0,
}));
