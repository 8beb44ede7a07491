import { happened, refused, type Result } from '../kernel/result.ts';

/** Wrong tries in an hour before an own code waits. */
export const ownCodeTriesPerHourMax = 5;
/** Wrong tries since the last right one after which it works no more: a colleague then tried for days. */
export const ownCodeTriesMax = 20;
/** After a pass one chooses a new code without the old one, this long. */
export const freshPassMinutes = 60;

export type OwnCodeRefusal =
	| 'own-code-by-coach'
	| 'own-code-current-wrong'
	| 'own-code-easy'
	| 'own-code-not-needed'
	| 'own-code-spent'
	| 'own-code-wait';

/** How somebody came to be signed in; empty for what is not known any more. */
export type Way = '' | 'mail' | 'coach' | 'trainer' | 'key' | 'demo';

export interface SetOwnCode {
	/** They share their mailbox with people of other names. */
	readonly shared: boolean;
	readonly way: Way;
	/** Minutes since this sign-in began. */
	readonly signedInMinutes: number;
	/** There is a code already, and the one typed beside the new one is it. */
	readonly current: 'none' | 'right' | 'wrong';
	/** Six digits. */
	readonly code: string;
}

/**
 * Decides whether somebody gets this code of their own. Two proofs of two kinds make a person here: reading the
 * mailbox, which all who share it can, and word of somebody who does not. A coach reads it not; a trainer does,
 * so their pass lets in and sets no code.
 */
export function setOwnCode(command: SetOwnCode): Result<'set', OwnCodeRefusal> {
	const { way, current } = command;
	const freshPass = way === 'coach' && command.signedInMinutes < freshPassMinutes;
	if (!command.shared) return refused('own-code-not-needed');
	if (way === 'trainer' || way === '') return refused('own-code-by-coach');
	if (current === 'wrong' && !freshPass) return refused('own-code-current-wrong');
	if (isEasy(command.code)) return refused('own-code-easy');
	return happened('set');
}

/** One digit, a row of digits up or down, or two or three digits that come back. */
export function isEasy(code: string): boolean {
	const step = (digit: string, at: number) => (10 + Number(digit) - Number(code[at])) % 10;
	const steps = new Set([...code].slice(1).map(step));
	return steps.size === 1 || /^(..)\1\1$/.test(code) || /^(...)\1$/.test(code);
}

/** Decides whether one more own code may be tried; the try itself is counted already. */
export function tryOwnCode(tries: {
	readonly lately: number;
	readonly ever: number;
}): Result<'go on', OwnCodeRefusal> {
	if (tries.ever > ownCodeTriesMax) return refused('own-code-spent');
	if (tries.lately > ownCodeTriesPerHourMax) return refused('own-code-wait');
	return happened('go on');
}
