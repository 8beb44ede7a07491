/** Writes docs/access-matrix.md from the matrix; `--check` only says whether it is stale. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	actions,
	openTables,
	relations,
	tables,
	tasks,
	verbs,
	type ActionAccess,
	type TableAccess,
} from '../src/domain/access/matrix.ts';

export const page = join(import.meta.dirname, '..', 'docs', 'access-matrix.md');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
	[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
const orNobody = (names: readonly string[] | undefined): string => names?.join(', ') || '-';

/** The whole page, in Markdown. */
export function accessMatrix(): string {
	return `${[
		'# Who may see and do what',
		'Made from `src/domain/access/matrix.ts` by `node bin/access-matrix.ts`; do not edit. The rules in `database/rules` enforce it, and `tests/access` proves for a named cast, on both engines, that the two agree for every table, verb and person.',
		'## How a person stands to a row',
		table(['relation', 'meaning'], Object.entries(relations)),
		'A deputy counts as the part they stand in for, but never as self, author or administrator, and does not read what was addressed to that one person. A goal or a signal is added while its placement runs; afterwards it is only read.',
		'## Tables',
		'One relation of a cell is enough. `-` is nobody: there is no grant and no policy.',
		table(['table', ...verbs, 'columns of update'], Object.entries(tables).map(tableRow)),
		'## Tasks',
		'What works without a person runs as a role of its own. The import works for one school; the door task reaches no table at all, only its own functions.',
		table(['table', ...tasks], taskRows()),
		'## Actions of pages',
		'What is not allowed answers as what does not exist.',
		table(
			['action', 'who'],
			Object.entries(actions).map(([name, who]) => [`\`${name}\``, whoMay(who)]),
		),
		'## Outside the lock',
		table(['table', 'why'], Object.entries(openTables)),
	].join('\n\n')}\n`;
}

function tableRow([name, access]: [string, TableAccess]): string[] {
	return [name, ...verbs.map((verb) => orNobody(access[verb])), orNobody(access.columns)];
}

function taskRows(): string[][] {
	return Object.entries(tables as Record<string, TableAccess>)
		.filter(([, access]) => access.tasks)
		.map(([name, access]) => [name, ...tasks.map((task) => orNobody(access.tasks?.[task]))]);
}

const whoMay = (who: ActionAccess): string => (typeof who === 'string' ? who : who.join(', '));

if (import.meta.main) {
	const isCheck = process.argv.includes('--check');
	if (!isCheck) await writeFile(page, accessMatrix());
	else if ((await readFile(page, 'utf8').catch(() => '')) !== accessMatrix()) {
		console.error('docs/access-matrix.md is stale. Run: node bin/access-matrix.ts');
		process.exitCode = 1;
	}
}
