import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import PostalMime from 'postal-mime';

/** A letter as its reader gets it: decoded, so that links are whole. */
export interface ReadLetter {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	readonly messageId: string;
	/** The whole letter as it came over the wire, decoded or not. */
	readonly raw: string;
}

/** A real SMTP server that keeps what arrived. */
export interface Postbox {
	readonly url: string;
	readonly letters: readonly ReadLetter[];
	/** The newest letter that fits, as soon as there is one; throws after 15 seconds. */
	wait(fits: (letter: ReadLetter) => boolean): Promise<ReadLetter>;
	/** The newest code mailed to this address after so many letters; throws after 15 seconds. */
	code(address: string, after: number): Promise<string>;
	close(): Promise<void>;
}

/** Starts a mail server on a free port of this machine. */
export async function openPostbox(): Promise<Postbox> {
	const letters: ReadLetter[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		logger: false,
		onData(stream, session, done) {
			const pieces: Buffer[] = [];
			stream.on('data', (piece: Buffer) => pieces.push(piece));
			stream.on('end', async () => {
				const to = session.envelope.rcptTo.map(({ address }) => address).join(',');
				try {
					letters.push(await read(to, Buffer.concat(pieces)));
					done();
				} catch (error) {
					done(error as Error);
				}
			});
		},
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const { port } = server.server.address() as AddressInfo;
	const wait = (fits: (letter: ReadLetter) => boolean) => waitFor(letters, fits);
	return {
		url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
		letters,
		wait,
		async code(address, after) {
			const letter = await wait(
				(one) => one.to === address && codeIn(one) !== '' && letters.indexOf(one) >= after,
			);
			return codeIn(letter);
		},
		close: () => new Promise((closed) => server.close(() => closed())),
	};
}

/** The six digits at the head of a letter's subject; empty for another letter. */
export function codeIn({ subject }: ReadLetter): string {
	return /^\d{6}(?= )/.exec(subject)?.[0] ?? '';
}

/** The first link in a letter. */
export function linkIn({ text }: ReadLetter): string {
	const link = /https?:\/\/\S+/.exec(text)?.[0];
	if (!link) throw new Error(`no link in: ${text}`);
	return link;
}

async function read(to: string, bytes: Buffer): Promise<ReadLetter> {
	const { subject = '', text = '', html = '', messageId = '' } = await PostalMime.parse(bytes);
	return { to, subject, text, html, messageId, raw: bytes.toString('utf8') };
}

async function waitFor(
	letters: readonly ReadLetter[],
	fits: (letter: ReadLetter) => boolean,
): Promise<ReadLetter> {
	const until = performance.now() + 15_000;
	while (performance.now() < until) {
		const found = letters.findLast(fits);
		if (found) return found;
		await pause(25);
	}
	const came = letters.map(({ to, subject }) => `${to}: ${subject}`).join('\n');
	throw new Error(`the letter did not come; these did:\n${came}`);
}
