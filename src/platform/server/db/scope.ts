import { sql, type Transaction } from 'kysely';
import type { Tables } from '#database/tables.ts';
import type { Id } from '#domain/kernel/id.ts';
import { dayOf, type Day, type Instant } from '#domain/kernel/time.ts';
import { now } from '../clock.ts';
import { database } from './open.ts';

/** Who a transaction is for: a person, or a task with narrow rights of its own. */
export type Actor =
	| { readonly person: Id }
	| { readonly task: 'import'; readonly school: Id }
	| { readonly task: 'mail' | 'door' | 'terms' };

/** The only way to a query: a transaction in which the database knows who is asking. */
export interface Scope {
	readonly tx: Transaction<Tables>;
	readonly actor: Actor;
	readonly now: Instant;
	readonly today: Day;
}

/** A scope of a person; what pages and actions work with. */
export interface PersonScope extends Scope {
	readonly actor: { readonly person: Id };
}

type ScopeOf<A extends Actor> = A extends { person: Id } ? PersonScope : Scope;

/** Runs work in one transaction as this actor. Everything or nothing of it stays. */
export async function scoped<A extends Actor, T>(
	actor: A,
	work: (scope: ScopeOf<A>) => Promise<T>,
	at: Instant = now(),
): Promise<T> {
	return database()
		.kysely.transaction()
		.execute(async (tx) => work(await enter(tx, actor, at)));
}

/**
 * As `scoped`, in a transaction that the database itself keeps from writing: what it works out once for
 * this reader stays worked out.
 * @param within narrows what is there to one placement, for a page of one: the same, sooner
 */
export async function scopedReading<A extends Actor, T>(
	actor: A,
	work: (scope: ScopeOf<A>) => Promise<T>,
	{ within, at = now() }: { within?: Id; at?: Instant } = {},
): Promise<T> {
	return database()
		.kysely.transaction()
		.setAccessMode('read only')
		.execute(async (tx) => work(await enter(tx, actor, at, within)));
}

/** Tells the transaction who is asking and what day it is, before the first question. */
async function enter<A extends Actor>(
	tx: Transaction<Tables>,
	actor: A,
	at: Instant,
	within: Id | '' = '',
): Promise<ScopeOf<A>> {
	const today = dayOf(at);
	const person = 'person' in actor ? actor.person : '';
	const school = 'school' in actor ? actor.school : '';
	await sql`select enter_scope(${person}, ${school}, ${today.toString()}, ${within})`.execute(tx);
	if ('task' in actor) await sql`set local role ${sql.id(`leerkring_${actor.task}`)}`.execute(tx);
	return { tx, actor, now: at, today } as Scope as ScopeOf<A>;
}
