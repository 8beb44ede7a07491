import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { Id } from '#domain/kernel/id.ts';
import { seal } from '../random.ts';

const slow = promisify(scrypt) as (text: Buffer, salt: Buffer, bytes: number) => Promise<Buffer>;

/**
 * What is kept of the code that somebody chose. Six digits are few, and people use them elsewhere: so who has
 * the database and the secret still works a while for each.
 */
export async function ownCodeMark(secret: string, person: Id, code: string): Promise<string> {
	const salt = seal(secret, 'own code salt', person);
	return (await slow(seal(secret, 'own code', `${person} ${code}`), salt, 32)).toString(
		'base64url',
	);
}
