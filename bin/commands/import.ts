import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { ImportLine } from '#features/import/schema.ts';

export const about = {
	usage: 'import BESTAND --school BRIN [--name "Naam van de school"] [--dry-run] [--demo]',
	nl: 'Leest de BPV-lijst van een school. Met --dry-run zie je alleen wat er zou veranderen.',
	en: "Reads a school's placement list. With --dry-run you only see what would change.",
};

const options = {
	school: { type: 'string' },
	name: { type: 'string' },
	'dry-run': { type: 'boolean', default: false },
	demo: { type: 'boolean', default: false },
} as const;

const largestBytes = 10 * 1024 * 1024;

/** Brings in one list. Answers 1 when it was refused as a whole; rows with a problem are no failure. */
export async function run(args: readonly string[]): Promise<number> {
	const { m } = await import('#messages');
	const { ImportText } = await import('../import-text.ts');
	const { ask, localeOf, settingsFor } = await import('../terminal.ts');
	const options = { locale: localeOf() };
	const wish = wishOf(args);
	if (!wish) return refuse(m.import_usage({}, options));
	if (!/^\d{2}[A-Z]{2}$/.test(wish.school)) return refuse(m.import_brin_wrong({}, options));
	const size = await stat(wish.file).then(
		(found) => (found.isFile() ? found.size : -1),
		() => -1,
	);
	if (size < 0) return refuse(m.import_no_such_file({ file: wish.file }, options));
	if (size > largestBytes) return refuse(m.import_file_too_large({}, options));
	const text = new ImportText(options.locale, wish.dryRun);
	const { demo, school, name, dryRun } = wish;
	const send = { school, ...(name ? { name } : {}), ...(dryRun ? { dryRun: 'yes' } : {}) };
	let refused = false;
	for await (const line of ask<ImportLine>(
		settingsFor(demo),
		'import',
		await readFile(wish.file),
		send,
	)) {
		const wrong = line.kind === 'refused' || line.kind === 'school-unknown';
		refused ||= wrong;
		if (line.kind === 'step' && !process.stdout.isTTY) continue;
		for (const sentence of text.of(line)) (wrong ? console.error : console.log)(sentence);
	}
	return refused ? 1 : 0;
}

function refuse(sentence: string): number {
	console.error(sentence);
	return 1;
}

function wishOf(args: readonly string[]) {
	try {
		const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
		const [file, ...more] = positionals;
		if (!file || more.length > 0 || !values.school) return undefined;
		const name = values.name?.trim().slice(0, 200);
		return {
			file,
			school: values.school.toUpperCase(),
			name,
			dryRun: values['dry-run'],
			demo: values.demo,
		};
	} catch {
		return undefined;
	}
}
