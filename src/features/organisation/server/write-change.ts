import type { EventKind } from '#domain/event/event.ts';
import type { Id } from '#domain/kernel/id.ts';
import type { Changed } from '#domain/people/change.ts';
import { record } from '#features/history/server/write.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';

/** Tells the administrators of an organisation that something happened to it. Answers the id of the event. */
export async function tell(
	scope: PersonScope,
	office: Id,
	kind: EventKind,
	subject: Id,
): Promise<Id> {
	const [event = ''] = await record(scope, [
		{
			kind,
			at: scope.now,
			actor: scope.actor.person,
			onBehalfOf: null,
			organisation: office,
			placement: null,
			subject,
			audience: [`administrator:${office}`],
		},
	]);
	return event;
}

/**
 * Keeps what was changed of an organisation, or of a site of it, beside its event: an event holds no values. A
 * change of nothing is no change, unless something new came: that is told in any case.
 */
export async function tellChange(
	scope: PersonScope,
	{
		office,
		site,
		kind,
	}: { readonly office: Id; readonly site: Id | null; readonly kind: EventKind },
	fields: readonly Changed[],
): Promise<void> {
	if (fields.length === 0 && kind !== 'site.added') return;
	const event = await tell(scope, office, kind, site ?? office);
	if (fields.length === 0) return;
	await scope.tx
		.insertInto('organisation_change')
		.values(
			fields.map((one) => ({
				...one,
				id: newId(scope.now),
				event_id: event,
				organisation_id: office,
				site_id: site,
				by: scope.actor.person,
				at: scope.now.toString(),
			})),
		)
		.execute();
}
