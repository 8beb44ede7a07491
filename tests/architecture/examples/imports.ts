import type { Example } from './example.ts';

const direction = 'no import goes in a wrong direction';
const read = 'src/features/signal/server/read.ts';
const card = 'src/features/signal/ui/Card.svelte';
const script = (text: string) => `<script lang="ts">\n${text}\n</script>\n`;
const wrongWay = (path: string, text: string, says: string, good: string): Example => ({
	rule: direction,
	bad: { [path]: text },
	says,
	good: { [path]: good },
});

export const importsExamples: readonly Example[] = [
	wrongWay(
		'src/domain/people/person.ts',
		"import type { Signal } from '../signal/signal.ts';",
		'signal stands after people',
		"import { day } from '#domain/kernel/time.ts';",
	),
	wrongWay(
		'src/domain/import/read.ts',
		"import { parse } from 'csv-parse';",
		'domain may not use this package',
		"import { open } from '../signal/signal.ts';",
	),
	wrongWay(
		'src/features/people/server/write.ts',
		"import { raise } from '#features/signal/server/write.ts';",
		'signal stands after people',
		"import { scoped } from '#platform/server/db/scope.ts';",
	),
	wrongWay(
		read,
		"const { a } = await import('#features/history/ui/line.svelte.ts');",
		'features/server may not enter features/ui',
		"export { who } from '#features/people/server/read.ts';",
	),
	wrongWay(
		read,
		"import { randomBytes } from 'node:crypto';",
		'features/server may not use this package',
		"import { sql } from 'kysely';",
	),
	wrongWay(
		card,
		script("import type { Row } from '../server/read.ts';"),
		'server code may not reach a browser',
		script("import { m } from '#messages';\nimport { signal } from '../schema.ts';"),
	),
	wrongWay(
		card,
		script("import Line from '#features/history/ui/Line.svelte';"),
		'features/ui may not enter features/ui',
		script("import Line from './Line.svelte';\nimport Button from '#ui/Button.svelte';"),
	),
	wrongWay(
		'src/platform/server/mail.ts',
		"import { open } from '#domain/signal/signal.ts';",
		'platform/server may not enter domain',
		"import { uuidv7 } from '#domain/kernel/id.ts';",
	),
	wrongWay(
		'src/ui/Button.svelte',
		script("import { m } from '#messages';"),
		'ui may not enter platform/messages',
		script("import Glyph from './Glyph.svelte';"),
	),
	wrongWay(
		'src/routes/+page.server.ts',
		"import { decide } from '#domain/signal/signal.ts';",
		'routes/server may not enter domain',
		"import type { Actions } from './$types';\nimport { a } from '#features/signal/server/read.ts';",
	),
	wrongWay(
		'src/routes/+page.svelte',
		script("import { db } from '#platform/server/db/open.ts';"),
		'server code may not reach a browser',
		script("import Card from '#features/signal/ui/Card.svelte';"),
	),
	wrongWay(
		'src/house.ts',
		"import Card from '#features/signal/ui/Card.svelte';",
		'house may not enter features/ui',
		"import { raise } from '#features/signal/server/write.ts';",
	),
	wrongWay(
		'src/routes/demo/+page.server.ts',
		"import { openHouse } from '#house';",
		'routes/server may not enter house',
		"import { demoPeople } from '#demo';",
	),
	{
		rule: 'no imports go in a circle',
		bad: {
			'src/ui/a.ts': "import './b.ts';",
			'src/ui/b.ts': "import type { C } from './c.ts';",
			'src/ui/c.ts': "export * from '#ui/a.ts';",
		},
		says: 'cycle -> src/ui/b.ts -> src/ui/c.ts -> src/ui/a.ts',
		good: {
			'src/ui/a.ts': "import './b.ts';\nimport './c.ts';",
			'src/ui/b.ts': "import './c.ts';",
		},
	},
	{
		rule: 'every file stands in a room',
		bad: { 'src/stray.ts': '', 'src/domain/marks/mark.ts': '' },
		says: 'marks has no place in the order',
		good: { 'src/domain/signal/signal.ts': '' },
	},
];
