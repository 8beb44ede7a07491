import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { uuidv7, type Id } from '#domain/kernel/id.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { now } from './clock.ts';

/** A new UUIDv7, of now and fresh dice. */
export function newId(at: Instant = now()): Id {
	return uuidv7(at.epochMilliseconds, randomBytes(10));
}

/** 32 random bytes as text that fits in a cookie or a URL. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** What we keep of a token that must not be readable in the database. */
export function hash(text: string): string {
	return createHash('sha256').update(text).digest('base64url');
}

/** A text that only who knows the secret can make for this purpose and subject. */
export function seal(secret: string, purpose: string, subject: string): Buffer {
	return createHmac('sha256', secret).update(`${purpose}\0${subject}`).digest();
}

/** Compares without telling by its time where two texts differ. */
export function same(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(hash(one)), Buffer.from(hash(other))];
	return timingSafeEqual(a, b);
}

/** The mark by which a file is known again, whatever its line ends. */
export function fingerprint(text: string): string {
	return hash(text.replaceAll('\r\n', '\n'));
}

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A code that a person can type over, in two groups of so many signs; five bits a sign. */
export function newCode(group = 5): string {
	const signs = [...randomBytes(2 * group)].map((byte) => letters[byte % letters.length]).join('');
	return `${signs.slice(0, group)}-${signs.slice(group)}`;
}

/** The id of what follows from a job for one subject: the same at every try, so it happens once. */
export function idFrom(job: Id, subject: string): Id {
	const bytes = createHash('sha256').update(`${job} ${subject}`).digest();
	return uuidv7(bytes.readUIntBE(0, 6), bytes.subarray(6));
}
