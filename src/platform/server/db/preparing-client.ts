import pg from 'pg';
import { fingerprint } from '../random.ts';

/** Texts that vary without end, such as lists of rows to insert, are not worth keeping. */
const namesMax = 400;
const names = new Map<string, string>();

/** The name under which every connection keeps the plan of this text; none once there are too many. */
function nameOf(text: string): string | undefined {
	const known = names.get(text);
	if (known || names.size >= namesMax) return known;
	const name = fingerprint(text).slice(0, 32);
	names.set(text, name);
	return name;
}

/**
 * A client that has each statement planned once per connection. Behind the lock a page's statement
 * takes longer to plan than to answer.
 */
export class PreparingClient extends pg.Client {
	override query = ((asked: unknown, values?: unknown, ...rest: unknown[]) => {
		const ask = super.query as (...all: unknown[]) => unknown;
		// Without values a text may hold several statements, which can't be prepared as one.
		if (typeof asked !== 'string' || !Array.isArray(values) || values.length === 0)
			return ask.call(this, asked, values, ...rest);
		return ask.call(this, { name: nameOf(asked), text: asked, values }, ...rest);
	}) as pg.Client['query'];
}
