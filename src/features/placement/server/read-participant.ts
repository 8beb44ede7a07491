import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import type { Part } from '#domain/kernel/party.ts';
import { day } from '#domain/kernel/time.ts';
import { leadingPart, type Participant, type PlacementDates } from '#domain/placement/placement.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';

/** A placement as a decision needs it: its dates, its organisations, who is on it and who asks. */
export interface PlacementAtHand {
	readonly id: Id;
	readonly schoolId: Id;
	readonly companyId: Id;
	readonly regions: {
		readonly school: 'noord' | 'midden' | 'zuid';
		readonly company: 'noord' | 'midden' | 'zuid';
	};
	readonly dates: PlacementDates;
	readonly people: readonly { readonly person: Id; readonly part: Part }[];
	/** In every part that the reader holds here. */
	readonly participants: readonly Participant[];
	/** In the part in which the reader speaks unless a signal says otherwise. */
	readonly participant: Participant;
	/** The organisation for which the reader speaks. */
	readonly organisation: Id;
}

interface Row {
	id: Id;
	school_id: Id;
	company_id: Id;
	school_region: 'noord' | 'midden' | 'zuid';
	company_region: 'noord' | 'midden' | 'zuid';
	begins: string;
	planned_end: string;
	ended: string | null;
	people: { person: Id; part: Part }[];
	mine: { part: Part; heldFor: Id; own: boolean }[];
}

/** Loads a placement for a decision; undefined when the reader has no part in it. One statement. */
export async function placementAtHand(
	scope: PersonScope,
	id: Id,
): Promise<PlacementAtHand | undefined> {
	const [found] = await atHandWhere(scope, sql`p.id = ${id}`);
	return found;
}

/**
 * As `placementAtHand`, of every placement that runs with the school and the company of this one, itself among
 * them if it runs. Those on which the reader has no part are left out. One statement.
 */
export async function runningBeside(
	scope: PersonScope,
	id: Id,
): Promise<readonly PlacementAtHand[]> {
	return atHandWhere(
		scope,
		sql`(p.school_id, p.company_id) = (
				select at.school_id, at.company_id from placement at where at.id = ${id}
			) and p.begins_on <= app_today() and (p.ended_on is null or p.ended_on > app_today()) and p.id = any ((select my_placements())::uuid[])`,
	);
}

async function atHandWhere(
	scope: PersonScope,
	which: ReturnType<typeof sql>,
): Promise<readonly PlacementAtHand[]> {
	const { rows } = await sql<Row>`
		select p.id, p.school_id, p.company_id, s.holiday_region as school_region, c.holiday_region as company_region,
			p.begins_on as begins, p.planned_end_on as planned_end, p.ended_on as ended,
			(select json_agg(one) from (
				select p.student_id as person, 'student' as part union all
				select r.person_id, pp.part from placement_person pp join role r on r.id = pp.role_id
				where pp.placement_id = p.id and pp.begins_on <= app_today() and (pp.ended_on is null or pp.ended_on > app_today())
					and (r.ended_on is null or r.ended_on > app_today())
			) as one) as people,
			(select coalesce(json_agg(json_build_object('part', m.part, 'heldFor', m.held_for, 'own', m.own)), '[]'::json)
				from my_parts() m where m.placement_id = p.id) as mine
		from placement p join organisation s on s.id = p.school_id join organisation c on c.id = p.company_id
		where ${which} order by p.id`.execute(scope.tx);
	return rows.flatMap((row) => atHand(row, scope) ?? []);
}

function atHand(row: Row, scope: PersonScope): PlacementAtHand | undefined {
	const part = leadingPart(row.mine.map((one) => one.part));
	if (!part) return undefined;
	const participants = [...new Set(row.mine.map((one) => one.part))].map((held) =>
		participantAs(row, held, scope.actor.person),
	);
	return {
		id: row.id,
		schoolId: row.school_id,
		companyId: row.company_id,
		regions: { school: row.school_region, company: row.company_region },
		dates: {
			beginsOn: day(row.begins),
			plannedEndOn: day(row.planned_end),
			endedOn: row.ended ? day(row.ended) : null,
		},
		people: row.people,
		participants,
		participant: participantAs(row, part, scope.actor.person),
		organisation: part === 'trainer' || part === 'mentor' ? row.company_id : row.school_id,
	};
}

function participantAs(row: Row, part: Part, person: Id): Participant {
	const held = row.mine.filter((one) => one.part === part);
	const own = held.some((one) => one.own);
	return { person, part, onBehalfOf: own ? null : (held[0]?.heldFor ?? null) };
}
