import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { seal } from '../random.ts';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
/** As many digits as a transaction can have, so that each cursor is as long as the next one. */
const digits = 20;

const keyOf = (secret: string) => seal(secret, 'live cursor', '');

/**
 * A place in the stream as a browser keeps it. Inside is the transaction counter of the whole
 * database, which would tell anybody how much happens elsewhere; so only who has the secret reads it.
 */
export function sealCursor(secret: string, cursor: string): string {
	const iv = randomBytes(ivBytes);
	const sealing = createCipheriv(cipher, keyOf(secret), iv, { authTagLength: tagBytes });
	const hidden = [sealing.update(cursor.padStart(digits, '0'), 'latin1'), sealing.final()];
	return Buffer.concat([iv, sealing.getAuthTag(), ...hidden]).toString('base64url');
}

/** Reads a place in the stream; null for what was not made with this secret. */
export function openCursor(secret: string, text: string): string | null {
	const bytes = Buffer.from(text, 'base64url');
	if (bytes.length !== ivBytes + tagBytes + digits) return null;
	const tag = bytes.subarray(ivBytes, ivBytes + tagBytes);
	try {
		const opening = createDecipheriv(cipher, keyOf(secret), bytes.subarray(0, ivBytes), {
			authTagLength: tagBytes,
		}).setAuthTag(tag);
		const shown = [opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()];
		return BigInt(Buffer.concat(shown).toString('latin1')).toString();
	} catch {
		return null;
	}
}
