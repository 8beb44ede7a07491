import nodemailer, { type Transporter } from 'nodemailer';

/** A letter: plain words, plus the same in HTML for a button that a thumb can find. */
export interface Letter {
	/** The same for every try of one job, so that a repeat is recognised. */
	readonly messageId: string;
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	readonly language: 'nl' | 'en';
}

/** Takes a letter to where it goes. Throws when it did not arrive, so that the job comes back. */
export type Post = (letter: Letter) => Promise<void>;

/** Post over SMTP. */
export function smtpPost(url: string, from: string): Post {
	const transport: Transporter = nodemailer.createTransport({
		url,
		connectionTimeout: 10_000,
		greetingTimeout: 10_000,
		socketTimeout: 30_000,
	} as object);
	return async (letter) => {
		await transport.sendMail({
			from,
			to: letter.to,
			subject: letter.subject,
			text: letter.text,
			html: letter.html,
			messageId: letter.messageId,
			headers: { 'Content-Language': letter.language, 'Auto-Submitted': 'auto-generated' },
		});
	};
}

let post: Post | undefined;

/** Makes this the post of the process; without one nothing is sent. */
export function servePost(instance: Post | undefined): void {
	post = instance;
}

/** True when this instance can send mail. */
export function canSend(): boolean {
	return post !== undefined;
}

/** Sends a letter, or throws. Without post it is dropped: such an instance invites nobody. */
export async function send(letter: Letter): Promise<void> {
	await post?.(letter);
}
