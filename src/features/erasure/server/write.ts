import { everybodyOnPlacement, type Event } from '#domain/event/event.ts';
import {
	eraseText as decide,
	type EraseReason,
	type EraseTextRefusal,
	type TextKind,
} from '#domain/erasure/erase-text.ts';
import type { Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import { record } from '#features/history/server/write.ts';
import { placementAtHand } from '#features/placement/server/read-participant.ts';
import { loadSignals } from '#features/signal/server/read.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import { alreadyErased, findTexts, type Where } from './read.ts';

interface EraseText {
	readonly form: Id;
	readonly text: { readonly kind: TextKind; readonly id: Id };
	readonly reason: EraseReason;
}

/**
 * Erases one text for good: its words leave the row, and who, when and the kind of reason stay. Sent twice
 * it happens once and answers the same. Undefined: not there for this reader.
 */
export async function eraseText(
	scope: PersonScope,
	where: Where,
	{ form, text, reason }: EraseText,
): Promise<Result<'erased', EraseTextRefusal> | undefined> {
	const found = await findTexts(scope, where);
	const chosen = found?.texts.find(({ kind, id }) => kind === text.kind && id === text.id);
	if (!found || !chosen) return undefined;
	if (await alreadyErased(scope, form)) return happened('erased');
	const decision = decide(chosen, found.held);
	if (!decision.ok) return decision;
	const by = decision.value;
	// The database empties the text with this row (database/rules/erase.sql).
	const stored = await scope.tx
		.insertInto('erasure')
		.values({
			id: newId(scope.now),
			form_id: form,
			kind: chosen.kind,
			row_id: chosen.id,
			placement_id: found.placement,
			organisation_id: null,
			by: by.person,
			as_part: by.part,
			reason,
			at: scope.now.toString(),
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (stored.numInsertedOrUpdatedRows === 0n)
		return (await alreadyErased(scope, form)) ? happened('erased') : refused('text-erased-already');
	const told = await tellOf(scope, where, found.placement);
	await record(scope, [{ ...told, at: scope.now, actor: by.person, onBehalfOf: by.onBehalfOf }]);
	return happened('erased');
}

/** Who hears of it: whoever could read the text, and nobody else. Read again: an audience can hold a text. */
async function tellOf(
	scope: PersonScope,
	where: Where,
	placement: Id,
): Promise<Omit<Event, 'at' | 'actor' | 'onBehalfOf'>> {
	const at = await placementAtHand(scope, placement);
	const organisation = at?.participant.part === 'student' ? null : (at?.organisation ?? null);
	if ('placement' in where)
		return {
			kind: 'goal.erased',
			organisation,
			placement,
			subject: placement,
			audience: everybodyOnPlacement,
		};
	const [signal] = await loadSignals(scope, { id: where.signal });
	return {
		kind: 'signal.text-erased',
		organisation,
		placement,
		subject: where.signal,
		audience: signal?.facts.audience ?? [],
	};
}
