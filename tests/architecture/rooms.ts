/**
 * The house as one table: which room a file stands in, what may stand there and what may
 * enter. ARCHITECTURE.md tells the same in words. A room's first match counts.
 */

/** Who may import whom in the domain: downwards only. Import reads a school's list, so it is last. */
export const domainOrder = [
	'kernel',
	'people',
	'access',
	'event',
	'contact',
	'agreement',
	'placement',
	'erasure',
	'partnership',
	'signal',
	'talk',
	'community',
	'attention',
	'import',
];

/** A slice's server may call the server of a slice that stands earlier. */
export const sliceOrder = [
	'history',
	'people',
	'organisation',
	'sign-in',
	'placement',
	'contact',
	'practice',
	'signal',
	'import',
	'curriculum',
	'attention',
	'erasure',
	'design',
];

export type Room = {
	readonly name: string;
	/** Which files stand here; the first group, if any, is the member (folder or slice). */
	readonly holds: RegExp;
	/** Rooms it may import, as `room` or `room/member`. */
	readonly mayImport: readonly string[];
	/** Rooms it may import only of its own member. */
	readonly own?: readonly string[];
	/** Rooms it may import only of members earlier in this list. */
	readonly earlier?: { readonly rooms: readonly string[]; readonly order: readonly string[] };
	/** Packages and framework modules it may import. */
	readonly packages: RegExp;
	/** Names it may not use; `a.b` is a property of a. */
	readonly never?: readonly string[];
	/** Whether it is sent to a browser, where no server code may follow. */
	readonly browser?: true;
};

const nothing = /^$/;
const clock = ['Date', 'Temporal.Now', 'performance'];
const dice = ['Math.random', 'crypto'];

