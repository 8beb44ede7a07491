import type { Example } from './example.ts';

const never = 'no room uses what it may never';
const card = 'src/features/signal/ui/Card.svelte';
const read = 'src/features/signal/server/read.ts';
const page = 'src/routes/signals/[id]/+page.server.ts';
const matrix = 'src/domain/access/matrix.ts';
const tables = 'every table is in the access matrix';
const actions = 'every form action is in the access matrix';

export const codeExamples: readonly Example[] = [
	...[
		'new Date()',
		'Temporal.Now.instant()',
		'Math.random()',
		'crypto.x',
		'process.env',
		'fetch(u)',
	].map((text) => ({
		rule: never,
		bad: { 'src/domain/signal/signal.ts': text },
		says: `uses ${text.replace(/^new |\(.*|\.instant.*|\.x$|\.env$/g, '')}`,
		good: { 'src/domain/signal/signal.ts': '// new Date()\nconst a = { process: w.fetch };' },
	})),
	{
		rule: never,
		bad: { [card]: '<button onclick={() => fetch("/x")}>a</button>' },
		says: 'uses fetch',
		good: { [card]: '<input type="date" name="Date" /><!-- {fetch} -->' },
	},
	{
		rule: 'dates are written by platform/time alone',
		bad: { [card]: '<p>{signal.raised.toLocaleDateString()}</p>' },
		says: 'uses .toLocaleDateString',
		good: { 'src/platform/time/format.ts': 'new Intl.DateTimeFormat();' },
	},
	{
		rule: 'only the log writes to the console',
		bad: { [read]: 'console.log(1);' },
		says: 'uses console',
		good: { 'src/platform/server/log.ts': 'console.log(1);' },
	},
	{
		rule: 'no SQL in routes',
		bad: { [page]: 'sql`select 1`' },
		says: 'speaks SQL',
		good: { 'src/routes/+page.svelte': '<select name="from"><option>from here</option></select>' },
	},
	{
		rule: tables,
		bad: {
			[matrix]: 'export const tables = { person: 1 } as const;',
			'database/migrations/1.sql':
				'create table person ();\nCREATE TABLE IF NOT EXISTS app."note" ();',
		},
		says: 'note is not in tables',
		good: {
			[matrix]: 'export const tables = { person: 1, ...more } satisfies T;',
			'src/domain/access/more.ts': "export const more = { 'note': 1 };",
			'database/migrations/1.sql': 'create table person (); create table old ();',
			'database/migrations/2.sql': 'alter table old rename to note;',
		},
	},
	{
		rule: tables,
		bad: { [matrix]: 'export const tables = { gone: 1 };', 'database/migrations/1.sql': '' },
		says: 'gone, which does not exist',
		good: { [matrix]: 'export const tables = {};' },
	},
	{
		rule: tables,
		bad: { 'database/migrations/1.sql': '' },
		says: 'is not there yet',
		good: { [matrix]: 'export const tables = {};' },
	},
	{
		rule: tables,
		bad: {
			[matrix]: "export const tables = {}; export const openTables = { 'auth.user': 'a reason' };",
			'database/migrations/1.sql': 'create table auth."user" (); create table auth.note ();',
		},
		says: 'auth.note is not in tables',
		good: {
			[matrix]: "export const tables = {}; export const openTables = { 'auth.user': 'a reason' };",
			'database/migrations/1.sql': 'create table auth."user" ();',
		},
	},
	{
		rule: tables,
		bad: {
			[matrix]: "export const tables = {}; export const openTables = { 'auth.gone': 'a reason' };",
		},
		says: 'auth.gone, which does not exist',
		good: { [matrix]: 'export const tables = {};' },
	},
	{
		rule: actions,
		bad: {
			[matrix]: "export const actions = { '/signals/[id] ?/see': 1 };",
			[page]: 'export const actions = { see: a, async answer() {} } satisfies Actions;',
		},
		says: '/signals/[id] ?/answer is not in actions',
		good: {
			[matrix]: "export const actions = { '/ ?/default': 1 };",
			'src/routes/+page.server.ts': 'export const actions: Actions = { default: a };',
		},
	},
	{
		rule: actions,
		bad: {
			[matrix]: 'export const actions = {};',
			[page]: "export { actions } from '#features/signal/server/write.ts';",
		},
		says: 'no plain object',
		good: { [matrix]: 'export const actions = {};', [page]: 'export const load = 1;' },
	},
];
