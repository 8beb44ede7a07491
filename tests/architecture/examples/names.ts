import type { Example } from './example.ts';

const names = 'every file name is in the vocabulary';
const card = 'src/features/signal/ui/Card.svelte';
const lines = (count: number) => 'x;\n'.repeat(count);

export const namesExamples: readonly Example[] = [
	{
		rule: names,
		bad: { 'src/features/signal/server/queries.ts': '' },
		says: 'this folder has no file of that name',
		good: { 'src/features/signal/server/read-list.ts': '', [card]: '' },
	},
	{
		rule: names,
		bad: { 'src/routes/signals/Card.svelte': '' },
		says: 'this folder has no file of that name',
		good: { 'src/routes/signals/[id]/+page.svelte': '', 'src/app.html': '' },
	},
	{
		rule: 'no name says nothing',
		bad: { 'src/ui/helpers/a.ts': '' },
		says: 'helpers says nothing',
		good: { 'src/ui/communication.ts': '', 'src/service-worker/a.ts': '' },
	},
	{
		rule: 'no file is too long',
		bad: { 'src/ui/a.ts': lines(301) },
		says: '301 lines, at most 300',
		good: { 'src/ui/a.ts': lines(300), 'src/ui/a.test.ts': lines(400) },
	},
	{
		rule: 'no file is too long',
		bad: { 'src/routes/+page.svelte': lines(61) },
		says: '61 lines, at most 60',
		good: { 'src/routes/+page.svelte': lines(60) },
	},
];
