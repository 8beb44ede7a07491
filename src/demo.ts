/**
 * The demo: two schools' lists, a cast along the roads that everybody walks, and months of contact around
 * them. Needs running jobs, because the cast's mail goes to the outbox.
 */
import { readFile } from 'node:fs/promises';
import { join as pathOf } from 'node:path';
import type { Id } from '#domain/kernel/id.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { judgePartnerships } from '#features/attention/server/jobs.ts';
import { importList } from '#features/import/server/write.ts';
import { setReachable } from '#features/people/server/write.ts';
import { addSchool, schoolByBrin } from '#features/sign-in/server/write-first.ts';
import { now } from '#platform/server/clock.ts';
import { instance } from '#platform/server/db/instance.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { root } from '#platform/server/root.ts';
import { castKeys, demoPerson, oost, west, type DemoPerson, type DemoSchool } from './demo/cast.ts';
import { rietmolen, vanDalen } from './demo/companies.ts';
import { fillCrowd } from './demo/crowd.ts';
import { listOfToday, listOost, listWest, numberOost } from './demo/lists.ts';
import {
	addCompany,
	at,
	castPeople,
	giveRole,
	join,
	listedBy,
	makeAdministrator,
	reach,
	standIn,
	type Listed,
} from './demo/people.ts';
import { teach } from './demo/lessons.ts';
import { playPractice } from './demo/practice.ts';
import { daysAgo } from './demo/play.ts';
import { playStories } from './demo/stories.ts';

/** On which days the lists came in, the first before anything happened. */
const [daysOfHistory, ...daysOfLists] = [280, 62, 5] as const;

/**
 * Fills an empty demo; one with a school in it is left alone. Answers whether it did.
 * @param beginning called once it is clear that there is something to fill, which takes a while
 */
export async function seedDemo(beginning: () => void = () => {}): Promise<boolean> {
	if (!instance().demo) throw new Error('only a demo is filled');
	if (await schoolAt(oost)) return false;
	beginning();
	const since = daysAgo(daysOfHistory);
	for (const { name, sites } of [rietmolen, vanDalen]) await addCompany(name, sites);
	const [oostId, westId] = [await open(oost), await open(west)];
	await bringIn(oostId, await sample(oost), since);
	await bringIn(westId, await sample(west), since);
	for (const days of [daysOfHistory, ...daysOfLists])
		await bringIn(oostId, listOost(daysAgo(days), now()), daysAgo(days));
	await bringIn(westId, listWest(now()), daysAgo(daysOfLists[0]));
	const [east, other] = [await listedBy(oostId), await listedBy(westId)];
	await castOost(east, since);
	await castWest(other, since);
	await fillCrowd({ oost: east, west: other }, since);
	const people = await castPeople();
	await playStories({ people, oost: east, west: other });
	await teach([
		{ school: east.school, coach: at(people, 'haddou') },
		{ school: east.school, coach: at(people, 'kromhout') },
		{ school: other.school, coach: at(people, 'haddouWest') },
	]);
	await playPractice({ people, oost: east });
	await judgePartnerships();
	return true;
}

/** Who can be entered as in the demo, in the order of the page. */
export async function demoPeople(): Promise<readonly (DemoPerson & { readonly person: Id })[]> {
	const people = await castPeople();
	return castKeys.flatMap((key) => {
		const person = people.get(key);
		return person ? [{ person, ...demoPerson(key) }] : [];
	});
}

async function schoolAt({ brin }: DemoSchool): Promise<Id | undefined> {
	return scoped({ task: 'door' }, async (scope) => (await schoolByBrin(scope, brin))?.id);
}

async function open(school: DemoSchool): Promise<Id> {
	return scoped({ task: 'door' }, (scope) => addSchool(scope, school.brin, school.name));
}

const sample = async ({ list }: DemoSchool) =>
	listOfToday(await readFile(pathOf(root, 'data', 'samples', list)), now());

async function bringIn(school: Id, list: Uint8Array, when: Instant): Promise<void> {
	const report = await importList(school, list, { dryRun: false }, when);
	if (!report.ok) throw new Error(`the demo's list was refused: ${report.refusal}`);
}

async function castOost({ school, students, roles }: Listed, since: Instant): Promise<void> {
	const zandstra = await makeAdministrator('zandstra', school, since);
	const haddou = await reach(zandstra, at(roles, 'coach F. Haddou').person, 'haddou');
	const raalte = await reach(zandstra, at(roles, 'coach L. van Raalte').person, 'raalte');
	const kromhout = await reach(zandstra, at(roles, 'coach B. Kromhout').person, 'kromhout');
	await reach(kromhout, at(roles, 'trainer K. Wolters').person, 'wolters');
	await reach(haddou, at(roles, 'trainer J. Hölscher').person, 'hoelscher');
	await reach(haddou, at(roles, 'trainer P. te Brake').person, 'brake');
	await reach(raalte, at(roles, 'trainer N. Bouzid').person, 'bouzid');
	await reach(kromhout, at(students, '200544').person, 'youssef');
	await reach(haddou, at(students, '200248').person, 'bjorn');
	await reach(haddou, at(students, '200655').person, 'renee');
	await reach(raalte, at(students, numberOost(0)).person, 'aslan');
	const on = (...numbers: string[]) => numbers.map((number) => at(students, number).placement);
	const office = at(students, '200544').company;
	await makeAdministrator('wessels', office, since);
	const brake = await giveRole({ key: 'brake', office, kind: 'mentor' }, since);
	await join(brake.role, on('200544', '200988'), { part: 'mentor' }, since);
	const bosveld = await giveRole({ key: 'bosveld', office: school, kind: 'teacher' }, since);
	const teaches = { part: 'teacher', subject: 'Elektrotechniek' } as const;
	await join(bosveld.role, on('200396', '200655', '201099'), teaches, since);
	const vink = await giveRole({ key: 'vink', office: school, kind: 'coach' }, since);
	await standIn(at(roles, 'coach F. Haddou').role, vink.person);
	const reachable = { role: vink.role, phone: '06 00 00 01 20', reachable: '' };
	await scoped({ person: vink.person }, (scope) => setReachable(scope, reachable));
	await giveRole({ key: 'oosterling', office: school, kind: 'sponsor' }, since);
}

/** The trainers get the address that they proved before, so that they are one person for both schools. */
async function castWest({ school, roles }: Listed, since: Instant): Promise<void> {
	const kloosterman = await makeAdministrator('kloosterman', school, since);
	const haddou = await reach(kloosterman, at(roles, 'coach F. Haddou').person, 'haddouWest');
	await reach(haddou, at(roles, 'trainer K. Wolters').person, 'wolters');
	await reach(haddou, at(roles, 'trainer J. Hölscher').person, 'hoelscher');
}
