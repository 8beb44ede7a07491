/** What an administrator is told of people and numbers beyond their own rows: yes or no, and no more. */
import type { Runner } from '#platform/server/db/engine.ts';
import { nameOf, organisation, personId, personKeys, site, type PersonKey } from '../cast.ts';
import type { Compared } from './discrepancies.ts';
import { isOursAlone, isTaken } from './inserting-office.ts';

const numbers = [
	...organisation.flatMap(({ brin }) => brin ?? []),
	...site.flatMap((one) => one.work_placement_company_id ?? []),
	'99XX',
	'999999999',
];

/** Asks as somebody of the cast whose sign-ins they may end, and which numbers others have. */
export async function compareAnswers(run: Runner, key: PersonKey, compared: Compared) {
	const person = personId(key);
	const whom = personKeys.map((other) => `('${other}', is_ours_alone('${personId(other)}'))`);
	const taken = numbers.map((number) => `('${number}', number_taken('${number}'))`);
	const rows = await run(
		`select * from (values ${[...whom, ...taken].join(', ')}) as answer (about, yes)`,
	);
	for (const { about, yes } of rows) {
		const is = String(about);
		const other = personKeys.find((one) => one === is);
		const expected = other ? isOursAlone(person, personId(other)) : isTaken(person, is);
		const what = other ? `the sign-ins of ${nameOf(other)}` : `that somebody has ${is}`;
		compared.checks += 1;
		if (yes && !expected) compared.differences.push(`${nameOf(key)} has ${what} but may not`);
		if (!yes && expected) compared.differences.push(`${nameOf(key)} may have ${what} but cannot`);
	}
}
