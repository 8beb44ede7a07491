/** What a log line may tell: ids, codes and numbers, so that it can never hold somebody's words. */
export type LogFields = {
	readonly [Name in (typeof names)[number]]?: string | number | boolean;
};

const names = [
	...['id', 'status', 'ms', 'queries', 'route', 'method', 'code', 'kind', 'job', 'engine'],
	...['attempt', 'count', 'process', 'person', 'placement', 'bytes', 'rules', 'migration', 'where'],
] as const;

const allowed: ReadonlySet<string> = new Set(names);

/** The shape of ids, codes, route patterns and places in the source: one word, no address. */
const word = /^[\w.:/[\]()+-]{1,120}$/;

/**
 * Writes one line of JSON to standard output: `at` (UTC), `level`, `event` and the fields.
 * @param event a code in snake_case, such as `request` or `mail_sent`
 * @param fields only names of the list; a name outside it is left out, and a text that is no single
 *   word becomes `?`, also when the compiler was not asked
 */
export function log(level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void {
	const kept = Object.entries(fields)
		.filter(([name, value]) => allowed.has(name) && value !== undefined)
		.map(([name, value]) => [name, safe(value)]);
	const line = { at: new Date().toISOString(), level, event: safe(event) };
	process.stdout.write(`${JSON.stringify({ ...Object.fromEntries(kept), ...line })}\n`);
}

/**
 * What may be logged of something thrown: its class, its code and the place in the source, never
 * its message, because a database puts the refused values in there.
 */
export function faultFields(thrown: unknown): LogFields {
	if (!(thrown instanceof Error)) return { kind: typeof thrown };
	const code = 'code' in thrown ? String(thrown.code) : undefined;
	const frame = /^ +at .*?([\w.[\]+-]+:\d+:\d+)\)?$/m.exec(thrown.stack ?? '')?.[1];
	return { kind: thrown.name, code, where: frame };
}

function safe(value: unknown): string | number | boolean {
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	return typeof value === 'string' && word.test(value) ? value : '?';
}
