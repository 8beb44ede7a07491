import { sql } from 'kysely';
import { judgeEdge } from '#domain/attention/edge-state.ts';
import { judgePartnership } from '#domain/attention/partnership-state.ts';
import type { Id } from '#domain/kernel/id.ts';
import { day, type Day, type Instant } from '#domain/kernel/time.ts';
import { pausesOf, type EdgeRegions } from '#features/contact/server/read.ts';
import { now } from '#platform/server/clock.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';

interface ContactRow extends EdgeRegions {
	company_id: Id;
	weeks: number | null;
	agreed_on: string | null;
	last_on: string | null;
}

/**
 * Judges the partnerships that were not judged this month, for who leads a school or a company. Safe to repeat.
 * One transaction for each school: on the embedded engine others wait for it.
 */
export async function judgePartnerships(at: Instant = now()): Promise<void> {
	const schools = await scoped({ task: 'terms' }, async ({ tx }) => {
		const { rows } = await sql<{ id: Id }>`select schools_to_judge() as id`.execute(tx);
		return rows;
	});
	for (const { id } of schools) await judgeSchool(id, at);
}

async function judgeSchool(school: Id, at: Instant): Promise<void> {
	const judge = async ({ tx, today, now: moment }: Parameters<Parameters<typeof scoped>[1]>[0]) => {
		const { rows } = await sql<ContactRow>`
			select * from contacts_to_judge(${school}, ${today.toString()}::date)`.execute(tx);
		const judged = [...Map.groupBy(rows, ({ company_id }) => company_id)].map(([company, of]) => ({
			id: newId(moment),
			company,
			...judgePartnership(of.map((row) => stateOf(row, today))),
		}));
		await sql`select keep_partnership_states(${school}, ${today.toString()}::date,
			${JSON.stringify(judged)}::json)`.execute(tx);
	};
	await scoped({ task: 'terms' }, judge, at);
}

function stateOf(row: ContactRow, today: Day) {
	const facts = {
		edge: 'company-school',
		weeks: row.weeks,
		agreedOn: row.agreed_on ? day(row.agreed_on) : null,
		lastOn: row.last_on ? day(row.last_on) : null,
	} as const;
	return judgeEdge(facts, pausesOf(row, 'company-school'), today).state;
}
