/**
 * Who may see and do what: the specification of the lock, as data.
 * `tests/access` proves that the database agrees. Source: product.md, "Who may see what".
 */

/**
 * How a person stands to a row. A stand-in ("deputy") counts as the part they stand in for,
 * but never as `self`, `author` or `administrator`, and never reads what was addressed to that one person.
 * A goal or a signal is added while the placement runs; afterwards it is only read.
 */
export const relations = {
	student: 'the student of the placement, until three months after its end',
	trainer: 'a trainer on the placement, until its real end',
	mentor: 'a mentor on the placement, until its real end',
	coach: 'a coach on the placement, until three months after its end',
	teacher: 'a teacher on the placement, until three months after its end',
	administrator: 'an administrator of an organisation that the row belongs to',
	sponsor: 'who leads an organisation of a partnership, today and in their own name',
	'its administrator':
		'an administrator of that very organisation; gives roles from today on, to who works there or is nowhere yet, and changes none that ended',
	'keeps an office': 'an administrator of any organisation, who adds a name that is nowhere yet',
	self: 'the person whom the row is about',
	author: 'the person who made the row, while still on the placement',
	audience: 'somebody in the stored audience of the row, while still on the placement',
	'on a placement with': 'somebody who shares a placement with the person, role or organisation',
	'asked side':
		'in the audience, and asked: the one person, or anybody with a part in the asked corner',
	'asking side':
		'in the audience, and asking: who raised it, or a colleague who reads it in that corner',
	'in the programme': 'somebody with a part on a placement of that school and that crebo',
	'teaching the programme':
		'a coach or teacher on a running placement of that school and that crebo',
	'may reach':
		'coach of a student or of the company people of a running placement, or administrator of a colleague who is still there; nobody proved an address yet',
	'has another door': 'the person whose mailbox it is, who proved another one',
	'holds the role':
		'the person whose role it is, themself; to appoint a stand-in only as coach or trainer, for sixty days at most, a colleague of the same organisation',
	'hands over':
		'who is coach or trainer there today, themself, or as administrator for who left: to a colleague of the same organisation with the same kind of role',
	'handed over':
		'who handed it over, or is to take it over, in a role of today, until it can be undone no more',
	'takes over': 'who took over the student, themself, from that day on',
	'trains somebody': 'a trainer of a running placement',
	'trains there':
		'a trainer of a running placement at that company, who brings somebody that is nowhere yet as mentor',
	'may hand a pass':
		'in their own name: a coach of a running placement to its student and company people who read nothing of another school; a trainer of one to its student and mentors without a proven mailbox who read nothing of another company; never to an administrator or who works for a school',
	'made the pass': 'the person who made the pass',
	'may erase':
		'who wrote the text; the student, for every text on their placement; the coach or trainer in their own name, for what their own corner wrote; of each only what they read. A person: an administrator of a school for its students and of an organisation for who works there, never the last administrator',
	'added it': 'the person who typed an address that nobody proved yet',
} as const;
export type Relation = keyof typeof relations;

/** The tasks that work without a person, each with rights of its own. */
export const tasks = ['import', 'mail', 'door', 'terms'] as const;
export type Task = (typeof tasks)[number];
export const verbs = ['select', 'insert', 'update', 'delete'] as const;
export type Verb = (typeof verbs)[number];

/** What a table allows: per verb the relations of which one is enough. Left out is nobody. */
export interface TableAccess {
	readonly select: readonly Relation[];
	readonly insert?: readonly Relation[];
	readonly update?: readonly Relation[];
	readonly delete?: readonly Relation[];
	/** The only columns that an update may touch. */
	readonly columns?: readonly string[];
	/** What each task may; `import` works for one school only. */
	readonly tasks?: Partial<Record<Task, readonly Verb[]>>;
}

const onPlacement = ['student', 'trainer', 'mentor', 'coach', 'teacher'] as const;

