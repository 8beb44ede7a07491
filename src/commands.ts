/** What the command line may ask a running server that owns its embedded database. */
import { isId } from '#domain/kernel/id.ts';
import { copyOf, copyOnPaper } from '#features/erasure/server/read-copy.ts';
import { erasuresKept, reapplyErasures } from '#features/erasure/server/write-again.ts';
import type { RowProblem } from '#domain/import/problem.ts';
import type { ImportLine } from '#features/import/schema.ts';
import { readListOf } from '#features/import/server/read-list.ts';
import { bringIn } from '#features/import/server/write.ts';
import type { ClaimLine } from '#features/organisation/schema.ts';
import { decideClaim, waitingClaims } from '#features/organisation/server/write-claim.ts';
import { addSchool, makeFirstCode, schoolByBrin } from '#features/sign-in/server/write-first.ts';
import { scoped, scopedReading } from '#platform/server/db/scope.ts';
import { paperAsHtml } from '#platform/server/paper.ts';
import { newId } from '#platform/server/random.ts';
import { serveSocket, socketPath, type Commands } from '#platform/server/socket.ts';
import type { Settings } from '#platform/server/settings.ts';

export const commands = {
	async *administrator(): AsyncGenerator<{ code: string }> {
		yield { code: await makeFirstCode() };
	},
	claims: (_, { id = '', approve }) => decideOrList(id, approve),
	copy: (_, { person = '' }) => copyForPaper(person),
	import: (body, args) => bringInLines(body, { ...args }),
	async *erasures(): AsyncGenerator<object> {
		yield* await erasuresKept();
	},
	async *eraseAgain(body): AsyncGenerator<object> {
		const lines = Buffer.from(body).toString('utf8').split('\n').filter(Boolean);
		yield { erased: await reapplyErasures(lines.map((line) => JSON.parse(line) as object)) };
	},
} satisfies Commands;

/** Without an id what waits; with one what became of it. */
async function* decideOrList(id: string, approve?: string): AsyncGenerator<ClaimLine> {
	if (!id) {
		const waiting = await scoped({ task: 'door' }, waitingClaims);
		for (const claim of waiting) yield { kind: 'claim', claim };
		return;
	}
	const decision = isId(id)
		? await scoped({ task: 'door' }, (scope) => decideClaim(scope, id, approve === 'yes'))
		: null;
	yield decision ? { kind: 'decided', decision } : { kind: 'not-waiting' };
}

/** Everything that is held of somebody, as a page to print; nothing where there is nobody. */
async function* copyForPaper(person: string): AsyncGenerator<{ html: string }> {
	if (!isId(person)) return;
	const paper = await scopedReading({ person }, async (scope) => {
		const copy = await copyOf(scope);
		return copy && copyOnPaper(copy, scope.today.toString());
	});
	if (paper) yield { html: paperAsHtml(paper) };
}

interface ImportArguments {
	readonly school?: string;
	/** Makes the school, when it is not there yet. */
	readonly name?: string;
	/** Present for a dry run, which makes no school either. */
	readonly dryRun?: string;
}

/** Brings in a list and tells what it did, line by line; a refused list tells why and does nothing. */
async function* bringInLines(
	body: Uint8Array,
	{ school: brin = '', name, dryRun }: ImportArguments,
): AsyncGenerator<ImportLine> {
	const known = await scoped({ task: 'door' }, (scope) => schoolByBrin(scope, brin));
	if (!known && !name) return yield { kind: 'school-unknown', brin };
	const read = await readListOf(known?.id ?? newId(), body);
	if (!read.ok) return yield { kind: 'refused', code: read.refusal, fields: [] };
	const { list, saw, rows } = read.value;
	yield { kind: 'saw', saw };
	if (list.missing.length > 0)
		return yield { kind: 'refused', code: 'columns-missing', fields: list.missing };
	yield { kind: 'step', rows };
	const id = known?.id ?? (dryRun ? newId() : await makeSchool(brin, name ?? ''));
	const result = await bringIn(id, read.value, { dryRun: Boolean(dryRun) });
	if (!result.ok) return yield { kind: 'refused', code: result.refusal, fields: [] };
	const { entries, problems, counts, applied } = result.value;
	for (const entry of entries) yield { kind: 'entry', entry };
	for (const problem of byRow(problems)) yield { kind: 'problem', problem };
	yield { kind: 'counts', counts, applied };
}

/** First all remarks about rows that were left out, then those about rows that came in. */
function byRow(problems: readonly RowProblem[]): readonly RowProblem[] {
	const out = new Set(problems.flatMap((one) => (one.severity === 'problem' ? [one.line] : [])));
	const [left, taken] = [true, false].map((is) =>
		problems.filter((one) => out.has(one.line) === is),
	);
	return [
		...(left ?? []).map((one) => ({ ...one, severity: 'problem' as const })),
		...(taken ?? []),
	];
}

async function makeSchool(brin: string, name: string): Promise<string> {
	return scoped({ task: 'door' }, (scope) => addSchool(scope, brin, name));
}

/** Listens for the command line, in the data folder. */
export async function serveCommands(settings: Settings): Promise<{ close(): Promise<void> }> {
	return serveSocket(socketPath(settings.folder), commands);
}
