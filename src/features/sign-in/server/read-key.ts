import { deviceOf } from '#domain/people/device.ts';
import type { Id } from '#domain/kernel/id.ts';
import { m } from '#messages';
import { database } from '#platform/server/db/open.ts';
import type { KeyView } from '../schema.ts';

/** The keys of a person, newest first, with the names by which a browser knows them. */
export async function keysOf(
	person: Id,
): Promise<{ keys: readonly KeyView[]; credentials: readonly string[] }> {
	const rows = await database()
		.kysely.selectFrom('auth.passkey')
		.select(['id', 'credential', 'device', 'added_at', 'used_at'])
		.where('person_id', '=', person)
		.orderBy('added_at', 'desc')
		.execute();
	return {
		keys: rows.map(({ id, device, added_at, used_at }) => ({
			id,
			device: deviceOf(device) || m.people_me_device_unknown(),
			added: added_at.toISOString(),
			used: used_at?.toISOString() ?? null,
		})),
		credentials: rows.map(({ credential }) => credential),
	};
}
