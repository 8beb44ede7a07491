import { sql } from 'kysely';
import { everybodyOnPlacement, type EventKind } from '#domain/event/event.ts';
import type { Id } from '#domain/kernel/id.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import { day, instant } from '#domain/kernel/time.ts';
import {
	chooseStudents,
	handOver as decide,
	undoHandOver as decideUndo,
	type Along,
	type HandOverRefusal,
	type UndoRefusal,
} from '#domain/placement/hand-over.ts';
import { mailingsLastHour } from '#features/history/server/read.ts';
import { record } from '#features/history/server/write.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { enqueue } from '#platform/server/jobs/jobs.ts';
import { idFrom, newId } from '#platform/server/random.ts';
import type { HandOverStep } from '../schema.ts';
import { handOverParts, isLookedFor, takersBeside } from './read-hand-over.ts';

type PartRows = Awaited<ReturnType<typeof handOverParts>>;

interface NewHandOver {
	readonly form: Id;
	readonly from: Id;
	readonly to: Id;
	/** An ISO day. */
	readonly begins: string;
	/** Placements, each with what goes along. */
	readonly students: readonly (Along & { readonly placement: Id })[];
	readonly healthChecked: boolean;
}

interface StepOfHandOver extends NewHandOver {
	readonly step: HandOverStep;
	/** The company of which those that are found are ticked, or cleared. */
	readonly all?: string | undefined;
	readonly none?: string | undefined;
	readonly q: string;
}

/**
 * One step towards handing over. Answers who is ticked now; or, once it was sent, the form by which it happened. What
 * would be refused at the end is refused where it can still be put right.
 */
export async function stepOfHandOver(
	scope: PersonScope,
	command: StepOfHandOver,
): Promise<
	Result<{ readonly ticked: readonly Id[]; readonly sent: Id | null }, HandOverRefusal> | undefined
> {
	const { step, students, all, none, q } = command;
	if (step === 'send') {
		const sent = await handOver(scope, command);
		return sent?.ok ? happened({ ticked: [], sent: sent.value }) : sent;
	}
	const parts = await partsOf(scope, command);
	const ticked = students.map(({ placement }) => placement);
	if (step === 'choose') {
		const foundAt = (company: string | undefined) =>
			parts
				.filter((part) => part.companyId === company && isLookedFor(part, q))
				.map(({ placement }) => placement);
		const cleared = foundAt(none);
		const now = [...new Set([...ticked, ...foundAt(all)])];
		return happened({ ticked: now.filter((id) => !cleared.includes(id)), sent: null });
	}
	const decision =
		step === 'check' ? await judge(scope, command, parts) : chooseStudents(ticked.length);
	if (!decision.ok) return decision;
	return happened({ ticked, sent: null });
}

const partsOf = async (scope: PersonScope, { from }: Pick<NewHandOver, 'from'>) =>
	(await handOverParts(scope)).filter(({ role }) => role === from);

const giverOf = ([first]: PartRows) => (first ? (first.own ? 'own' : 'left') : null);

async function judge(scope: PersonScope, command: NewHandOver, parts: PartRows) {
	const { begins, students, healthChecked } = command;
	const theirs = students.filter((one) =>
		parts.some(({ placement }) => placement === one.placement),
	);
	return decide(
		{
			giver: giverOf(parts),
			...(await takerOf(scope, command, parts[0]?.part)),
			begins: day(begins),
			chosen: students.length,
			theirs: theirs.length,
			along: students,
			healthChecked,
			mailingsLastHour: await mailingsLastHour(scope),
		},
		scope.today,
	);
}

/**
 * Hands students over to a colleague, all in one transaction or none of them. From the first day on the one is
 * on their placements and the other is not; no job does that. Sent twice it happens once. Answers the form.
 */
export async function handOver(
	scope: PersonScope,
	command: NewHandOver,
): Promise<Result<Id, HandOverRefusal> | undefined> {
	const { form, from, to, begins, students } = command;
	await sql`select pg_advisory_xact_lock(hashtextextended(${from}, 0))`.execute(scope.tx);
	if ((await mineOf(scope, form)).length > 0) return happened(form);
	const parts = await partsOf(scope, command);
	const [first] = parts;
	const decision = await judge(scope, command, parts);
	if (!decision.ok) return decision;
	const rows = students.map((one) => ({ ...one, id: newId(scope.now) }));
	await scope.tx
		.insertInto('hand_over')
		.values(
			rows.map(({ id, placement }) => ({
				id,
				form_id: form,
				placement_id: placement,
				part: first?.part ?? 'coach',
				from_role: from,
				to_role: to,
				begins_on: begins,
				by: scope.actor.person,
				at: scope.now.toString(),
				undone_at: null,
			})),
		)
		.execute();
	const along = rows.filter(({ runs, waits, know }) => runs || waits || know);
	if (along.length > 0)
		await scope.tx
			.insertInto('hand_over_line')
			.values(
				along.map(({ id, placement, runs, waits, know }) => ({
					hand_over_id: id,
					placement_id: placement,
					to_role: to,
					begins_on: begins,
					by: scope.actor.person,
					...{ runs, waits, know },
				})),
			)
			.execute();
	await tell(scope, 'hand-over.made', form, rows);
	if (giverOf(parts) === 'left' && first) await tellOffice(scope, first);
	return happened(form);
}

