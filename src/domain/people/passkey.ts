import { happened, refused, type Result } from '../kernel/result.ts';
import type { Way } from './own-code.ts';

/** Keys of one person: more devices than anybody signs in on. */
export const keysMax = 10;
/** Failed keys from one place in an hour, as for codes. */
export const keyTriesPerPlaceMax = 60;

export type KeyRefusal = 'key-after-mail' | 'key-too-many' | 'key-wait' | 'key-wrong';

/**
 * Decides whether somebody may put a key on this device. A key lasts, so it comes only of a door that is theirs:
 * whoever makes a pass could use it, and would keep a key for ever.
 */
export function addKey({
	way,
	keys,
}: {
	readonly way: Way;
	readonly keys: number;
}): Result<'may', KeyRefusal> {
	if (way !== 'mail' && way !== 'key' && way !== 'demo') return refused('key-after-mail');
	if (keys >= keysMax) return refused('key-too-many');
	return happened('may');
}

/** Decides whether one more key may be tried from this place; the try itself is counted already. */
export function tryKey(failedFromPlace: number): Result<'go on', KeyRefusal> {
	if (failedFromPlace > keyTriesPerPlaceMax) return refused('key-wait');
	return happened('go on');
}
