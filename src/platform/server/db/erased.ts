import type { KyselyPlugin } from 'kysely';
import { m } from '#messages';
import { erasedName } from '#domain/kernel/erased.ts';

/**
 * Says in the reader's language what the database keeps as a mark. Here, at the one door through which rows come in,
 * because a name stands in many of them.
 */
export const sayErased: KyselyPlugin = {
	transformQuery: ({ node }) => node,
	transformResult: async ({ result }) => {
		for (const row of result.rows) say(row);
		return result;
	},
};

/** A row is ours alone, so it is changed where it is; a date or bytes hold no mark. */
function say(holder: object): void {
	const values = holder as Record<string, unknown>;
	for (const key of Object.keys(values)) {
		const value = values[key];
		if (value === erasedName) values[key] = m.platform_erased_person();
		else if (isHolder(value)) say(value);
	}
}

const isHolder = (value: unknown): value is object =>
	Array.isArray(value) ||
	(typeof value === 'object' &&
		value !== null &&
		Object.getPrototypeOf(value) === Object.prototype);
