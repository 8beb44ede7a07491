/** The people of the demo: invented, each with a mailbox that counts as proven. */

import { vanDalen } from './companies.ts';

export type DemoRole =
	'administrator' | 'coach' | 'teacher' | 'trainer' | 'mentor' | 'student' | 'deputy' | 'sponsor';

/** What somebody comes for, by which /demo puts people together. */
export type ComesFor = 'minutes' | 'overview' | 'own' | 'order' | 'left';

export interface DemoPerson {
	readonly address: string;
	readonly name: string;
	readonly role: DemoRole;
	readonly organisation: string;
	readonly comesFor: ComesFor;
	/** What makes this one worth a look; empty for most. */
	readonly about: About | '';
	/** As whom to look around first; empty for most. */
	readonly walk: Walk | '';
}

export const oost = { brin: '99OO', name: 'ROC Oost', list: 'school-oost-bpv-list.csv' } as const;
export const west = {
	brin: '99WP',
	name: 'College Westpoort',
	list: 'college-west-placements.csv',
} as const;
export type DemoSchool = typeof oost | typeof west;

const wieland = 'Wieland Klimaat';
const rietmolen = 'Installatiebedrijf De Rietmolen';
const hoelscher = 'Technisch Bureau Hölscher';
const bothSchools = `${oost.name}, ${west.name}`;

/** Everybody whom /demo lists, in its order. Who stands on a list is called as that list does. */
export const cast = {
	haddou: ['f.haddou@roc-oost.example', 'F. Haddou', 'coach', oost.name],
	raalte: ['l.van.raalte@roc-oost.example', 'L. van Raalte', 'coach', oost.name],
	kromhout: ['b.kromhout@roc-oost.example', 'B. Kromhout', 'coach', oost.name],
	wolters: ['k.wolters@van-dalen.example', 'K. Wolters', 'trainer', vanDalen.name],
	hoelscher: ['j.holscher@holscher.example', 'J. Hölscher', 'trainer', hoelscher],
	brake: ['p.te.brake@van-dalen.example', 'P. te Brake', 'mentor', vanDalen.name],
	youssef: ['200544@student.roc-oost.example', 'Youssef Kuipers', 'student', oost.name],
	bjorn: ['200248@student.roc-oost.example', 'Björn Çelik', 'student', oost.name],
	renee: ['200655@student.roc-oost.example', 'Renée Hoekstra', 'student', oost.name],
	bosveld: ['i.bosveld@roc-oost.example', 'Ingrid Bosveld', 'teacher', oost.name],
	vink: ['t.vink@roc-oost.example', 'Tamara Vink', 'deputy', oost.name],
	zandstra: ['a.zandstra@roc-oost.example', 'Annemiek Zandstra', 'administrator', oost.name],
	wessels: ['c.wessels@van-dalen.example', 'Corine Wessels', 'administrator', vanDalen.name],
	oosterling: ['r.oosterling@roc-oost.example', 'Ruud Oosterling', 'sponsor', oost.name],
	aslan: ['202010@student.roc-oost.example', 'Ömer Aslan', 'mentor', wieland],
	bouzid: ['n.bouzid@werk.example', 'N. Bouzid', 'trainer', rietmolen],
	terpstra: ['s.terpstra@werk.example', 'Silvan Terpstra', 'deputy', rietmolen],
	lubbers: ['g.lubbers@werk.example', 'G. Lubbers', 'trainer', 'Brinkhof Elektro'],
	haddouWest: ['f.haddou@westpoort.example', 'F. Haddou', 'coach', west.name],
	kloosterman: ['m.kloosterman@westpoort.example', 'Marit Kloosterman', 'administrator', west.name],
} as const satisfies Record<string, readonly [string, string, DemoRole, string]>;
export type CastKey = keyof typeof cast;

export const castKeys = Object.keys(cast) as CastKey[];

/** The address of somebody of the cast. */
export const addressOf = (key: CastKey): string => cast[key][0];

const comesFor: Readonly<Record<DemoRole, ComesFor>> = {
	student: 'own',
	trainer: 'minutes',
	mentor: 'minutes',
	deputy: 'overview',
	coach: 'overview',
	teacher: 'overview',
	administrator: 'order',
	sponsor: 'order',
};

const about = {
	raalte: 'many',
	wolters: 'few',
	aslan: 'both',
	vink: 'deputy',
	terpstra: 'deputy',
	lubbers: 'left',
	renee: 'alone',
} as const satisfies Partial<Record<CastKey, string>>;
export type About = (typeof about)[keyof typeof about];

const walks = {
	wolters: 'trainer',
	raalte: 'coach',
	renee: 'student',
} as const satisfies Partial<Record<CastKey, DemoRole>>;
export type Walk = (typeof walks)[keyof typeof walks];

/** Somebody of the cast, as /demo shows them. A trainer who works with two schools says so. */
export function demoPerson(key: CastKey): DemoPerson {
	const [address, name, role, organisation] = cast[key];
	const both = key === 'wolters' || key === 'hoelscher';
	const atWork = key === 'terpstra';
	return {
		address,
		name,
		role,
		organisation: both ? `${organisation} (${bothSchools})` : organisation,
		comesFor: key === 'lubbers' ? 'left' : atWork ? 'minutes' : comesFor[role],
		about: key in about ? about[key as keyof typeof about] : '',
		walk: key in walks ? walks[key as keyof typeof walks] : '',
	};
}
