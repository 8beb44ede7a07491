import { sql } from 'kysely';
import { readList, type ListRead } from '#domain/import/list.ts';
import type { KnownQualifications } from '#domain/import/row-qualification.ts';
import type { Id } from '#domain/kernel/id.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import { scopedReading } from '#platform/server/db/scope.ts';
import { hash } from '#platform/server/random.ts';
import type { ImportSaw } from '../schema.ts';
import { readSheet, type ReadRefusal } from './read.ts';

/** A file that was understood as a list: nothing of it is compared or stored yet. */
export interface ListAtHand {
	readonly list: ListRead;
	readonly saw: ImportSaw;
	readonly rows: number;
	/** By which the very same file is known again; the file itself is not kept. */
	readonly fileHash: string;
}

/**
 * Reads the bytes of a school's list against the qualifications that we know. Outside the transaction
 * that brings it in, because reading takes longer than storing. Refuses what is no list of placements.
 */
export async function readListOf(
	school: Id,
	bytes: Uint8Array,
): Promise<Result<ListAtHand, ReadRefusal>> {
	const sheet = readSheet(bytes);
	if (!sheet.ok) return sheet;
	const list = readList(sheet.value, await knownQualifications(school));
	return happened({
		list,
		saw: { ...sheet.value.saw, columns: list.columns },
		rows: sheet.value.rows.length,
		fileHash: hash(Buffer.from(bytes).toString('base64')),
	});
}

async function knownQualifications(school: Id): Promise<KnownQualifications> {
	return scopedReading({ task: 'import', school }, async ({ tx }) => {
		const { rows } = await sql<{ crebo: string; title: string }>`
			select crebo, title from reference.qualification`.execute(tx);
		return new Map(rows.map((row) => [row.crebo, { title: row.title }]));
	});
}
