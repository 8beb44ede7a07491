import { sql } from 'kysely';
import { scoped } from '#platform/server/db/scope.ts';

/**
 * Every erasure so far, as records of ids and kinds without a word of what was erased: what an operator
 * keeps beside a backup.
 */
export async function erasuresKept(): Promise<readonly object[]> {
	return scoped({ task: 'terms' }, async ({ tx }) => {
		const { rows } = await sql<{ kept: object[] }>`select erasures_kept() as kept`.execute(tx);
		return rows[0]?.kept ?? [];
	});
}

/**
 * After a backup was put back: takes in the erasures made since, and erases everything once more. Safe to
 * repeat. Answers how many erasures there are.
 */
export async function reapplyErasures(records: readonly object[]): Promise<number> {
	return scoped({ task: 'terms' }, async ({ tx }) => {
		const { rows } = await sql<{ count: number }>`
			select erase_again(${JSON.stringify(records)}::json) as count`.execute(tx);
		return rows[0]?.count ?? 0;
	});
}