export const tables = {
	organisation: {
		select: ['on a placement with', 'self', 'administrator', 'sponsor'],
		update: ['its administrator'],
		columns: ['name', 'brin', 'holiday_region'],
		tasks: { import: ['select', 'insert'], mail: ['select'] },
	},
	site: {
		select: ['on a placement with', 'self', 'administrator', 'sponsor'],
		insert: ['its administrator'],
		update: ['its administrator'],
		columns: ['name', 'work_placement_company_id'],
		tasks: { import: ['select', 'insert'] },
	},
	person: {
		select: ['self', 'on a placement with', 'administrator'],
		insert: ['trains somebody', 'keeps an office'],
		update: ['self'],
		columns: ['language'],
		tasks: { import: ['select', 'insert', 'update'], mail: ['select'] },
	},
	role: {
		select: ['self', 'on a placement with', 'administrator'],
		insert: ['its administrator', 'trains there'],
		update: ['self', 'its administrator'],
		columns: ['phone', 'reachable', 'ended_on'],
		tasks: { import: ['select', 'insert'], mail: ['select'] },
	},
	deputy: {
		select: ['self', 'on a placement with', 'administrator'],
		insert: ['holds the role'],
		update: ['self', 'holds the role'],
		columns: ['ended_on'],
	},
	mailbox: {
		select: ['self', 'on a placement with', 'administrator'],
		insert: ['may reach'],
		delete: ['may reach', 'has another door'],
		tasks: { mail: ['select'] },
	},
	mailbox_address: {
		select: ['self', 'added it'],
		insert: ['may reach'],
		tasks: { mail: ['select'] },
	},
	pass: {
		select: ['self', 'made the pass'],
		insert: ['may hand a pass'],
		update: ['self', 'made the pass'],
		columns: ['ended_at'],
	},
	placement: {
		select: [...onPlacement, 'administrator'],
		tasks: { import: ['select', 'insert', 'update'], mail: ['select'] },
	},
	placement_detail: {
		select: onPlacement,
		tasks: { import: ['select', 'insert', 'update'] },
	},
	placement_person: {
		select: onPlacement,
		insert: ['trainer'],
		update: ['trainer'],
		columns: ['ended_on'],
		tasks: { import: ['select', 'insert', 'update'], mail: ['select'] },
	},
	hand_over: {
		select: [...onPlacement, 'handed over'],
		insert: ['hands over'],
		update: ['author'],
		columns: ['undone_at'],
		tasks: { mail: ['select'] },
	},
	hand_over_line: { select: ['student', 'takes over', 'author'], insert: ['hands over'] },
	goal: { select: onPlacement, insert: ['student', 'trainer', 'coach'] },
	signal: { select: ['audience'], insert: onPlacement, tasks: { mail: ['select'] } },
	signal_step: {
		select: ['audience'],
		insert: ['asked side', 'asking side'],
		tasks: { mail: ['select'] },
	},
	signal_line: { select: ['audience'], insert: ['student'] },
	contact: { select: onPlacement, insert: onPlacement },
	contact_correction: { select: onPlacement, insert: onPlacement },
	rhythm: { select: onPlacement, insert: ['student', 'trainer', 'coach'] },
	rhythm_confirmation: { select: onPlacement, insert: ['student', 'trainer', 'coach'] },
	practice_entry: { select: onPlacement, insert: ['student', 'trainer', 'mentor'] },
	practice_entry_correction: { select: onPlacement, insert: ['author'] },
	school_day: { select: onPlacement, insert: ['student', 'coach'] },
	teaching: { select: ['in the programme'], insert: ['teaching the programme'] },
	teaching_removal: { select: ['in the programme'], insert: ['author'] },
	book_list: { select: ['in the programme'], insert: ['teaching the programme'] },
	book: { select: ['in the programme'], insert: ['teaching the programme'] },
	book_removal: { select: ['in the programme'], insert: ['teaching the programme'] },
	erasure: { select: ['author', 'administrator'], insert: ['may erase'] },
	event: {
		select: ['audience'],
		insert: [...onPlacement, 'administrator', 'self', 'handed over'],
		tasks: { import: ['insert'] },
	},
	look: { select: ['student'], insert: ['trainer', 'mentor', 'coach', 'teacher'] },
	look_reader: {
		select: ['self', 'administrator'],
		insert: ['trainer', 'mentor', 'coach', 'teacher'],
	},
	claim: {
		select: ['its administrator'],
		insert: ['its administrator'],
		update: ['its administrator'],
		columns: ['decided_at', 'decision'],
	},
	organisation_change: { select: ['its administrator'], insert: ['its administrator'] },
	partnership_state: { select: ['sponsor'] },
	import: { select: ['administrator'], tasks: { import: ['select', 'insert'] } },
} as const satisfies Record<string, TableAccess>;
export type TableName = keyof typeof tables;

/** Tables outside the lock, each with the reason. */
export const openTables = {
	'reference.qualification': 'public data of the national register',
	'reference.work_process': 'public data of the national register',
	'auth.user': 'sign-in runs before anybody is somebody',
	'auth.session': 'sign-in runs before anybody is somebody',
	'auth.account': 'sign-in runs before anybody is somebody',
	'auth.verification': 'sign-in runs before anybody is somebody',
	'auth.sign_in_ask': 'sign-in runs before anybody is somebody',
	'auth.own_address_ask': 'codes that nobody but the one they were asked by may try',
	'auth.first_code': 'sign-in runs before anybody is somebody',
	'auth.pass_code': 'sign-in runs before anybody is somebody',
	'auth.pass_try': 'sign-in runs before anybody is somebody',
	'auth.passkey': 'sign-in runs before anybody is somebody',
	'auth.passkey_challenge': 'sign-in runs before anybody is somebody',
	'auth.own_code': 'sign-in runs before anybody is somebody',
} as const;

/** Who may call an action of a page: anybody, anybody signed in, or who stands so to its placement. */
export type ActionAccess =
	readonly Relation[] | 'anybody' | 'signed in' | 'demo only' | 'first administrator';

