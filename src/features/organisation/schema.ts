import { z } from 'zod';
import { isPlaceName } from '#domain/import/name.ts';
import { cleaned } from '#domain/import/text.ts';
import type { RoleKind } from '#domain/people/role.ts';

const name = z
	.string()
	.transform(cleaned)
	.pipe(z.string().min(1, 'required').max(200, 'too-long').refine(isPlaceName, 'name-wrong'));
const brin = z
	.string()
	.transform((text) => text.replace(/\s/g, '').toUpperCase())
	.pipe(z.string().regex(/^(\d{2}[A-Z]{2})?$/, 'brin-wrong'))
	.default('');
/** Nine digits, as SBB writes them; spaces and dots are fine, and it may be empty. */
const siteNumber = z
	.string()
	.transform((text) => text.replace(/[\s.-]/g, ''))
	.pipe(z.string().regex(/^([1-9]\d{8})?$/, 'site-number-wrong'));

export const regions = ['noord', 'midden', 'zuid'] as const;

export const keepOrganisationForm = z.object({
	office: z.uuid(),
	form: z.uuid(),
	name,
	brin,
	region: z.enum(regions, 'required').default('midden'),
});
export const addSiteForm = z.object({
	office: z.uuid(),
	form: z.uuid(),
	name,
	number: siteNumber,
});
export const keepSiteForm = z.object({ site: z.uuid(), form: z.uuid(), name, number: siteNumber });
export const withdrawClaimForm = z.object({ claim: z.uuid() });

/** A number that another organisation has, and that was asked for. Never says whose it is. */
export interface ClaimView {
	readonly id: string;
	readonly number: string;
	/** ISO 8601. */
	readonly asked: string;
	readonly state: 'waits' | 'approved' | 'refused';
}

export interface SiteView {
	readonly id: string;
	readonly name: string;
	/** Empty for none. */
	readonly number: string;
	/** What waits, or was decided in the last month. */
	readonly claim: ClaimView | null;
}

/** An organisation, as its administrator keeps it. */
export interface OrganisationView {
	readonly id: string;
	readonly kind: 'school' | 'company';
	readonly name: string;
	readonly brin: string;
	readonly region: (typeof regions)[number];
	/** Of the BRIN. */
	readonly claim: ClaimView | null;
	readonly sites: readonly SiteView[];
}

/** The number of an organisation, or of a site of it, as it was before it was saved; empty for none. */
export interface SavedNumber {
	readonly office: string;
	readonly site: string | null;
	readonly was: string;
}

/** What became of a number that was typed. */
export type NumberOutcome = 'kept' | 'claimed';

/** The kinds of happening that an administrator reads of their organisation. */
export const officeKinds = [
	'role.given',
	'role.ended',
	'role.kept',
	'hand-over.left',
	'mailbox.added',
	'sign-ins.ended',
	'organisation.changed',
	'site.added',
	'site.changed',
	'claim.asked',
	'claim.withdrawn',
	'claim.approved',
	'claim.refused',
	'number.lost',
	'person.erased',
	'copy.offered',
	'looks.named',
] as const;

/** What changes can be narrowed to. */
export const changeGroups = {
	roles: ['role.given', 'role.ended', 'role.kept'],
	'sign-in': ['mailbox.added', 'sign-ins.ended'],
	organisation: ['organisation.changed', 'site.added', 'site.changed'],
	numbers: ['claim.asked', 'claim.withdrawn', 'claim.approved', 'claim.refused', 'number.lost'],
	data: ['person.erased', 'copy.offered', 'looks.named'],
} as const satisfies Record<string, readonly (typeof officeKinds)[number][]>;
export type ChangeGroup = keyof typeof changeGroups;

/** What of it is told to whom it was done. */
export const toldMeKinds = ['role.given', 'role.ended', 'role.kept', 'sign-ins.ended'] as const;

/** One line of who changed what. What is gone since is null. */
export interface ChangeView {
	readonly id: string;
	readonly kind: (typeof officeKinds)[number];
	/** ISO 8601. */
	readonly at: string;
	readonly organisation: string;
	/** Null for who runs this instance, and for who is not known to the reader. */
	readonly who: string | null;
	readonly whom: string | null;
	readonly role: RoleKind | null;
	/** A site, or a number that was asked for. */
	readonly what: string | null;
	/** ISO day from which a given role holds. */
	readonly begins: string | null;
	/** What was changed of an organisation or a site, from what to what, in words. */
	readonly fields: readonly string[];
}

/** Which changes are asked for, as the address says it; empty texts and null narrow nothing. */
export interface ChangeQuestion {
	readonly group: ChangeGroup | null;
	/** A name, or a part of one, of who did it or to whom it was done. */
	readonly search: string;
	/** ISO days, both included. */
	readonly since: string;
	readonly until: string;
	/** From 1. */
	readonly page: number;
}

/** One page of changes, newest first. */
export interface Changes extends ChangeQuestion {
	readonly changes: readonly ChangeView[];
	readonly more: boolean;
}

/** Reads which changes are asked for; what is strange counts as nothing. */
export function changeQuestion(asked: URLSearchParams): ChangeQuestion {
	const page = Number(asked.get('page') ?? 1);
	const groups = Object.keys(changeGroups) as ChangeGroup[];
	const dayIn = (name: string) => z.iso.date().safeParse(asked.get(name)).data ?? '';
	return {
		group: groups.find((one) => one === asked.get('kind')) ?? null,
		search: (asked.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 80),
		since: dayIn('since'),
		until: dayIn('until'),
		page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
	};
}

/** A claim that waits, as who runs this instance reads it at the terminal. */
export interface WaitingClaim {
	readonly id: string;
	readonly number: string;
	readonly organisation: string;
	/** Null for a BRIN. */
	readonly site: string | null;
	readonly askedBy: string;
	/** ISO 8601. */
	readonly asked: string;
	/** Who has the number now, and how many placements there are; null when nobody has it any more. */
	readonly holder: string | null;
	readonly holderPlacements: number;
}

/** What the terminal is told: what waits, or what was decided. */
export type ClaimLine =
	| { readonly kind: 'claim'; readonly claim: WaitingClaim }
	| { readonly kind: 'decided'; readonly decision: 'approved' | 'refused' }
	| { readonly kind: 'not-waiting' };
