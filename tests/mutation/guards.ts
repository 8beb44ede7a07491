/** Takes the guards of the domain away one at a time, in a copy of the tree, and runs that folder's tests. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createVitest, type Vitest } from 'vitest/node';
import { root } from '#platform/server/root.ts';
import type { Outcome } from './outcome.ts';

interface Guard {
	readonly file: string;
	readonly place: number;
	readonly text: string;
}

const guard = /^\s*if \(.*\) return refused\('[a-z-]+'\);$/;
const copies = 2;

/** Every guard line of the domain, by file. Throws for a refusal that is not a line of its own. */
async function guardsIn(folder: string): Promise<Guard[]> {
	const names = await readdir(folder, { recursive: true });
	const sources = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort();
	const found: Guard[] = [];
	for (const name of sources) {
		const lines = (await readFile(join(folder, name), 'utf8')).split('\n');
		lines.forEach((text, place) => {
			if (!text.includes("refused('")) return;
			const whole = /^\s*return refused/.test(text)
				? `${lines[place - 1]?.trim()} ${text.trim()}`
				: text;
			if (!guard.test(whole))
				throw new Error(`${name}:${place + 1} is a refusal that is not one guard: ${text.trim()}`);
			found.push({ file: join(folder, name), place, text: whole.trim() });
		});
	}
	return found;
}

/** Every mutant of the guards, two at a time. */
export async function mutateGuards(tell: (one: Outcome) => void): Promise<void> {
	const guards = await guardsIn(join(root, 'src', 'domain'));
	const waiting = [...guards];
	await Promise.all(
		Array.from({ length: copies }, async () => {
			const copy = await openCopy();
			try {
				for (let next = waiting.shift(); next; next = waiting.shift())
					tell(await mutate(copy, next));
			} finally {
				await copy.close();
			}
		}),
	);
}

/** The domain in a folder of its own, with a test runner that stays open. */
interface Copy {
	readonly tree: string;
	readonly vitest: Vitest;
	close(): Promise<void>;
}

async function openCopy(): Promise<Copy> {
	const tree = await copyTree();
	const vitest = await createVitest({
		root: tree,
		watch: false,
		reporters: [{}],
		// The tests of pure code leave nothing behind for each other; a thread a mutant is enough.
		pool: 'threads',
		isolate: false,
		maxWorkers: 1,
	});
	return {
		tree,
		vitest,
		async close() {
			await vitest.close();
			await rm(tree, { recursive: true, force: true });
		},
	};
}

async function copyTree(): Promise<string> {
	const tree = await mkdtemp(join(tmpdir(), 'leerkring-mutant-'));
	await mkdir(join(tree, 'src'));
	await cp(join(root, 'src', 'domain'), join(tree, 'src', 'domain'), { recursive: true });
	await cp(join(root, 'data'), join(tree, 'data'), { recursive: true });
	await cp(join(root, 'package.json'), join(tree, 'package.json'));
	await symlink(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
	await writeFile(
		join(tree, 'vitest.config.js'),
		`export default { test: { include: ['src/**/*.test.ts'] } };\n`,
	);
	return tree;
}

/** Blanks one guard, together with an `if` that stands on the line before. */
async function mutate(copy: Copy, { file, place, text }: Guard): Promise<Outcome> {
	const copied = join(copy.tree, relative(root, file));
	const whole = await readFile(copied, 'utf8');
	const lines = whole.split('\n');
	const isSplit = /^\s*return refused/.test(lines[place] ?? '');
	const mutant = isSplit ? lines.toSpliced(place - 1, 2, '', '') : lines.toSpliced(place, 1, '');
	const write = async (words: string) => {
		await writeFile(copied, words);
		copy.vitest.invalidateFile(copied);
	};
	await write(mutant.join('\n'));
	const killedBy = await firstFailure(copy, dirname(copied));
	await write(whole);
	return { name: `${relative(root, file)}: without "${text}"`, killedBy };
}

/** Runs the tests of one folder; answers the name of a test that failed. */
async function firstFailure({ vitest }: Copy, folder: string): Promise<string | undefined> {
	const specifications = await vitest.globTestSpecifications([`${folder}/`]);
	const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
	// A runner that stays open still knows what failed for earlier mutants, in other folders.
	const own = testModules.filter(({ moduleId }) => dirname(moduleId) === folder);
	const tests = own.flatMap((one) => [...one.children.allTests()]);
	if (tests.length === 0 || unhandledErrors.length > 0)
		throw new Error(`the tests of ${folder} did not run`, { cause: unhandledErrors[0] });
	const failed = tests.filter((one) => one.result().state === 'failed').map((one) => one.fullName);
	return failed.find((name) => namesSomebody.test(name)) ?? (failed[0] && undefined);
}

/** A killing test says in its name who would have seen or done too much. */
const namesSomebody =
	/student|trainer|mentor|coach|teacher|company|school|administrator|stranger|nobody|asker|colleague|deputy|somebody|who /i;
