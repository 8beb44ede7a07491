import { randomBytes } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Instant } from '#domain/kernel/time.ts';
import { newToken, same, seal } from '../random.ts';

const cookie = 'leerkring.key';
/** A challenge can be answered this long. */
export const challengeMinutes = 5;
const nonceBytes = 16;
const untilBytes = 6;

/** What marks a browser that is given challenges, so that it alone can answer them. Made when there is none. */
export function keyBrowser(event: Pick<RequestEvent, 'cookies' | 'url'>): string {
	const known = event.cookies.get(cookie);
	if (known && /^[\w-]{43}$/.test(known)) return known;
	const token = newToken();
	event.cookies.set(cookie, token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
	});
	return token;
}

/** For what and for whom a challenge is: to sign in, or to add a key to one person. */
export type ChallengeFor = 'enter' | `add ${string}`;

interface Challenged {
	readonly secret: string;
	readonly purpose: ChallengeFor;
	/** What marks the browser. */
	readonly browser: string;
}

/** A challenge for this browser and purpose. Nothing of it is stored: it tells by itself until when it stands. */
export function newChallenge(whom: Challenged, at: Instant): string {
	const until = Buffer.alloc(untilBytes);
	until.writeUIntBE(at.add({ minutes: challengeMinutes }).epochMilliseconds, 0, untilBytes);
	return sealed(whom, Buffer.concat([randomBytes(nonceBytes), until]));
}

/** True for a challenge that was made for this browser and purpose, and still stands. */
export function challengeStands(challenge: string, whom: Challenged, at: Instant): boolean {
	const bytes = Buffer.from(challenge, 'base64url');
	const head = bytes.subarray(0, nonceBytes + untilBytes);
	if (head.length < nonceBytes + untilBytes) return false;
	if (!same(challenge, sealed(whom, head))) return false;
	return head.readUIntBE(nonceBytes, untilBytes) > at.epochMilliseconds;
}

function sealed({ secret, purpose, browser }: Challenged, head: Buffer): string {
	const mark = seal(secret, 'key challenge', `${purpose} ${browser} ${head.toString('base64url')}`);
	return Buffer.concat([head, mark]).toString('base64url');
}
