import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import type { PassCandidate } from '#domain/people/pass.ts';
import { makePass } from '#domain/people/pass.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import { m } from '#messages';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { PassPerson, PassView } from '../schema.ts';

interface CandidateRow extends PersonName, PassCandidate {
	person: Id;
}

/** Whom the reader stands beside on a placement, and what else a pass for them would open. */
export async function passCandidates(
	{ tx }: PersonScope,
	placement: Id,
): Promise<readonly CandidateRow[]> {
	const { rows } = await sql<CandidateRow>`
		select c.person_id as person, c.part, c.office, c.proven, c.further,
			p.first_name as "firstName", p.infix, p.last_name as "lastName"
		from my_pass_candidates() c join person p on p.id = c.person_id
		where c.placement_id = ${placement}
		order by p.last_name, p.first_name, c.part`.execute(tx);
	return rows;
}

/** The page on which a pass is made; undefined for who makes none on this placement. */
export async function passPage(
	scope: PersonScope,
	placement: Id,
): Promise<{ people: readonly PassPerson[]; made: readonly PassView[] } | undefined> {
	const candidates = await passCandidates(scope, placement);
	if (candidates.length === 0) return undefined;
	const people = new Map<Id, PassPerson>();
	for (const one of candidates) {
		const may = makePass({ candidate: one, madeLastHour: 0 }).ok;
		if (may || !people.has(one.person))
			people.set(one.person, { person: one.person, name: fullName(one), may });
	}
	const made = (await passesOf(scope, placement)).filter(
		(pass) => pass.mine && pass.state === 'waits',
	);
	return { people: [...people.values()], made };
}

/** How many the reader made in the hour before. */
export async function passesLastHour(scope: PersonScope): Promise<number> {
	const row = await scope.tx
		.selectFrom('pass')
		.select((row) => row.fn.countAll<number>().as('made'))
		.where('made_by', '=', scope.actor.person)
		.where(sql<boolean>`made_at > ${scope.now.subtract({ hours: 1 }).toString()}::timestamptz`)
		.executeTakeFirstOrThrow();
	return Number(row.made);
}

const shownMax = 20;

/** Passes that the reader made, and those that others made for the reader, newest first; of one placement or all. */
export async function passesOf(
	scope: PersonScope,
	placement: Id | null = null,
): Promise<readonly PassView[]> {
	const rows = await scope.tx
		.selectFrom('pass')
		.leftJoin('person as maker', 'maker.id', 'pass.made_by')
		.leftJoin('person as whom', 'whom.id', 'pass.person_id')
		.select(['pass.id', 'made_by', 'made_at', 'expires_at', 'ended_at', 'used_at'])
		.select(['maker.first_name as maker_first', 'maker.infix as maker_infix'])
		.select(['maker.last_name as maker_last', 'whom.first_name as whom_first'])
		.select(['whom.infix as whom_infix', 'whom.last_name as whom_last'])
		.$if(placement !== null, (query) => query.where('pass.placement_id', '=', placement))
		.orderBy('made_at', 'desc')
		.orderBy('pass.id', 'desc')
		.limit(shownMax)
		.execute();
	/** Who is on none of the reader's placements any more has no name for them. */
	const name = (first: string | null, infix: string | null, last: string | null) =>
		first === null
			? m.people_pass_gone()
			: fullName({ firstName: first, infix: infix ?? '', lastName: last ?? '' });
	const now = scope.now.toString({ smallestUnit: 'millisecond' });
	return rows.map((row) => {
		const stages = {
			used: row.used_at?.toISOString() ?? null,
			ended: row.ended_at?.toISOString() ?? null,
			until: row.expires_at.toISOString(),
		};
		return {
			id: row.id,
			title:
				row.made_by === scope.actor.person
					? m.people_pass_for({ name: name(row.whom_first, row.whom_infix, row.whom_last) })
					: m.people_pass_by({ name: name(row.maker_first, row.maker_infix, row.maker_last) }),
			mine: row.made_by === scope.actor.person,
			made: row.made_at.toISOString(),
			until: stages.until,
			state: stateOf(stages, now),
			used: stages.used,
		};
	});
}

interface Stages {
	used: string | null;
	ended: string | null;
	until: string;
}

// ISO 8601 in UTC: the order of the texts is the order of the moments.
function stateOf({ used, ended, until }: Stages, now: string): PassView['state'] {
	if (used) return 'used';
	if (ended) return 'ended';
	return until > now ? 'waits' : 'over';
}
