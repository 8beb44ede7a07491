import { sql } from 'kysely';
import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { worstFirst } from '#domain/attention/partnership-state.ts';
import type { EdgeState } from '#domain/attention/edge-state.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { dayText } from '#platform/time/format.ts';
import type { PartnershipsView } from '../schema.ts';

interface Row {
	own: string;
	other: string;
	judged: string;
	students: number | null;
	state: EdgeState | null;
}

const stateTexts = {
	runs: m.attention_partnership_runs,
	wavers: m.attention_partnership_wavers,
	silent: m.attention_partnership_silent,
	unknown: m.attention_partnership_unknown,
} as const;

/**
 * The partnerships of the schools and companies that the reader leads, in words: what asks for attention first.
 * Undefined for who leads none. One statement.
 */
export async function partnershipsOf({ tx }: PersonScope): Promise<PartnershipsView | undefined> {
	const { rows } = await sql<{ offices: string[]; partnerships: Row[] }>`
		with offices as materialized (
			select o.id, o.name from unnest((select my_sponsored())::uuid[]) as mine (id) join organisation o on o.id = mine.id
		)
		select (select coalesce(json_agg(name order by name), '[]'::json) from offices) as offices,
			(select coalesce(json_agg(json_build_object('own', own.name, 'other', x.name, 'judged', s.judged_on,
					'students', s.students, 'state', s.state) order by own.name, x.name), '[]'::json)
				from partnership_state s join offices own on own.id in (s.school_id, s.company_id)
				join organisation x on x.id in (s.school_id, s.company_id) and x.id <> own.id) as partnerships`.execute(
		tx,
	);
	const [row] = rows;
	if (!row || row.offices.length === 0) return undefined;
	return {
		title: titleText(row.partnerships),
		lead: leadText(row.partnerships),
		offices: row.offices.map((name) =>
			officeView(
				name,
				row.partnerships.filter(({ own }) => own === name),
			),
		),
	};
}

const shown = (rows: readonly Row[]) => rows.filter(({ state }) => state !== null);
const those = (rows: readonly Row[], state: EdgeState) =>
	rows.filter((row) => row.state === state).length;

/** The one sentence: what asks for attention, or that it runs, or why nothing can be said. */
function titleText(rows: readonly Row[]): string {
	const [known, silent, wavers, runs] = [
		shown(rows).length,
		those(rows, 'silent'),
		those(rows, 'wavers'),
		those(rows, 'runs'),
	];
	if (rows.length === 0) return m.attention_partnerships_none();
	if (known === 0) return m.attention_partnerships_small();
	if (silent > 0) return m.attention_partnerships_silent({ count: silent, known });
	if (wavers > 0) return m.attention_partnerships_waver({ count: wavers, known });
	if (runs === 0) return m.attention_partnerships_unknown();
	return m.attention_partnerships_run({ count: runs, known });
}

/** Of which day it is; nothing where nothing was judged. */
function leadText(rows: readonly Row[]): string {
	const [last] = rows
		.map(({ judged }) => judged)
		.toSorted()
		.toReversed();
	return last ? m.attention_partnerships_day({ day: dayText(last, getLocale()) }) : '';
}

const order = (state: EdgeState | null) =>
	state === 'unknown' ? worstFirst.length : worstFirst.findIndex((one) => one === state);

function officeView(name: string, rows: readonly Row[]): PartnershipsView['offices'][number] {
	const large = shown(rows).toSorted((one, other) => order(one.state) - order(other.state));
	return {
		name,
		partnerships: large.map(({ other, students, state }) => ({
			name: other,
			text: state ? stateTexts[state]() : '',
			students: m.attention_partnership_students({ students: students ?? 0 }),
			speaks: state === 'silent' || state === 'wavers',
		})),
		small: rows.filter(({ state }) => state === null).map(({ other }) => other),
	};
}
