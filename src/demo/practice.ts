/** What the demo's students practised, as those who were there said, and on which day they go to school. */
import type { Id } from '#domain/kernel/id.ts';
import type { Help } from '#domain/placement/practice-entry.ts';
import { setReachable } from '#features/people/server/write.ts';
import { notePractice, setSchoolDay } from '#features/practice/server/write.ts';
import { now } from '#platform/server/clock.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import type { CastKey } from './cast.ts';
import { at, type Listed } from './people.ts';

interface Stage {
	readonly people: ReadonlyMap<CastKey, Id>;
	readonly oost: Listed;
}

/** Who said it, about which student, how many days ago, with which help, and which work it was. */
const said: readonly [CastKey | `trainer ${string}`, string, number, Help, string][] = [
	['brake', '200544', 33, 'seen', 'B1-K1-W1'],
	['brake', '200544', 26, 'helped', 'B1-K1-W2'],
	['youssef', '200544', 19, 'helped', 'B1-K1-W4'],
	['brake', '200544', 12, 'helped', 'B1-K1-W4'],
	['brake', '200544', 5, 'independent', 'B1-K1-W1'],
	['brake', '200988', 12, 'seen', ''],
	['hoelscher', '200248', 8, 'helped', 'B1-K1-W4'],
	['bjorn', '200248', 3, 'seen', 'B1-K1-W3'],
	['trainer S. Aydin', '200396', 9, 'helped', 'B1-K1-W2'],
	['trainer R. Wieland', '201099', 6, 'seen', 'B1-K1-W1'],
	['trainer S. Aydin', '200396', 2, 'helped', 'B1-K1-W3'],
];

/** Björn and Youssef have a school day; of the others nobody said it yet, and the page asks. */
const schoolDays: readonly [CastKey, string, number][] = [
	['kromhout', '200544', 2],
	['bjorn', '200248', 4],
];

/** Who can be called, and when. The number is nobody's. */
const called: readonly [CastKey, string, string, string][] = [
	['kromhout', 'coach B. Kromhout', '088 000 00 00', 'di en do, 8:00 tot 16:00'],
];

/** Plays what happened at work in the last weeks. */
export async function playPractice({ people, oost }: Stage): Promise<void> {
	for (const [by, number, days, help, workProcess] of said) {
		const { placement } = at(oost.students, number);
		const person = by.startsWith('trainer ')
			? at(oost.roles, by).person
			: at(people, by as CastKey);
		const noted = await scoped(
			{ person },
			(scope) => notePractice(scope, { form: newId(), placement, help, workProcess }),
			now().subtract({ hours: 24 * days }),
		);
		if (!noted?.ok) throw new Error(`the demo's practice of ${by} was refused: ${noted?.refusal}`);
	}
	for (const [by, listed, phone, reachable] of called) {
		const { role } = at(oost.roles, listed);
		await scoped({ person: at(people, by) }, (scope) =>
			setReachable(scope, { role, phone, reachable }),
		);
	}
	for (const [by, number, weekday] of schoolDays) {
		const { placement } = at(oost.students, number);
		const set = await scoped({ person: at(people, by) }, (scope) =>
			setSchoolDay(scope, { form: newId(), placement, weekday }),
		);
		if (!set?.ok) throw new Error(`the demo's school day by ${by} was refused: ${set?.refusal}`);
	}
}
