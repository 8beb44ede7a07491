import { readFile } from 'node:fs/promises';

export const about = {
	usage: 'erasures [BESTAND] [--demo]',
	nl: 'Geeft wat er gewist is, zonder tekst. Met een bestand wist het dat opnieuw, na het terugzetten van een back-up.',
	en: 'Prints what was erased, without texts. With a file it erases that again, after a restore.',
};

/** Prints every erasure as one line of JSON; with a file of such lines it erases them again and says how many. */
export async function run(args: readonly string[]): Promise<number> {
	const { ask, settingsFor } = await import('../terminal.ts');
	const [file] = args.filter((one) => !one.startsWith('--'));
	const settings = settingsFor(args.includes('--demo'));
	const sent = file ? await readFile(file) : Buffer.alloc(0);
	for await (const line of ask<object>(settings, file ? 'eraseAgain' : 'erasures', sent, {}))
		console.log(JSON.stringify(line));
	return 0;
}
