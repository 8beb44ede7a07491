/** What Leerkring holds of the reader: as data to take along, and in words to read. */
import { deviceOf } from '#domain/people/device.ts';
import { sql } from 'kysely';
import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { dayOf, instant } from '#domain/kernel/time.ts';
import type { Changed } from '#domain/people/change.ts';
import { changedWords } from '#features/organisation/server/read-change-words.ts';
import { answerTexts } from '#features/signal/server/read-texts.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { Paper } from '#platform/server/paper.ts';
import { dayText, instantText } from '#platform/time/format.ts';
import type { CopyPart } from '../schema.ts';

interface Said {
	readonly at: string;
	readonly kind: string;
	readonly by: string;
	/** Of an answer. */
	readonly choice?: keyof typeof answerTexts | null;
	readonly text: string;
	readonly erased: string | null;
}

/** What was written, after which answer was chosen. */
const wordsOf = ({ choice, text }: Pick<Said, 'choice' | 'text'>): string =>
	[choice && choice !== 'words' && `${answerTexts[choice]()}.`, text].filter(Boolean).join(' ');

interface PlacementCopy {
	readonly school: string;
	readonly company: string;
	readonly begins: string;
	readonly plannedEnd: string;
	readonly ended: string | null;
	readonly facts: { readonly studentNumber: string; readonly group: string } | null;
	readonly people: readonly { readonly name: string }[];
	readonly goals: readonly Said[];
	readonly questions: readonly (Omit<Said, 'text' | 'kind'> & {
		readonly asked: string;
		readonly wished: string;
		readonly steps: readonly Said[];
		readonly line: string | null;
	})[];
	readonly contacts: readonly { readonly day: string }[];
	readonly practice: readonly { readonly day: string }[];
	readonly handOvers: readonly {
		readonly from: string;
		readonly to: string;
		readonly begins: string;
		readonly undone: string | null;
		readonly runs: string | null;
		readonly waits: string | null;
		readonly know: string | null;
	}[];
	readonly looks: readonly { readonly day: string; readonly organisation: string }[];
	readonly happened: readonly object[];
}

/** Everything that is held of somebody; also what no page shows any more. Instants are ISO 8601. */
export interface PersonCopy {
	readonly name: string;
	readonly language: 'nl' | 'en';
	readonly addresses: readonly { readonly address: string; readonly proven: string | null }[];
	readonly roles: readonly {
		readonly kind: string;
		readonly organisation: string;
		readonly begins: string;
		readonly ended: string | null;
		readonly phone: string;
		readonly reachable: string;
	}[];
	readonly placements: readonly PlacementCopy[];
	readonly wrote: readonly Pick<Said, 'at' | 'kind' | 'choice' | 'text'>[];
	readonly looked: readonly { readonly day: string; readonly organisation: string }[];
	readonly keys: readonly { readonly device: string; readonly added: string }[];
	readonly ownCode: string | null;
	readonly claims: readonly { readonly at: string; readonly number: string }[];
	/** Of which organisation or site. */
	readonly changes: readonly (Changed & {
		readonly at: string;
		readonly of: string;
		readonly ofSite: boolean;
	})[];
	readonly signIns: readonly { readonly since: string; readonly device: string | null }[];
	readonly did: readonly object[];
}

/** All that is held of the reader, however long ago. It is read by nobody else. One statement. */
export async function copyOf(scope: PersonScope): Promise<PersonCopy | undefined> {
	const { rows } = await sql<{ copy: PersonCopy | null }>`select my_copy() as copy`.execute(
		scope.tx,
	);
	return rows[0]?.copy ?? undefined;
}

const day = (text: string) => dayText(text.slice(0, 10), getLocale());
const dayAt = (at: string) => dayText(dayOf(instant(at)).toString(), getLocale());

