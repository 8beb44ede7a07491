import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A letter as it arrived. */
export interface Arrived {
	/** To whom the envelope was addressed, whatever the letter itself says. */
	readonly to: readonly string[];
	readonly raw: string;
	readonly read: Email;
}

/** A real SMTP server that keeps what it was given. */
export interface Sink {
	readonly url: string;
	readonly port: number;
	readonly arrived: Arrived[];
	close(): Promise<void>;
}

/**
 * Opens a mail server on a port of its own, or on the given one.
 * @param accepted called after a letter is kept and before the sender hears of it
 */
export async function openSink(
	accepted: (letter: Arrived) => void = () => {},
	port = 0,
): Promise<Sink> {
	const arrived: Arrived[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		onData(stream, session, done) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', async () => {
				await keep(
					Buffer.concat(parts),
					session.envelope.rcptTo.map(({ address }) => address),
				);
				done();
			});
		},
	});
	const keep = async (raw: Buffer, to: string[]) => {
		const letter = { to, raw: raw.toString(), read: await PostalMime.parse(raw) };
		arrived.push(letter);
		accepted(letter);
	};
	// Who sends may die in the middle of it.
	server.on('error', () => {});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const bound = (server.server.address() as AddressInfo).port;
	return {
		url: `smtp://127.0.0.1:${bound}`,
		port: bound,
		arrived,
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}
