import { sql } from 'kysely';
import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { PaperEntry, PaperSection } from '#platform/server/paper.ts';
import { dayText } from '#platform/time/format.ts';
import type { PlacementPerson, PlacementView } from '../schema.ts';
import { partText } from './read.ts';
import { handOversOf } from './read-hand-over.ts';

const entry = (text: string, day: string | null = null, more: string[] = []): PaperEntry => ({
	day,
	text,
	more,
});

/** The facts, people, goals, hand-overs and looks of the student's own placement, as they read them. */
export async function ownPlacementSections(
	scope: PersonScope,
	placement: PlacementView,
): Promise<readonly PaperSection[]> {
	const empty = m.placement_own_nothing();
	return [
		{ key: 'facts', title: m.placement_facts_title(), empty, entries: facts(placement) },
		{ key: 'people', title: m.placement_people_title(), empty, entries: people(placement) },
		{
			key: 'goals',
			title: m.placement_own_goals(),
			empty,
			entries: await goals(scope, placement.id),
		},
		{
			key: 'hand-overs',
			title: m.placement_hand_over_on_title(),
			empty,
			entries: await handOvers(scope, placement.id),
		},
		{
			key: 'looks',
			title: m.placement_looks_title(),
			empty,
			entries: await looks(scope, placement.id),
		},
	];
}

const text = (day: string) => dayText(day, getLocale());

function facts({
	school,
	company,
	employer,
	detail,
	...placement
}: PlacementView): readonly PaperEntry[] {
	const { begins, plannedEnd, ended } = placement;
	const lines: [string, string | null | undefined][] = [
		[m.placement_fact_school(), school.name],
		[m.placement_fact_company(), company.name],
		[m.placement_fact_site(), detail?.site],
		[m.placement_fact_employer(), employer],
		[m.placement_fact_qualification(), detail?.qualification || detail?.crebo],
		[m.placement_fact_group(), detail?.group],
		[
			m.placement_fact_term(),
			m.placement_fact_term_value({ begins: text(begins), ends: text(plannedEnd) }),
		],
		[m.placement_fact_ended(), ended && text(ended)],
		[
			m.placement_fact_hours(),
			detail?.hours ? m.placement_fact_hours_value({ hours: detail.hours }) : '',
		],
	];
	return lines.flatMap(([label, value]) => (value ? [entry(`${label}: ${value}`)] : []));
}

const people = (placement: PlacementView): readonly PaperEntry[] =>
	placement.people
		.filter(({ part }) => part !== 'student')
		.map(({ name, as, organisation, phone, reachable }) =>
			entry(`${name}, ${as}, ${organisation}`, null, [...[phone, reachable].filter(Boolean)]),
		);

async function goals({ tx }: PersonScope, placement: Id): Promise<readonly PaperEntry[]> {
	const { rows } = await sql<PersonName & { text: string; day: string }>`
		select g.text, g.written_at::date as day, x.first_name as "firstName", x.infix, x.last_name as "lastName"
		from goal g join person x on x.id = g.written_by
		where g.placement_id = ${placement} order by g.written_at desc, g.id desc`.execute(tx);
	return rows.map((row) => entry(row.text, row.day, [fullName(row)]));
}

async function handOvers(scope: PersonScope, placement: Id): Promise<readonly PaperEntry[]> {
	return (await handOversOf(scope, placement)).map(({ from, to, begins, coming, along }) => {
		const words = { from, to, begins: text(begins) };
		const { runs = '', waits = '', know = '' } = along ?? {};
		return entry(
			coming ? m.placement_hand_over_on_coming(words) : m.placement_hand_over_on_done(words),
			begins,
			[
				runs && `${m.placement_hand_over_runs()} ${runs}`,
				waits && `${m.placement_hand_over_waits()} ${waits}`,
				know && `${m.placement_hand_over_know()} ${know}`,
			].filter(Boolean),
		);
	});
}

async function looks({ tx }: PersonScope, placement: Id): Promise<readonly PaperEntry[]> {
	const { rows } = await sql<{ part: PlacementPerson['part']; organisation: string; day: string }>`
		select distinct l.part, o.name as organisation, l.day from look l join organisation o on o.id = l.organisation_id
		where l.placement_id = ${placement} order by l.day desc, o.name`.execute(tx);
	return rows.map(({ part, organisation, day }) =>
		entry(
			m.placement_look({
				part: partText(part),
				organisation,
				day: text(day),
			}),
			day,
		),
	);
}