/** Every form action, by its route and name. What is not allowed answers as what does not exist. */
export const actions = {
	'/first ?/default': 'first administrator',
	'/demo ?/default': 'demo only',
	'/sign-in ?/default': 'anybody',
	'/sign-in/code ?/default': 'anybody',
	'/sign-in/key ?/default': 'anybody',
	'/sign-in/link/[token] ?/default': 'anybody',
	'/sign-in/who ?/default': 'anybody',
	'/pass ?/default': 'anybody',
	'/pass/[code] ?/default': 'anybody',
	'/task/[link] ?/send': 'anybody',
	'/task/[link] ?/code': 'anybody',
	'/language ?/default': 'anybody',
	'/me ?/language': 'signed in',
	'/me ?/reachable': 'signed in',
	'/me ?/end': 'signed in',
	'/me ?/endPass': ['self', 'made the pass'],
	'/me/address ?/ask': 'signed in',
	'/me/address ?/prove': 'signed in',
	'/me/address ?/remove': ['has another door'],
	'/me/code ?/default': 'signed in',
	'/me/keys ?/add': 'signed in',
	'/me/keys ?/remove': 'signed in',
	'/me/deputy ?/appoint': ['holds the role'],
	'/me/deputy ?/end': ['self', 'holds the role'],
	'/me ?/signOut': 'signed in',
	'/colleagues ?/address': ['may reach'],
	'/colleagues/new ?/default': ['keeps an office'],
	'/colleagues/[id] ?/give': ['its administrator'],
	'/colleagues/[id] ?/address': ['may reach'],
	'/colleagues/[id] ?/endSignIns': ['its administrator'],
	'/colleagues/[id]/role/[role] ?/end': ['its administrator'],
	'/colleagues/[id]/role/[role] ?/keep': ['its administrator'],
	'/organisation ?/keep': ['its administrator'],
	'/organisation ?/addSite': ['its administrator'],
	'/organisation ?/keepSite': ['its administrator'],
	'/organisation ?/withdraw': ['its administrator'],
	'/companies ?/addresses': ['may reach'],
	'/lessons ?/teach': ['teaching the programme'],
	'/lessons ?/takeBack': ['author'],
	'/lessons ?/book': ['teaching the programme'],
	'/lessons ?/remove': ['teaching the programme'],
	'/lessons/books ?/look': ['teaching the programme'],
	'/lessons/books ?/bring': ['teaching the programme'],
	'/placements/hand-over ?/default': ['hands over'],
	'/placements/hand-over/[form] ?/undo': ['author'],
	'/people/[id] ?/copy': ['administrator'],
	'/people/[id] ?/erase': ['may erase'],
	'/placements/[id]/looks ?/show': ['administrator'],
	'/placements/[id]/goal ?/default': ['student', 'trainer', 'coach'],
	'/placements/[id]/reach ?/address': ['may reach'],
	'/placements/[id]/mentor ?/add': ['trainer'],
	'/placements/[id]/mentor ?/name': ['trainer'],
	'/placements/[id]/mentor ?/end': ['trainer'],
	'/placements/[id]/pass ?/make': ['may hand a pass'],
	'/placements/[id]/pass ?/end': ['made the pass'],
	'/placements/[id]/raise ?/default': onPlacement,
	'/placements/[id]/erase ?/default': ['may erase'],
	'/placements/[id] ?/contact': onPlacement,
	'/placements/[id]/contact ?/note': onPlacement,
	'/placements/[id]/contact ?/back': onPlacement,
	'/placements/[id]/contact ?/propose': ['student', 'trainer', 'coach'],
	'/placements/[id] ?/agree': ['student', 'trainer', 'coach'],
	'/placements/[id]/practice ?/practice': ['student', 'trainer', 'mentor'],
	'/placements/[id]/practice ?/takeBack': ['author'],
	'/placements/[id]/practice ?/schoolDay': ['student', 'coach'],
	'/today ?/practice': ['student', 'trainer', 'mentor'],
	'/today ?/takeBack': ['author'],
	'/today ?/schoolDay': ['student', 'coach'],
	'/today ?/answer': ['asked side'],
	'/today ?/resolve': ['asking side'],
	'/today ?/agree': ['student', 'trainer', 'coach'],
	'/today ?/spoken': onPlacement,
	'/today ?/unspoken': onPlacement,
	'/today ?/goal': ['student', 'trainer', 'coach'],
	'/today ?/goalHolds': ['student', 'trainer', 'coach'],
	'/today ?/teach': ['teaching the programme'],
	'/signals/[id]/erase ?/default': ['may erase'],
	'/signals/[id] ?/see': ['asked side'],
	'/signals/[id] ?/answer': ['asked side'],
	'/signals/[id] ?/change': ['asked side'],
	'/signals/[id] ?/resolve': ['asking side'],
	'/signals/[id] ?/reopen': ['asking side'],
	'/signals/[id] ?/withdraw': ['author'],
	'/signals/[id] ?/line': ['student'],
} as const satisfies Record<string, ActionAccess>;
