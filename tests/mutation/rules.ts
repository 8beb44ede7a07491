/** Opens the rules one at a time and asks who would have seen or done too much. */
import { join } from 'node:path';
import type { TableName, Verb } from '#domain/access/matrix.ts';
import { readRules } from '#platform/server/db/rules.ts';
import { root } from '#platform/server/root.ts';
import { discrepancies, type Selection } from '../access/discrepancies.ts';
import { importDiscrepancies } from '../access/import-task.ts';
import type { Outcome } from './outcome.ts';
import type { OpenWorld } from './world.ts';

interface Mutant {
	readonly name: string;
	readonly open: string;
	readonly close: string;
	readonly look: () => Promise<readonly string[]>;
}

interface Policy {
	readonly name: string;
	readonly table: TableName;
	readonly role: string;
	readonly verb: Verb;
	readonly using: string | null;
	readonly check: string | null;
}

/** Every mutant of the rules, one after the other; after each the rule is as it was. */
export async function mutateRules(world: OpenWorld, tell: (one: Outcome) => void): Promise<void> {
	const before = await world.asServing(async () => [
		...(await discrepancies(world.run, { verbs: ['select', 'delete'] })).differences,
		...(await importDiscrepancies(world.ask)).differences,
	]);
	if (before.length > 0)
		throw new Error(`the rules differ before any mutation:\n${before.slice(0, 20).join('\n')}`);
	for (const mutant of await mutants(world)) {
		await world.asOwner(() => world.run(mutant.open));
		const differences = await world
			.asServing(mutant.look)
			.finally(() => world.asOwner(() => world.run(mutant.close)));
		tell({
			name: mutant.name,
			killedBy: differences.find((one) => /but may not|cannot/.test(one)),
		});
	}
}

async function mutants(world: OpenWorld): Promise<Mutant[]> {
	const files = await readRules(join(root, 'database', 'rules'));
	const policies = await readPolicies(world);
	return files.flatMap(({ name, text }) => {
		const written = [...text.matchAll(/^create policy (\w+) on /gm)].map((found) => found[1]);
		return [
			...policies
				.filter((one) => written.includes(one.name))
				.flatMap((one) => policyMutants(world, name, one)),
			...(deciding.includes(name) ? functionMutants(world, name, text) : []),
			...(doors.includes(name) ? callMutants(world, name, text) : []),
		];
	});
}

async function readPolicies(world: OpenWorld): Promise<Policy[]> {
	const rows = await world.run(
		`select p.policyname::text as name, p.tablename::text as table, p.roles[1]::text as role, lower(p.cmd) as verb,
			p.qual as using, p.with_check as check
		from pg_policies p where schemaname = 'public' and p.cmd <> 'ALL'`,
	);
	return rows as unknown as Policy[];
}

/** A rule that lets everything through on purpose cannot be opened further: mail reads, sites are met by name. */
const isOpen = (one: Policy): boolean =>
	[one.using, one.check].every((rule) => rule === null || rule === 'true');

function policyMutants(world: OpenWorld, file: string, policy: Policy): Mutant[] {
	if (isOpen(policy)) return [];
	const { name, table, role, verb } = policy;
	const look =
		role === 'leerkring_import'
			? () => lookAsImport(world)
			: () => lookAs(world, { tables: [table], verbs: [verb] });
	const create = (opened: (rule: string) => string) =>
		`drop policy ${name} on "${table}"; create policy ${name} on "${table}" for ${verb} to ${role}` +
		(policy.using ? ` using (${opened(policy.using)})` : '') +
		(policy.check ? ` with check (${opened(policy.check)})` : '');
	return [
		{
			name: `${file}: ${name} opened`,
			open: create((rule) => `true or (${rule})`),
			close: create((rule) => rule),
			look,
		},
	];
}

async function lookAs(world: OpenWorld, selection: Selection): Promise<readonly string[]> {
	return (await discrepancies(world.run, { ...selection, stopAtFirst: true })).differences;
}

async function lookAsImport(world: OpenWorld): Promise<readonly string[]> {
	return (await importDiscrepancies(world.ask)).differences;
}