/** The same in words, in parts with a heading; of what is many alike how many there are. */
export function copyInWords(copy: PersonCopy): readonly CopyPart[] {
	const parts = [
		{ title: m.erasure_copy_you(), lines: youIn(copy) },
		{ title: m.erasure_copy_roles(), lines: copy.roles.map(roleIn) },
		...copy.placements.map(placementIn),
		{
			title: m.erasure_copy_wrote(),
			lines: copy.wrote.filter(wordsOf).map((one) => `${dayAt(one.at)}: ${wordsOf(one)}`),
		},
		{
			title: m.erasure_copy_sign_ins(),
			lines: copy.signIns.map(({ since, device }) =>
				[instantText(since, getLocale()), deviceOf(device ?? '') || m.people_me_device_unknown()]
					.filter(Boolean)
					.join(' · '),
			),
		},
		{
			title: m.sign_in_keys_mine(),
			lines: copy.keys.map(({ device, added }) =>
				[
					deviceOf(device) || m.people_me_device_unknown(),
					m.sign_in_keys_since({ at: dayAt(added) }),
				]
					.filter(Boolean)
					.join(' · '),
			),
		},
		{
			title: m.sign_in_own_code_title(),
			lines: copy.ownCode ? [m.sign_in_own_code_since({ at: dayAt(copy.ownCode) })] : [],
		},
		{
			title: m.erasure_copy_looked(),
			lines: copy.looked.map((one) => `${day(one.day)}: ${one.organisation}`),
		},
		{
			title: m.erasure_copy_changed(),
			lines: copy.changes.map((one) =>
				[dayAt(one.at), one.of, changedWords(one, one.ofSite)].join(' · '),
			),
		},
	];
	return parts.filter(({ lines }) => lines.length > 0);
}

/** The same on paper, for who has no way in and asks the operator. */
export function copyOnPaper(copy: PersonCopy, today: string): Paper {
	return {
		language: getLocale(),
		title: `${m.erasure_me_link()}: ${copy.name}`,
		lead: dayText(today, getLocale()),
		sections: copyInWords(copy).map(({ title, lines }, at) => ({
			...{ key: `part-${at}`, title, empty: '' },
			entries: lines.map((text) => ({ day: null, text, more: [] })),
		})),
	};
}

const youIn = ({ name, addresses, claims, did }: PersonCopy) => [
	name,
	...addresses.map(({ address, proven }) =>
		proven ? address : m.erasure_copy_unproven({ address }),
	),
	...claims.map(({ at, number }) => m.erasure_copy_claim({ number, day: dayAt(at) })),
	m.erasure_copy_did({ count: String(did.length) }),
];

const roleIn = (role: PersonCopy['roles'][number]) =>
	[
		m.people_role({ role: role.kind }),
		role.organisation,
		role.ended
			? m.erasure_copy_from_to({ begins: day(role.begins), ended: day(role.ended) })
			: m.erasure_copy_since({ begins: day(role.begins) }),
		role.phone,
		role.reachable,
	]
		.filter(Boolean)
		.join(' · ');

function placementIn(one: PlacementCopy): CopyPart {
	const said = (at: string, by: string, text: string, erased: string | null) =>
		`${dayAt(at)}, ${by}: ${erased ? m.history_text_erased_short() : text}`;
	const ended = one.ended ?? one.plannedEnd;
	return {
		title: m.erasure_copy_placement({ company: one.company, school: one.school }),
		lines: [
			m.erasure_copy_from_to({ begins: day(one.begins), ended: day(ended) }),
			...(one.facts?.studentNumber
				? [m.erasure_copy_number({ number: one.facts.studentNumber })]
				: []),
			m.erasure_copy_people({ names: [...new Set(one.people.map(({ name }) => name))].join(', ') }),
			...one.goals.map(({ at, by, text, erased }) => said(at, by, text, erased)),
			...one.questions.flatMap((asked) => [
				said(
					asked.at,
					asked.by,
					[asked.asked, asked.wished].filter(Boolean).join(' '),
					asked.erased,
				),
				...asked.steps
					.filter((step) => wordsOf(step) || step.erased)
					.map((step) => said(step.at, step.by, wordsOf(step), step.erased)),
				...(asked.line ? [m.erasure_copy_line({ text: asked.line })] : []),
			]),
			...one.handOvers
				.filter(({ undone }) => !undone)
				.map(({ from, to, begins, runs, waits, know }) =>
					[m.placement_hand_over_on_coming({ from, to, begins: day(begins) }), runs, waits, know]
						.filter(Boolean)
						.join(' '),
				),
			m.erasure_copy_counts({
				contacts: String(one.contacts.length),
				practice: String(one.practice.length),
				looks: String(one.looks.length),
			}),
		],
	};
}