export const rooms: readonly Room[] = [
	{
		name: 'domain',
		holds: /^src\/domain\/([^/]+)\//,
		mayImport: [],
		own: ['domain'],
		earlier: { rooms: ['domain'], order: domainOrder },
		packages: nothing,
		never: [
			...clock,
			...dice,
			'process',
			'fetch',
			'setTimeout',
			'setInterval',
			'globalThis',
			'window',
			'document',
			'navigator',
			'localStorage',
		],
	},
	{
		name: 'features/schema',
		holds: /^src\/features\/([^/]+)\/schema\.ts$/,
		mayImport: ['domain', 'platform/form'],
		packages: /^zod$/,
		never: [...clock, ...dice, 'fetch'],
	},
	{
		name: 'features/server',
		holds: /^src\/features\/([^/]+)\/server\//,
		// Mail is written in the reader's language, hence the texts and the formatting.
		mayImport: [
			'domain',
			'platform/server',
			'platform/i18n',
			'platform/time',
			'platform/messages',
			'data',
		],
		own: ['features/schema', 'features/server'],
		earlier: { rooms: ['features/server'], order: sliceOrder },
		packages: /^(kysely|zod)$/,
		never: [...clock, ...dice, 'Request', 'Response', 'cookies', 'redirect', 'fetch'],
	},
	{
		name: 'features/ui',
		holds: /^src\/features\/([^/]+)\/ui\//,
		mayImport: [
			'domain',
			'ui',
			'platform/form',
			'platform/i18n',
			'platform/time',
			'platform/messages',
		],
		own: ['features/schema', 'features/ui'],
		packages: /^(svelte(\/.*)?|\$app\/(forms|state|navigation|environment))$/,
		never: ['fetch', ...clock],
		browser: true,
	},
	{
		name: 'features/messages',
		holds: /^src\/features\/([^/]+)\/messages\//,
		mayImport: [],
		packages: nothing,
	},
	{
		name: 'platform/messages',
		holds: /^src\/platform\/(?:messages|i18n\/generated)\//,
		mayImport: [],
		packages: nothing,
	},
	{
		name: 'platform/server',
		holds: /^src\/platform\/server\//,
		mayImport: [
			'domain/kernel',
			'platform',
			'platform/server',
			'platform/i18n',
			'platform/time',
			'platform/messages',
			// The shape in which a form gets back what was typed.
			'platform/form',
			'data',
			'database',
		],
		packages: /./,
	},
	{
		// What every form shares: its frame, its errors in words, the shapes that two slices ask for.
		name: 'platform/form',
		holds: /^src\/platform\/form\//,
		mayImport: ['ui', 'platform', 'platform/form', 'platform/messages'],
		packages: /^(zod|svelte(\/.*)?|\$app\/(forms|state|navigation))$/,
		browser: true,
	},
	{
		name: 'platform/i18n',
		holds: /^src\/platform\/i18n(?:\/|\.)/,
		mayImport: ['domain/kernel', 'platform/i18n', 'platform/messages'],
		packages: nothing,
		browser: true,
	},
	{
		name: 'platform/time',
		holds: /^src\/platform\/time(?:\/|\.)/,
		mayImport: ['domain/kernel', 'platform/time', 'platform/i18n', 'platform/messages'],
		packages: nothing,
		browser: true,
	},
	{
		name: 'platform',
		holds: /^src\/platform\//,
		mayImport: ['domain/kernel', 'platform', 'platform/i18n', 'platform/time', 'platform/messages'],
		packages: /^(svelte(\/.*)?|\$app\/.*)$/,
		browser: true,
	},
	{
		name: 'ui',
		holds: /^src\/ui\//,
		mayImport: ['ui'],
		packages: /^(svelte(\/.*)?|@fontsource-variable\/.*)$/,
		never: ['fetch'],
		browser: true,
	},
	{
		name: 'offline',
		holds: /^src\/offline\//,
		mayImport: ['domain', 'offline', 'platform/time'],
		packages: nothing,
		browser: true,
	},
	{
		name: 'routes/server',
		holds: /^src\/routes\/.*\+(?:page\.server|layout\.server|server)\.ts$/,
		mayImport: [
			'features/schema',
			'features/server',
			// The page of the demo shows its cast.
			'house/demo',
			'platform',
			'platform/server',
			'platform/i18n',
			'platform/time',
			'platform/messages',
		],
		packages: /^(@sveltejs\/kit|\$app\/.*)$/,
		never: [...clock, ...dice, 'fetch'],
	},
	{
		name: 'routes/page',
		holds: /^src\/routes\//,
		mayImport: [
			'features/ui',
			'features/schema',
			'ui',
			'platform',
			'platform/i18n',
			'platform/time',
			'platform/messages',
		],
		packages: /^(svelte(\/.*)?|@sveltejs\/kit|\$app\/.*)$/,
		browser: true,
	},
	{
		name: 'door',
		holds: /^src\/(?:(?:hooks\.server|env)\.ts$|service-worker\/)/,
		mayImport: [
			'house',
			'features/server',
			'offline',
			'platform',
			'platform/server',
			'platform/i18n',
			'platform/time',
			'platform/messages',
		],
		packages: /^(@sveltejs\/kit(\/.*)?|\$app\/.*|\$service-worker|zod|node:.*)$/,
	},
	{
		// Where the slices are put together for a server, the command line and the demo.
		name: 'house',
		holds: /^src\/(house|commands|demo)(?:\.ts$|\/)/,
		mayImport: [
			'domain',
			'features/schema',
			'features/server',
			'platform',
			'platform/server',
			'platform/i18n',
			'platform/time',
			'platform/messages',
			'data',
		],
		own: ['house'],
		packages: /^(kysely|node:.*)$/,
		never: [...clock, ...dice, 'fetch'],
	},
	{ name: 'data', holds: /^data\//, mayImport: [], packages: nothing },
	{ name: 'database', holds: /^database\/tables\.ts$/, mayImport: [], packages: nothing },
];

/** What a file in `src` may be called, by the folder in which it stands. */
export const vocabulary: readonly { readonly under: RegExp; readonly names: RegExp }[] = [
	{
		under: /^src\/features\//,
		names: new RegExp(
			`^src/features/(${sliceOrder.join('|')})/(` +
				'schema(\\.test)?\\.ts|' +
				'server/(read|write|jobs)(\\.test)?\\.ts|' +
				'server/(read|write)-[a-z][a-z-]*(\\.test)?\\.ts|' +
				'ui/[\\w-]+(\\.svelte|\\.svelte\\.ts|(\\.svelte)?\\.test\\.ts)|' +
				'messages/(nl|en)\\.json)$',
		),
	},
	{
		under: /^src\/domain\//,
		names: new RegExp(`^src/domain/(${domainOrder.join('|')})/[a-z][a-z-]*(\\.test)?\\.ts$`),
	},
	{
		under: /^src\/routes\//,
		names:
			/^src\/routes\/(?:[^/]+\/)*(?:\+(?:page|layout|error)\.svelte|\+(?:page|layout|server|page\.server|layout\.server)\.ts|[\w-]+\.test\.ts)$/,
	},
	{
		under: /^src\/(?:platform|ui|offline|service-worker)\//,
		names: /\/[A-Za-z][\w.-]*\.(?:ts|svelte|css|json|woff2|svg)$/,
	},
	{
		under: /^src\//,
		names:
			/^src\/(?:(?:house|commands|demo)\.ts|demo\/[a-z][a-z-]*\.ts|hooks\.server\.ts|env\.ts|(?:app|error)\.html|app\.d\.ts)$/,
	},
];

/** Names that say nothing, for a file or a folder, with or without an ending. */
export const sayNothing = /^(?:utils?|helpers?|common|misc|services?|types|index)$/;

/** At most so many lines. */
export const sizes = { code: 300, test: 400, route: 60 };