/** Conditions behind a second bolt: without them nobody sees more. Each says which bolt. */
const doubled: readonly [RegExp, string][] = [
	[/app_placement\(\) is null or/, 'narrows a page to one placement; nobody sees more without it'],
	[/r\.kind <> 'administrator'/, 'my_offices counts own roles only'],
	[/m\.part in \('coach', 'trainer'\)/, 'a pass is made as one of the two: its table says so'],
	[/wanted_kind = 'line'/, 'a line is the student’s, who may erase every text of the placement'],
	[
		/office = any \(my_offices\(\)\) and cardinality/,
		'counts are no row: tests/engines/erasure-person.test.ts asks for those of another office',
	],
	[
		/r\.person_id = whom and r\.organisation_id = office and r\.kind = 'administrator'/,
		'tells only when the role of who erases is to end: tests/engines/erasure-person.test.ts asks that',
	],
	[
		/^\s*and r\.begins_on <= app_today\(\) and r\.ended_on is null$/,
		'who stays behind as administrator: tests/engines/erasure-person.test.ts has each that may not count',
	],
	[
		/^\s*and exists \(select from mailbox m where m\.person_id = r\.person_id and m\.proven_at is not null\)$/,
		'who stays behind as administrator: tests/engines/erasure-person.test.ts has each that may not count',
	],
	[
		/where l\.placement_id in \(select id from mine\)/,
		'counts are no row: tests/engines/erasure-person.test.ts compares them with what goes',
	],
	[
		/where pp\.part = r\.kind and r\.kind in/,
		'a handover is of a coach or trainer: its table says so',
	],
	[
		/and \(p\.ended_on is null or app_today\(\) < p\.ended_on\)/,
		'may_take_over asks that the placement runs on that day',
	],
	[
		/and \(d\.ended_on is null or app_today\(\) < d\.ended_on\)/,
		'refuses a pass more, never less: an ended stand-in counts as a place beside mine',
	],
	[/where known\.organisation is not null/, 'no row has an empty id'],
	[/where person is not null/, 'no row has an empty id'],
	[/where key is not null/, 'an empty key fits no row'],
	[
		/p\.id = any \(\(select my_placements\(\)\)/,
		'the rule beside it asks for a part on the placement',
	],
];

/** Functions of which the answer shows in no table: which test asks what they answer whom. */
const answering: Readonly<Record<string, string>> = {
	left_alone: 'tests/engines/office-reading.test.ts: another office hears no number',
	left_without:
		'tests/engines/attention.test.ts: how many have nobody any more in a role that ended, and nobody else',
	my_teaching_history:
		'tests/engines/curriculum.test.ts: nobody who teaches it not reads who wrote',
	my_own_placement:
		'tests/engines/office-reading.test.ts and the demo test: the own one, and nobody else’s',
	coming_hand_overs: 'tests/engines/hand-over-told.test.ts: who is told of one that is to come',
	is_colleagues: 'tests/engines/office-reading.test.ts: another office hears of no address',
};

/** Takes one condition out of one function. */
function functionMutants(world: OpenWorld, file: string, text: string): Mutant[] {
	return [...text.matchAll(/^create or replace function (\w+)[^;]*?as \$\$[^]*?\$\$;$/gm)].flatMap(
		([whole, name = '']) => {
			// What a trigger writes is no right of anybody; the engine tests of its table say what it writes.
			if (whole.includes('returns trigger') || name in answering) return [];
			const lines = whole.split('\n');
			return lines.flatMap((line, place) => {
				if (!isCondition(line) || doubled.some(([condition]) => condition.test(line))) return [];
				const without = lines
					.toSpliced(place, 1, line.replace(/^(\s*(?:and|where)) .*?(;?)$/, '$1 true$2'))
					.join('\n');
				const selections = selectionsOf[name] ?? [{ verbs: ['select'] }];
				const look = async () => {
					for (const selection of selections) {
						const found = await lookAs(world, selection);
						if (found.length > 0) return found;
					}
					return [];
				};
				return [
					{ name: `${file}: ${name} without "${line.trim()}"`, open: without, close: whole, look },
				];
			});
		},
	);
}

/** Files of which the functions say who may do what. */
const deciding: readonly string[] = [
	'reader.sql',
	'contact.sql',
	'curriculum.sql',
	'pass.sql',
	'colleague.sql',
	'administrator.sql',
	'hand-over.sql',
	'erasure.sql',
];
/** Files that hold functions for the door task alone. */
const doors: readonly string[] = ['sign-in.sql', 'own-address.sql', 'demo.sql', 'operator.sql'];
/** Granted to nobody; the other functions of its file ask it. */
const inner: readonly string[] = ['demo_only', 'join_person'];

/** Where the answer of a function shows, when not in what people read. */
const selectionsOf: Readonly<Record<string, Selection[]>> = {
	my_reachable: [{ tables: ['mailbox'], verbs: ['insert'] }],
	my_unreached: [{ tables: ['mailbox'], verbs: ['insert', 'delete'] }],
	stands_in: [{ tables: ['signal'], verbs: ['insert'] }],
	runs: [{ tables: ['goal'], verbs: ['insert'] }],
	my_placements_as: [{ tables: ['goal'], verbs: ['insert'] }],
	speaks_on: [{ tables: ['contact'], verbs: ['insert'] }],
	my_taught_programmes: [{ tables: ['teaching'], verbs: ['insert'] }],
	my_training_companies: [{ tables: ['person', 'role'], verbs: ['insert'] }],
	is_nowhere: [{ tables: ['role'], verbs: ['insert'] }],
	has_other_door: [{ tables: ['mailbox'], verbs: ['delete'] }],
	holds_role: [{ tables: ['deputy'], verbs: ['update'] }],
	may_stand_in: [{ tables: ['deputy'], verbs: ['insert'] }],
	works_there: [{ tables: ['placement_person'], verbs: ['insert'] }],
	my_hand_over_parts: [{ tables: ['hand_over'], verbs: ['insert'] }],
	may_take_over: [{ tables: ['hand_over'], verbs: ['insert'] }],
	my_hand_overs: [{ tables: ['hand_over'], verbs: ['select', 'update'] }],
	holds_today: [{ tables: ['hand_over', 'hand_over_line'], verbs: ['select', 'insert'] }],
	my_pass_candidates: [{ tables: ['pass'], verbs: ['insert'] }],
	holds_office: [{ tables: ['pass'], verbs: ['insert'] }],
	places_of: [{ tables: ['pass'], verbs: ['insert'] }],
	may_pass: [{ tables: ['pass'], verbs: ['insert'] }],
	may_give_role: [{ tables: ['role'], verbs: ['insert'] }],
	office_readers: [{ tables: ['event'], verbs: ['insert'] }],
	// Their answers are compared whatever else is.
	is_ours_alone: [{ tables: ['import'], verbs: ['select'] }],
	number_taken: [{ tables: ['import'], verbs: ['select'] }],
	text_of: [{ tables: ['erasure'], verbs: ['insert'] }],
	may_erase_text: [{ tables: ['erasure'], verbs: ['insert'] }],
	may_erase_person: [{ tables: ['erasure'], verbs: ['insert'] }],
	last_administrator: [{ tables: ['erasure'], verbs: ['insert'] }],
};

/** A line that is one whole condition. */
function isCondition(line: string): boolean {
	const count = (sign: string) => line.split(sign).length;
	// A `case` that goes on in the next line is half of one.
	const isWhole = !/\bcase\b(?!.*\bend\b)/.test(line);
	return (
		/^\s*(and|where) /.test(line) &&
		isWhole &&
		count('(') === count(')') &&
		count('{') === count('}')
	);
}

/** Gives a function of the door to everybody who is signed in. */
function callMutants(world: OpenWorld, file: string, text: string): Mutant[] {
	const names = [...text.matchAll(/^create or replace function (\w+)/gm)].map(
		(found) => found[1] ?? '',
	);
	return names
		.filter((name) => !inner.includes(name))
		.map((name) => ({
			name: `${file}: ${name} open to who is signed in`,
			open: `grant execute on function ${name} to leerkring_app`,
			close: `revoke execute on function ${name} from leerkring_app`,
			look: () => lookAs(world, { tables: ['import'], verbs: ['select'] }),
		}));
}
