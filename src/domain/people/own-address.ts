import { happened, refused, type Result } from '../kernel/result.ts';

/** Codes for a second mailbox that one person asks for in an hour. */
export const ownAsksPerHourMax = 5;

export type OwnAddressRefusal = 'address-by-pass' | 'address-last' | 'mailed-too-often';

/**
 * Decides whether somebody may ask to add a mailbox of their own. Not who is in by a pass: whoever made that
 * could have used it, and would keep a door to somebody else.
 */
export function askOwnAddress(ask: {
	readonly byPass: boolean;
	readonly asksLastHour: number;
}): Result<'asked', OwnAddressRefusal> {
	if (ask.byPass) return refused('address-by-pass');
	if (ask.asksLastHour >= ownAsksPerHourMax) return refused('mailed-too-often');
	return happened('asked');
}

/** Decides whether an address of one's own goes: never the last proven one, never by a pass. */
export function removeOwnAddress(command: {
	readonly byPass: boolean;
	/** Another address of theirs is proven. */
	readonly hasAnother: boolean;
}): Result<'removed', OwnAddressRefusal> {
	if (command.byPass) return refused('address-by-pass');
	if (!command.hasAnother) return refused('address-last');
	return happened('removed');
}
