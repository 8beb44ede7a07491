import { happened, refused, type Result } from '../kernel/result.ts';
import { mailsTooOften } from './mailing.ts';

/** How far we are in reaching somebody: no address, one that nobody proved, in by a pass, or a proven one. */
export type Reach = 'none' | 'waiting' | 'pass' | 'proven';

/** Why an address was not added. */
export type MailboxRefusal =
	| 'address-already-proven'
	| 'address-not-yours-to-add'
	| 'address-of-colleague'
	| 'addresses-empty'
	| 'mailed-too-often';

/** What is needed to decide whether an address may be added. */
export interface AddAddress {
	readonly reach: Reach;
	/** A coach adds for the students and company people of own placements; an administrator for colleagues. */
	readonly mayAdd: boolean;
	/** A colleague of another name has it, and nobody can hand this one an own code: the quick one would be both. */
	readonly ofColleague: boolean;
	/** How often who adds it did something in the last hour that mails others. */
	readonly mailingsLastHour: number;
}

/** How far we are, by what is known of somebody. Who came in by a pass can still be given an address. */
export function reachOf(known: {
	readonly mailboxes: number;
	readonly proven: number;
	readonly passed: boolean;
}): Reach {
	if (known.proven > 0) return 'proven';
	if (known.passed) return 'pass';
	return known.mailboxes > 0 ? 'waiting' : 'none';
}

/**
 * Decides whether somebody may give a person an address. A proven address is never joined by one from
 * somebody else: who typed it could then enter as that person, also where another organisation trusts them.
 */
export function addAddress(command: AddAddress): Result<'added', MailboxRefusal> {
	if (!command.mayAdd) return refused('address-not-yours-to-add');
	if (command.reach === 'proven') return refused('address-already-proven');
	if (command.ofColleague) return refused('address-of-colleague');
	if (mailsTooOften(command.mailingsLastHour)) return refused('mailed-too-often');
	return happened('added');
}

/**
 * Decides whether several people get an address in one go: all of them, or nobody. Each counts as a mail, so that
 * one page sends no more than as many pages.
 */
export function addAddresses(commands: readonly AddAddress[]): Result<'added', MailboxRefusal> {
	if (commands.length === 0) return refused('addresses-empty');
	const decisions = commands.map((one, at) =>
		addAddress({ ...one, mailingsLastHour: one.mailingsLastHour + at }),
	);
	return decisions.find(({ ok }) => !ok) ?? happened('added');
}
