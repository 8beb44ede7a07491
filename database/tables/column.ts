import type { ColumnType } from 'kysely';

/** An instant that is written once; read as a Date, written as ISO 8601. */
export type Written = ColumnType<Date, string, never>;
/** An instant that is not there yet when the row is made. */
export type WrittenLater = ColumnType<Date | null, null, string>;
/** What the database works out itself. */
export type Derived<T> = ColumnType<T, never, never>;
/** When a text was erased, and in which part; the database itself writes it, with the row of the erasure. */
export interface Erased {
	erased_at: Derived<Date | null>;
	erased_as: Derived<string | null>;
}
