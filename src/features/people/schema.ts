import { z } from 'zod';
import { isName } from '#domain/import/name.ts';
import { isOurDay } from '#domain/kernel/time.ts';
import { roleKinds, type RoleKind } from '#domain/people/role.ts';
import { address } from '#platform/form/address.ts';

export const addAddressForm = z.object({ person: z.uuid(), form: z.uuid(), address });
export const languageForm = z.object({ language: z.enum(['nl', 'en']) });
export const reachableForm = z.object({
	role: z.uuid(),
	phone: z.string().trim().max(40, 'too-long'),
	reachable: z.string().trim().max(120, 'too-long'),
});

export const makePassForm = z.object({ person: z.uuid() });
export const endPassForm = z.object({ pass: z.uuid() });

/** A pass as the two whom it concerns see it; never its code. Instants are ISO 8601. */
export interface PassView {
	readonly id: string;
	/** Whose it is, or who made it for the reader. */
	readonly title: string;
	readonly mine: boolean;
	readonly made: string;
	readonly until: string;
	readonly state: 'waits' | 'used' | 'ended' | 'over';
	readonly used: string | null;
}

/** Somebody for whom the reader can make a pass, or can't: the screen does not say why. */
export interface PassPerson {
	readonly person: string;
	readonly name: string;
	readonly may: boolean;
}

/** A pass that was just made: shown once, and kept nowhere. */
export interface NewPass {
	readonly name: string;
	/** Two groups of four signs. */
	readonly code: string;
	readonly link: string;
	readonly until: string;
	readonly qr: { readonly size: number; readonly path: string };
}

const day = z.string().min(1, 'required').pipe(z.string().refine(isOurDay, 'day-wrong'));

export const appointDeputyForm = z.object({
	role: z.uuid(),
	person: z.uuid('required'),
	begins: day,
	ends: day,
});
export const endDeputyForm = z.object({ deputy: z.uuid() });

/** Somebody who stands in for the reader (`mine`), or for whom the reader does. Days are ISO text. */
export interface DeputyView {
	readonly id: string;
	readonly mine: boolean;
	readonly name: string;
	/** Who stands in for whom as what, in words. */
	readonly title: string;
	readonly begins: string;
	readonly ends: string;
	readonly state: 'coming' | 'running' | 'over';
}

/** What is needed to appoint one: the own roles that can have one, and who works there too. */
export interface DeputyPage {
	readonly deputies: readonly DeputyView[];
	readonly roles: readonly {
		readonly id: string;
		/** What it is, where, and for whose students if that is needed to tell it apart. */
		readonly text: string;
		/** By name, with what they are there. */
		readonly colleagues: readonly { readonly person: string; readonly name: string }[];
	}[];
	/** The first day that can be chosen. */
	readonly today: string;
}

/** A role with what others need to reach somebody in it, and what it is called. */
export interface ReachableRole {
	readonly id: string;
	readonly text: string;
	readonly phone: string;
	readonly reachable: string;
}

/** Somebody who is signed in, as every page knows them. */
export interface Me {
	readonly id: string;
	readonly name: string;
	readonly language: 'nl' | 'en';
	readonly roles: readonly {
		id: string;
		kind: string;
		organisation: string;
		phone: string;
		reachable: string;
	}[];
	readonly isAdministrator: boolean;
	/** There is a placement of their own to read. */
	readonly isStudent: boolean;
	/** Where they find what is theirs, what they come for first. */
	readonly menu: readonly { readonly href: string; readonly text: string }[];
	/** From where the page is to be followed for what happens next; sealed. */
	readonly cursor: string;
}

const dayOrNone = z
	.string()
	.refine((text) => text === '' || isOurDay(text), 'day-wrong')
	.transform((text) => text || null);
const addressOrNone = z.union([
	z
		.string()
		.regex(/^\s*$/)
		.transform(() => null),
	address,
]);

export const giveRoleForm = z.object({
	form: z.uuid(),
	office: z.uuid(),
	kind: z.enum(roleKinds, 'required'),
	begins: day,
	ends: dayOrNone,
});
export const addColleagueForm = giveRoleForm.extend({
	name: z.string().trim().min(1, 'required').max(120, 'too-long').refine(isName, 'name-wrong'),
	address: addressOrNone,
});
export const endRoleForm = z.object({ ends: day });
export const keepRoleForm = z.object({});

