import { Temporal, type Day } from '../kernel/time.ts';
import { happened, refused, type Result } from '../kernel/result.ts';
import { mailsTooOften } from './mailing.ts';
import { kindsOf, type RoleKind } from './role.ts';

export type RoleRefusal =
	| 'address-of-colleague'
	| 'colleague-left'
	| 'last-administrator'
	| 'mailed-too-often'
	| 'role-already'
	| 'role-begins-in-past'
	| 'role-begins-too-far'
	| 'role-end-in-past'
	| 'role-ended'
	| 'role-ends-first'
	| 'role-kind-elsewhere'
	| 'role-runs-on';

/** From the first day until another one, which is the first on which it holds no more; null is without an end. */
export interface RoleTerm {
	readonly begins: Day;
	readonly ends: Day | null;
}

/** A role that somebody holds, held or will hold in one organisation. */
export interface HeldRole extends RoleTerm {
	readonly kind: RoleKind;
}

export interface GiveRole extends HeldRole {
	/** What the organisation is. */
	readonly office: 'school' | 'company';
	/** All roles of this person in this organisation; undefined for a name that is new. */
	readonly held: readonly HeldRole[] | undefined;
}

/** Nobody knows further ahead who will work where; a year with a slip of the finger is further. */
const yearsAhead = 2;

const { compare } = Temporal.PlainDate;
const isOver = ({ ends }: RoleTerm, today: Day) => ends !== null && compare(ends, today) <= 0;

/**
 * Decides whether an administrator gives somebody a role. Who left is added anew, by name and address: a role for
 * them would open doors that other organisations keep. Nothing is given for days that are past.
 */
export function giveRole(command: GiveRole, today: Day): Result<'given', RoleRefusal> {
	const { kind, office, held = [], begins, ends } = command;
	const known: readonly RoleKind[] = kindsOf[office];
	if (!known.includes(kind)) return refused('role-kind-elsewhere');
	if (command.held?.every((one) => isOver(one, today))) return refused('colleague-left');
	if (compare(begins, today) < 0) return refused('role-begins-in-past');
	if (compare(begins, today.add({ years: yearsAhead })) > 0) return refused('role-begins-too-far');
	if (ends && compare(ends, begins) <= 0) return refused('role-ends-first');
	if (held.some((one) => one.kind === kind && overlaps(one, command)))
		return refused('role-already');
	return happened('given');
}

function overlaps(one: RoleTerm, other: RoleTerm): boolean {
	const before = (first: RoleTerm, then: RoleTerm) =>
		first.ends !== null && compare(first.ends, then.begins) <= 0;
	return !before(one, other) && !before(other, one);
}

/** Decides whether a new colleague gets an invitation along with the role, as `addAddress` does. */
export function inviteColleague(command: {
	readonly ofColleague: boolean;
	readonly mailingsLastHour: number;
}): Result<'invited', RoleRefusal> {
	if (command.ofColleague) return refused('address-of-colleague');
	if (mailsTooOften(command.mailingsLastHour)) return refused('mailed-too-often');
	return happened('invited');
}

export interface EndRole {
	readonly role: HeldRole;
	/** The first day on which it holds no more. */
	readonly ends: Day;
	/** Others who are administrator there, with whether they can sign in. */
	readonly administrators: readonly (RoleTerm & { readonly reachable: boolean })[];
}

/**
 * Decides whether an administrator ends a role on a day, today at the earliest, which is at once. An organisation
 * keeps an administrator who can sign in and whose role has no end.
 */
export function endRole(command: EndRole, today: Day): Result<'ended', RoleRefusal> {
	const { role, ends } = command;
	const stays = command.administrators.some(
		(one) => one.reachable && one.ends === null && compare(one.begins, ends) <= 0,
	);
	if (isOver(role, today)) return refused('role-ended');
	if (compare(ends, today) < 0) return refused('role-end-in-past');
	if (compare(ends, role.begins) < 0) return refused('role-ends-first');
	if (role.kind === 'administrator' && !stays) return refused('last-administrator');
	return happened('ended');
}

/** Decides whether an end that was set is taken back. What ended is not given back: a new role is. */
export function keepRole(role: HeldRole, today: Day): Result<'kept', RoleRefusal> {
	if (role.ends === null) return refused('role-runs-on');
	if (isOver(role, today)) return refused('role-ended');
	return happened('kept');
}

export type SignInsRefusal = 'sign-ins-none';

/**
 * Decides whether an administrator ends the sign-ins of a colleague, which ends them everywhere. So only of who
 * works there alone; for others the answer is the same as for who is not signed in, and tells nothing.
 */
export function endSignIns(command: {
	readonly oursAlone: boolean;
	readonly running: number;
}): Result<'ended', SignInsRefusal> {
	if (!command.oursAlone) return refused('sign-ins-none');
	if (command.running === 0) return refused('sign-ins-none');
	return happened('ended');
}