/** Whether this colleague has that kind of role, takes over each of these students on that day, and since when. */
async function takerOf(
	scope: PersonScope,
	{ from, to, begins, students }: NewHandOver,
	kind: string | undefined,
): Promise<{ colleague: boolean; colleagueDays: number }> {
	const beside = await takersBeside(scope);
	const known = beside.some((one) => one.role === to && one.kind === kind);
	const { rows } = await sql<{ all: boolean | null; days: number | null }>`
		select bool_and(may_take_over(${to}::uuid, ${from}::uuid, chosen.id, ${begins}::date)) as all,
			(select ${begins}::date - r.begins_on from role r where r.id = ${to}::uuid) as days
		from unnest(${students.map(({ placement }) => placement)}::uuid[]) as chosen (id)`.execute(
		scope.tx,
	);
	return { colleague: known && (rows[0]?.all ?? false), colleagueDays: rows[0]?.days ?? 0 };
}

interface Mine {
	id: Id;
	placement: Id;
	begins: string;
	/** ISO 8601. */
	at: string;
	undone: boolean;
}

async function mineOf({ tx, actor }: PersonScope, form: Id): Promise<readonly Mine[]> {
	return tx
		.selectFrom('hand_over')
		.select(['id', 'placement_id as placement', 'begins_on as begins'])
		.select([
			sql<string>`to_json(at) #>> '{}'`.as('at'),
			sql<boolean>`undone_at is not null`.as('undone'),
		])
		.where('by', '=', actor.person)
		.where('form_id', '=', form)
		.execute();
}

/** Takes back what was handed over with one form; twice is once. Undefined: not the reader's. */
export async function undoHandOver(
	scope: PersonScope,
	form: Id,
): Promise<Result<'undone', UndoRefusal> | undefined> {
	const rows = await mineOf(scope, form);
	const [first] = rows;
	if (!first) return undefined;
	if (rows.every(({ undone }) => undone)) return happened('undone');
	const decision = decideUndo(
		{ begins: day(first.begins), at: instant(first.at) },
		scope.today,
		scope.now,
	);
	if (!decision.ok) return decision;
	await scope.tx
		.updateTable('hand_over')
		.set({ undone_at: scope.now.toString() })
		.where('by', '=', scope.actor.person)
		.where('form_id', '=', form)
		.where('undone_at', 'is', null)
		.execute();
	await tell(scope, 'hand-over.undone', form, rows);
	return decision;
}

/** Tells each placement, the two colleagues, and those once by mail. */
async function tell(
	scope: PersonScope,
	kind: EventKind,
	form: Id,
	rows: readonly { readonly id: Id; readonly placement: Id }[],
): Promise<void> {
	const { rows: told } = await sql<{ audience: string[] }>`
		select told_of_hand_over(${form}) as audience`.execute(scope.tx);
	const by = { at: scope.now, actor: scope.actor.person, onBehalfOf: null, organisation: null };
	await record(scope, [
		...rows.map(({ id, placement }) => ({
			...by,
			kind,
			placement,
			subject: id,
			audience: everybodyOnPlacement,
		})),
		{
			...by,
			kind: 'hand-over.told' as const,
			placement: null,
			subject: form,
			audience: told[0]?.audience ?? [],
		},
	]);
	const undone = kind === 'hand-over.undone';
	for (const to of ['taker', 'giver', 'people'] as const)
		await enqueue(
			scope.tx,
			'mail',
			{ kind: 'hand-over', form, by: scope.actor.person, to, undone },
			idFrom(form, `${scope.actor.person} ${to} ${kind}`),
		);
}

/** Of what an administrator handed over for who left, all administrators there read in the list of changes. */
async function tellOffice(
	scope: PersonScope,
	{ office, role }: { office: Id; role: Id },
): Promise<void> {
	await record(scope, [
		{
			kind: 'hand-over.left',
			at: scope.now,
			actor: scope.actor.person,
			onBehalfOf: null,
			organisation: office,
			placement: null,
			subject: role,
			audience: [`administrator:${office}`],
		},
	]);
}
