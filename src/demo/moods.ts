/** How the contacts of each placement do: most run, and the few that do not are spread as in a real class list. */
import { edges, type Edge } from '#domain/contact/contact.ts';
import { Temporal, type Day } from '#domain/kernel/time.ts';
import type { Dice } from './dice.ts';
import type { Placed } from './placed.ts';

/** What was agreed on a side and how it went; `proposed`: one of the two did not say yes yet. */
type How = 'runs' | 'wavers' | 'silent' | 'proposed' | 'nothing';
export type Mood = Readonly<Record<Edge, How>>;

const mood = (student: How, company: How, school: How): Mood => ({
	'student-company': student,
	'company-school': company,
	'school-student': school,
});
const runs = mood('runs', 'runs', 'runs');

/** So few of a coach's students have something the matter; these are the ones, worst first. */
const troubles: readonly Mood[] = [
	mood('runs', 'silent', 'runs'),
	mood('runs', 'silent', 'wavers'),
	mood('runs', 'silent', 'runs'),
	mood('silent', 'wavers', 'runs'),
	...Array<Mood>(5).fill(mood('runs', 'wavers', 'runs')),
	mood('runs', 'runs', 'wavers'),
	mood('runs', 'runs', 'wavers'),
	mood('wavers', 'runs', 'runs'),
	mood('wavers', 'runs', 'runs'),
];
const openEnds: readonly Mood[] = [
	...Array<Mood>(6).fill(mood('nothing', 'nothing', 'nothing')),
	...Array<Mood>(4).fill(mood('nothing', 'runs', 'runs')),
	...Array<Mood>(3).fill(mood('nothing', 'runs', 'proposed')),
	mood('runs', 'proposed', 'runs'),
	mood('nothing', 'proposed', 'nothing'),
];
/** The same for a coach with a dozen students. */
const fewTroubles: readonly Mood[] = [
	mood('runs', 'wavers', 'runs'),
	mood('nothing', 'runs', 'runs'),
];

/**
 * By student number, where it belongs to a story: of one trainer's four a contact that wavers, and one on
 * which coach and trainer agreed nothing yet.
 */
const told: ReadonlyMap<string, Mood> = new Map([
	['205110', mood('runs', 'wavers', 'runs')],
	['200544', mood('runs', 'nothing', 'runs')],
]);

/** Placements of one coach. Whoever is in `calm` runs; only who has been there long can be late. */
export function moodsOf(
	placements: readonly Placed[],
	calm: ReadonlySet<string>,
	today: Day,
	dice: Dice,
): ReadonlyMap<Placed, Mood> {
	const longAgo = today.subtract({ days: 300 });
	const isOld = ({ begins }: Placed) => Temporal.PlainDate.compare(begins, longAgo) < 0;
	const free = dice.shuffled(
		placements.filter(({ number, ended }) => !calm.has(number) && !told.has(number) && !ended),
	);
	const [old, fresh] = [free.filter(isOld), free.filter((one) => !isOld(one))];
	const many = placements.length > 40;
	const given = many ? troubles : fewTroubles;
	const found = new Map<Placed, Mood>(placements.map((one) => [one, told.get(one.number) ?? runs]));
	given.forEach((trouble, place) => {
		const one = old[place];
		if (one) found.set(one, trouble);
	});
	if (many)
		openEnds.forEach((open, place) => {
			const one = [...fresh, ...old.slice(given.length)][place];
			if (one) found.set(one, open);
		});
	return found;
}

/** The same placements with nothing but what runs, in the order of their numbers: for stories. */
export function calmOnes(moods: ReadonlyMap<Placed, Mood>): Placed[] {
	return [...moods].flatMap(([one, how]) =>
		!one.ended && edges.every((edge) => how[edge] === 'runs') ? [one] : [],
	);
}
