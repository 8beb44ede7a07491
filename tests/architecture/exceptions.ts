/** What stands on purpose. Each entry says why, and the tests fail once nothing needs it. */
import type { Exception } from './rule.ts';
import type { Family } from './rules/messages.ts';

export const exceptions: readonly Exception[] = [
	{
		rule: 'no import goes in a wrong direction',
		path: 'src/domain/kernel/time.ts',
		what: 'temporal-polyfill',
		reason: 'the one door to Temporal, which Node 24 does not have of its own',
	},
	{
		rule: 'no import goes in a wrong direction',
		path: 'src/features/import/server/read.ts',
		what: 'csv-parse/sync',
		reason: 'the one place where a list of a school is read',
	},
	{
		rule: 'only the log writes to the console',
		path: 'src/hooks.server.ts',
		what: 'uses console',
		reason: 'the first code is a secret: whoever starts the server sees it, no log keeps it',
	},
	{
		rule: 'no name says nothing',
		path: 'src/service-worker/index.ts',
		what: 'index.ts says nothing',
		reason: 'the name under which the framework looks for the worker',
	},
];

/** Keys that no file can name whole, because a code or a state is part of them. */
export const families: readonly Family[] = [
	...['problem', 'file', 'reason', 'field', 'status', 'heading'].map((part) => ({
		prefix: `import_${part}_`,
		reason: 'what the reading of a list answers is part of the key',
	})),
];
