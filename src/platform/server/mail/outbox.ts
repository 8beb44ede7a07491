import type { Letter } from './mail.ts';

const lettersMax = 200;
const letters: Letter[] = [];

/** The demo's post: keeps what would have been sent, for its outbox page. */
export async function keepInOutbox(letter: Letter): Promise<void> {
	letters.unshift(letter);
	letters.length = Math.min(letters.length, lettersMax);
}

/** What the demo would have sent, newest first. */
export function outbox(): readonly Letter[] {
	return letters;
}
