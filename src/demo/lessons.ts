/** What the demo's schools teach now, and from which books, through the writes that pages use. */
import { readFile } from 'node:fs/promises';
import { join as pathOf } from 'node:path';
import type { Id } from '#domain/kernel/id.ts';
import { bringBooks } from '#features/curriculum/server/write-books.ts';
import { writeTeaching } from '#features/curriculum/server/write.ts';
import { now } from '#platform/server/clock.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import { root } from '#platform/server/root.ts';

/** A school with somebody who coaches there. */
export interface Teaching {
	readonly school: Id;
	readonly coach: Id;
}

const weeksAgo = (weeks: number) => now().subtract({ hours: 24 * 7 * weeks });

/** What is taught now, by crebo. What nobody coaches is left out. */
const lines: readonly (readonly [crebo: string, text: string])[] = [
	['25350', 'Periode 2: Buizen bewerken en solderen\nPeriode 2: Werken met een bouwtekening'],
	['25834', 'Periode 6: Storing zoeken in een regeling\nPeriode 6: F-gassen, theorie'],
	[
		'25835',
		'Periode 5: Cv-ketels afstellen en rookgas meten\nPeriode 5: Nederlands, een klant bellen',
	],
	['25737', 'Periode 3: Schakelaars en wandcontactdozen aansluiten'],
	['25821', 'Periode 4: Onderhoud aan luchtbehandeling'],
];

/** Says at the first school what is taught and from which books, and less at the others. */
export async function teach(schools: readonly Teaching[]): Promise<void> {
	const list = await readFile(pathOf(root, 'data', 'samples', 'book-list.csv'), 'utf8');
	for (const [place, { school, coach: person }] of schools.entries()) {
		const file = { form: newId(), school, list };
		const brought = await scoped({ person }, (scope) => bringBooks(scope, file), weeksAgo(8));
		if (!brought?.ok) throw new Error(`the demo's books were refused: ${brought?.refusal}`);
		// Somewhere nobody wrote a line yet, as it goes.
		for (const [crebo, text] of lines.slice(place)) {
			const line = {
				form: newId(),
				programme: `${school}:${crebo}`,
				text,
				period: '',
				until: null,
			};
			await scoped(
				{ person },
				(scope) => writeTeaching(scope, { ...line, healthChecked: true }),
				weeksAgo(2),
			);
		}
	}
}
