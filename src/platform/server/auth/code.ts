import type { Id } from '#domain/kernel/id.ts';
import { same, seal } from '../random.ts';

/** Tries that one code gives. */
export const triesMax = 5;

/** The six digits that belong to one request. Nothing of them is stored: who has the secret can make them again. */
export function codeOf(secret: string, ask: Id): string {
	const number = seal(secret, 'sign-in code', ask).readUInt32BE(0) % 1_000_000;
	return number.toString().padStart(6, '0');
}

/** The six digits that prove a second mailbox: no code to sign in with, and none of those proves this. */
export function ownAddressCodeOf(secret: string, ask: Id): string {
	const number = seal(secret, 'own address code', ask).readUInt32BE(0) % 1_000_000;
	return number.toString().padStart(6, '0');
}

/** The text in the link that belongs to one request. */
export function linkOf(secret: string, ask: Id): string {
	return `${ask}.${seal(secret, 'sign-in link', ask).toString('base64url')}`;
}

/** What is kept of a pass: 40 bits are few, so who reads the mark alone can't try them all. */
export function passMarkOf(secret: string, code: string): string {
	return seal(secret, 'pass', code.replaceAll('-', '')).toString('base64url');
}

/** What a mailed link to one task names: the signal and the mailbox it was sent to. */
export interface TaskLink {
	readonly signal: Id;
	readonly mailbox: Id;
}

/** The text in the link to one task. It opens nothing by itself; it says to which mailbox a code goes. */
export function taskLinkOf(secret: string, { signal, mailbox }: TaskLink): string {
	const ids = Buffer.from((signal + mailbox).replaceAll('-', ''), 'hex');
	const mark = seal(secret, 'task link', `${signal} ${mailbox}`).subarray(0, 16);
	return Buffer.concat([ids, mark]).toString('base64url');
}

/** Reads the link to one task; null when nobody with the secret made it. */
export function readTaskLink(secret: string, text: string): TaskLink | null {
	const bytes = Buffer.from(text, 'base64url');
	if (bytes.length !== 48) return null;
	const link = { signal: uuid(bytes.subarray(0, 16)), mailbox: uuid(bytes.subarray(16, 32)) };
	return same(text, taskLinkOf(secret, link)) ? link : null;
}

function uuid(bytes: Buffer): Id {
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
