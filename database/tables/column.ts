import type { ColumnType } from 'kysely';

/** An instant that is written once; read as a Date, written as ISO 8601. */
export type Written = ColumnType<Date, string, never>;
/** An instant that is not there yet when the row is made. */
export type WrittenLater = ColumnType<Date | null, null, string>;
/** What the database works out itself. */
export type Derived<T> = ColumnType<T, never, never>;
