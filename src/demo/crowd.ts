/** Everybody around the cast: their addresses, who came and went, and the months behind them. */
import type { Id } from '#domain/kernel/id.ts';
import { dayOf, type Instant } from '#domain/kernel/time.ts';
import { setReachable } from '#features/people/server/write.ts';
import { now } from '#platform/server/clock.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { addressOf } from './cast.ts';
import { courses, employer, left, phones, unreached } from './companies.ts';
import { diceFrom } from './dice.ts';
import { calmOnes, moodsOf, type Mood } from './moods.ts';
import { writePast } from './past.ts';
import {
	addEmployer,
	at,
	castPeople,
	giveRole,
	join,
	leave,
	reachAt,
	standIn,
	type Listed,
} from './people.ts';
import { addressAtWork, giveAddresses, giveMailboxes, placed, type Placed } from './placed.ts';
import { askAround } from './questions.ts';

interface Schools {
	readonly oost: Listed;
	readonly west: Listed;
}

const seed = 2026;
/** Whose page tells a story of its own, and must not be late with anything else. */
const storied: ReadonlySet<string> = new Set([
	...['200544', '200248', '200655', '200988', '201617'],
	...['200470', '200211', '200618', '200581', '200766'],
]);
/** Of these nobody wrote down yet what they work on: their story is about something else. */
const withoutGoal: ReadonlySet<string> = new Set(['200544', '200248', '200655', '201617']);

/** Fills the demo around the cast, which can be reached by now. */
export async function fillCrowd({ oost, west }: Schools, since: Instant): Promise<void> {
	const cast = new Set((await castPeople()).values());
	await giveAddresses(await placed(oost.school), 'roc-oost.example', cast);
	const lubbers = at(oost.roles, `trainer ${left.trainer}`);
	await giveMailboxes(new Map([[lubbers.person, addressOf('lubbers')]]));
	await leave(lubbers.role, left.daysAgo);
	await joinSchools(oost, west);
	const inOost = await placed(oost.school);
	const trainers = new Set(inOost.flatMap(({ trainer }) => trainer?.id ?? []));
	const inWest = await placed(west.school);
	await giveAddresses(inWest, 'westpoort.example', new Set([...cast, ...trainers]));
	await giveParts(inOost, oost, since);
	for (const [listed, phone, reachable] of phones) {
		const { role, person } = at(oost.roles, listed);
		await scoped({ person }, (scope) => setReachable(scope, { role, phone, reachable }));
	}
	const moods = await fillPast([...inOost, ...inWest]);
	const raalte = at(oost.roles, 'coach L. van Raalte').person;
	await askAround(
		calmOnes(moods).filter(({ coach, number }) => coach?.id === raalte && !storied.has(number)),
	);
}

/** A trainer whom both schools list proves one address, and is one person from then on. */
async function joinSchools(oost: Listed, west: Listed): Promise<void> {
	const cast = new Set((await castPeople()).values());
	const met = new Set<Id>(cast);
	for (const { trainer, coach } of await placed(west.school)) {
		if (!trainer || !coach || met.has(trainer.id) || unreached.includes(trainer.name)) continue;
		met.add(trainer.id);
		if (oost.roles.has(`trainer ${trainer.name}`))
			await reachAt(coach.id, trainer.id, addressAtWork(trainer.name));
	}
}

async function giveParts(inOost: readonly Placed[], oost: Listed, since: Instant): Promise<void> {
	const bouzid = at(oost.roles, 'trainer N. Bouzid');
	const [theirs] = inOost.filter(({ trainer }) => trainer?.id === bouzid.person);
	const aslan = inOost.find(({ number }) => addressOf('aslan').startsWith(number));
	if (!theirs || !aslan) throw new Error('the demo misses somebody');
	const { person } = await giveRole(
		{ key: 'terpstra', office: theirs.company, kind: 'mentor' },
		since,
	);
	await standIn(bouzid.role, person);
	const mentor = await giveRole({ key: 'aslan', office: aslan.company, kind: 'mentor' }, since);
	const pupils = inOost.filter(
		({ company, crebo, ended }) =>
			company === aslan.company && courses[crebo]?.level === 2 && !ended,
	);
	await join(
		mentor.role,
		pupils.slice(-2).map(({ id }) => id),
		{ part: 'mentor' },
		since,
	);
	const employed = inOost.filter(({ company, ended }) => company === theirs.company && !ended);
	await addEmployer(
		employer,
		employed.slice(-3).map(({ id }) => id),
	);
}

/** Months of contact for each coach's students; almost everybody has a goal. */
async function fillPast(placements: readonly Placed[]): Promise<ReadonlyMap<Placed, Mood>> {
	const dice = diceFrom(seed);
	const today = dayOf(now());
	const coaches = [...new Set(placements.map(({ coach }) => coach?.id))];
	const moods = new Map(
		coaches.flatMap((id) => {
			const theirs = placements.filter(({ coach }) => coach?.id === id);
			return [...moodsOf(theirs, storied, today, dice)];
		}),
	);
	const numbers = new Set(
		dice
			.shuffled(placements)
			.slice(Math.trunc(placements.length / 12))
			.map(({ number }) => number),
	);
	await writePast(
		moods,
		({ number, ended }) => numbers.has(number) && !withoutGoal.has(number) && !ended,
		dice,
	);
	return moods;
}