/** A role in the own organisation. Days are ISO text; `ends` is the first on which it holds no more. */
export interface OfficeRole {
	readonly id: string;
	readonly kind: RoleKind;
	readonly organisation: string;
	readonly begins: string;
	readonly ends: string | null;
	readonly state: 'coming' | 'running' | 'over';
}

/** Somebody with a role in the own organisation, for its administrator; of other organisations nothing. */
export interface Colleague {
	readonly person: string;
	readonly name: string;
	/** What runs and what is to come first. */
	readonly roles: readonly OfficeRole[];
	readonly reach: 'none' | 'waiting' | 'pass' | 'proven';
	/** The address that waits for its proof, for who typed it; else null. */
	readonly address: string | null;
	/** No role of theirs runs here or is to come. */
	readonly left: boolean;
}

/** What the list of colleagues is asked: a search, and which page of it from 1. */
export interface ColleagueQuestion {
	readonly search: string;
	readonly page: number;
}

/** One page of the colleagues whom a search finds. */
export interface ColleagueList extends ColleagueQuestion {
	readonly colleagues: readonly Colleague[];
	/** How many there are, and how many the search finds. */
	readonly total: number;
	readonly found: number;
	readonly pages: number;
}

/** Reads what the address of the list asks; what is strange counts as nothing. */
export function colleagueQuestion(asked: URLSearchParams): ColleagueQuestion {
	const page = Number(asked.get('page') ?? 1);
	return {
		search: (asked.get('q') ?? '').trim().slice(0, 80),
		page: Number.isInteger(page) && page > 0 ? page : 1,
	};
}

/** An organisation of which the reader is administrator. */
export interface Office {
	readonly id: string;
	readonly name: string;
	readonly kind: 'school' | 'company';
}

/** The page of one colleague. */
export interface ColleaguePage extends Colleague {
	readonly isReader: boolean;
	/** Works here and nowhere else, so that their sign-ins are the administrator's to end. */
	readonly oursAlone: boolean;
	/** Where a role can be given. */
	readonly offices: readonly Office[];
	readonly today: string;
}

/** The page on which a role ends or an end is taken back. */
export interface RolePage extends OfficeRole {
	readonly person: string;
	readonly name: string;
	readonly isReader: boolean;
	/** The first day on which it can end. */
	readonly soonest: string;
	/** The day that is offered: on it nothing happened yet, so that it can be taken back. */
	readonly offered: string;
	/** The day that was chosen and is to be confirmed; null for none, or one on which it can't end. */
	readonly chosen: string | null;
	/** A day was asked for that is too early. */
	readonly early: boolean;
	/** Students who then have nobody in this part; 0 for a role without students. */
	readonly alone: number;
}

/** The day on which a role is to end, as the address of its page says it; what is no day counts as none. */
export const endAsked = (asked: URLSearchParams): string | null =>
	z.iso.date().safeParse(asked.get('ends')).data ?? null;

/** Each box of the page carries the id of whom it is for; empty ones are left alone. */
const boxOf = /^address\.([0-9a-f-]{36})$/;

export const addressesForm = z.looseObject({}).transform((fields, context) => {
	const given: { person: string; address: string }[] = [];
	for (const [name, text] of Object.entries(fields)) {
		const person = z.uuid().safeParse(boxOf.exec(name)?.[1]);
		if (!person.success || typeof text !== 'string' || text.trim() === '') continue;
		const read = address.safeParse(text);
		if (read.success) given.push({ person: person.data, address: read.data });
		else
			context.addIssue({
				code: 'custom',
				path: [name],
				message: read.error.issues[0]?.message ?? 'address-wrong',
			});
	}
	return given;
});

/** Somebody at a company who is not reachable by mail yet. */
export interface UnreachedPerson {
	readonly person: string;
	readonly name: string;
	readonly part: 'student' | 'trainer' | 'mentor';
	readonly reach: 'none' | 'waiting' | 'pass';
	/** Since when they were asked to sign in, as an ISO day; null for who was not. */
	readonly since: string | null;
	/** The address that waits, for who typed it. */
	readonly address: string | null;
	readonly mayAdd: boolean;
}

/** A company where the reader has students, with who is not reachable there yet. */
export interface CompanyReach {
	readonly id: string;
	readonly name: string;
	readonly people: readonly UnreachedPerson[];
}

/** What the page about companies shows. */
export interface CompaniesPage {
	/** Only those where somebody is not reachable, by name. */
	readonly companies: readonly CompanyReach[];
	/** How many companies the reader has students at. */
	readonly total: number;
}
