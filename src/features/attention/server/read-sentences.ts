/**
 * Each thing that waits as one sentence, who it is about, and its smallest first step. About the contact or the
 * question, never a label on a person (product.md).
 */
import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { endsOf } from '#domain/contact/contact.ts';
import type { Id } from '#domain/kernel/id.ts';
import { partyOf, type Party } from '#domain/kernel/party.ts';
import { callName, fullName, type PersonName } from '#domain/people/person.ts';
import { answerTexts } from '#features/signal/server/read-texts.ts';
import { newId } from '#platform/server/random.ts';
import { dayText } from '#platform/time/format.ts';
import type { StepNow, WaitingView } from '../schema.ts';
import type { Place } from './read-places.ts';
import type { Edge, Signal, Thing } from './read-things.ts';
import { answeredText, nameOf } from './read-words.ts';

type Said = Pick<WaitingView, 'title' | 'detail' | 'step'> &
	Partial<Pick<WaitingView, 'call' | 'other'>>;

/** @param standsIn for whom the reader stands in, by placement */
export function waitingView(
	thing: Thing,
	standsIn: ReadonlyMap<Id, PersonName | null>,
): WaitingView {
	const said = sentence(thing);
	const placement = 'signal' in thing ? thing.signal.placement : thing.place?.id;
	const other = placement ? standsIn.get(placement) : null;
	const behalf = other ? `${m.attention_behalf({ name: fullName(other) })} ` : '';
	return {
		...{ call: null, other: null },
		...said,
		detail: `${behalf}${said.detail}`,
		key: thing.key,
		form: newId(),
	};
}

function sentence(thing: Thing): Said {
	if ('signal' in thing) {
		if (thing.kind === 'question') return questionSaid(thing.signal);
		return thing.kind === 'answer' ? answerSaid(thing.signal) : lineSaid(thing.signal);
	}
	if (thing.kind === 'goal') return goalSaid(thing.place);
	if (thing.kind === 'teaching') return teachingSaid(thing.place, thing.students);
	if (thing.kind === 'left') return leftSaid(thing.count);
	if (thing.kind === 'address')
		return thing.place ? addressSaid(thing.place, thing.person) : colleaguesSaid(thing.count);
	if (thing.kind === 'rhythm') return rhythmSaid(thing.edge, thing.place);
	return contactSaid(thing.edge, thing.place);
}

const press = (action: string, fields: Record<string, string>, text: string, about: string) =>
	({ kind: 'press', action, fields, text, label: `${text}: ${about}` }) satisfies StepNow;
const open = (href: string, text: string, about: string) =>
	({ kind: 'open', href, text, label: `${text}: ${about}` }) satisfies StepNow;

/** What is written on the spot, with one button that keeps it. */
const write = (
	action: string,
	fields: Record<string, string>,
	words: { opens: string; about: string; save: string; label: string; hint: string },
) =>
	({
		...{ kind: 'write', action, fields, readers: '' },
		...{ text: words.opens, label: `${words.opens}: ${words.about}` },
		field: { label: words.label, hint: words.hint, optional: '' },
		buttons: [{ value: '', text: words.save, label: `${words.save}: ${words.about}` }],
	}) satisfies StepNow;

function questionSaid(signal: Signal): Said {
	const { id, asked, askedBy, own, studentName: student } = signal;
	const day = signal.due ? dayText(signal.due, getLocale()) : '';
	const from =
		askedBy.party === 'student' || own
			? m.attention_from_own({ asker: nameOf(askedBy) })
			: m.attention_from({ asker: nameOf(askedBy), student });
	const until = signal.late
		? m.attention_question_late({ day })
		: m.attention_question_due({ day });
	return {
		title: asked,
		detail: `${from} ${until}`,
		step: {
			...{ kind: 'write', action: '?/answer', fields: { signal: id } },
			text: m.attention_answer(),
			label: `${m.attention_answer()}: ${student}`,
			field: {
				label: m.signal_answer_text(),
				hint: m.signal_answer_hint(),
				optional: m.sign_in_optional(),
			},
			buttons: (['plan', 'words', 'cannot', 'call'] as const).map((value) => {
				const text = answerTexts[value]();
				return { value, text, label: `${text}: ${student}` };
			}),
			readers: signal.readers,
		},
		other: { href: `/signals/${id}`, text: m.attention_read_more() },
	};
}

function answerSaid(signal: Signal): Said {
	const { id, asked, studentName: student } = signal;
	const answered = signal.steps.findLast(({ kind }) => kind === 'answered');
	return {
		title: asked,
		detail: `${m.attention_about({ student })} ${answeredText(signal)}`,
		step: press('?/resolve', { signal: id }, m.attention_close(), student),
		call: callTo(answered?.by ?? '', answered?.phone ?? ''),
		other: { href: `/signals/${id}`, text: m.attention_read_more() },
	};
}

function lineSaid({ id, asked, askedBy, studentName }: Signal): Said {
	return {
		title: asked,
		detail: `${m.attention_from_own({ asker: nameOf(askedBy) })} ${m.attention_line()}`,
		step: open(`/signals/${id}`, m.attention_line_step(), studentName),
	};
}

/** Who stands at an end, by name: the student, or the organisation. */
const endOf = (party: Party, { student, company, school }: Place): string =>
	({ student: fullName(student), company, school })[party];

function contactSaid(edge: Edge, place: Place): Said {
	const [one, other] = endsOf(edge.edge).map((party) => endOf(party, place)) as [string, string];
	const texts = edge.state === 'silent' ? m.attention_silent : m.attention_wavers;
	const { weeksSince: since, weeks } = edge;
	const agreed =
		weeks === 1 ? m.attention_agreed_week() : m.attention_agreed({ weeks: weeks ?? 0 });
	const about =
		edge.edge === 'company-school'
			? `${m.attention_about({ student: fullName(place.student) })} `
			: '';
	const there = atOtherEnd(edge, place);
	const numberless = there && !there.phone ? m.attention_numberless({ name: fullName(there) }) : '';
	const passed = since === 1 ? m.attention_week() : m.attention_weeks({ since: since ?? 0 });
	return {
		title: texts({ one, other }),
		detail: [`${about}${passed} ${agreed}`, numberless].filter(Boolean).join(' '),
		step: press(
			'?/spoken',
			{ placement: place.id, edge: edge.edge },
			m.contact_spoken(),
			m.attention_two({ one, other, student: fullName(place.student) }),
		),
		call: there ? callTo(fullName(there), there.phone) : null,
		other: { href: `/placements/${place.id}`, text: m.attention_see_placement() },
	};
}

/** Whom to speak about a contact: who agrees at the other end or stands in for them, sooner with a number. */
function atOtherEnd({ edge }: Edge, { parts, people }: Place) {
	const mine = parts.map(partyOf);
	const found = people.find(
		({ part }) =>
			(part === 'coach' || part === 'trainer') &&
			endsOf(edge).includes(partyOf(part)) &&
			!mine.includes(partyOf(part)),
	);
	return found?.deputy ?? found;
}

const callTo = (name: string, phone: string): WaitingView['call'] =>
	phone
		? { href: `tel:${phone.replace(/[^+\d]/g, '')}`, text: m.signal_call_number({ name }) }
		: null;

function rhythmSaid({ edge, proposal }: Edge, place: Place): Said {
	const [who, weeks] = [endOf(proposal?.by ?? 'school', place), proposal?.weeks ?? 0];
	const student = fullName(place.student);
	const [one, other] = endsOf(edge).map((party) => endOf(party, place)) as [string, string];
	return {
		title: weeks === 1 ? m.attention_rhythm_week({ who }) : m.attention_rhythm({ who, weeks }),
		detail:
			edge === 'company-school'
				? m.attention_about({ student })
				: m.attention_between({ one, other }),
		step: press(
			'?/agree',
			{ placement: place.id, rhythm: proposal?.id ?? '' },
			m.contact_agree(),
			student,
		),
		other: { href: `/placements/${place.id}/contact`, text: m.attention_rhythm_other() },
	};
}

function goalSaid({ id, goal, student, parts }: Place): Said {
	const name = fullName(student);
	const own = parts.includes('student');
	if (!goal)
		return {
			title: own ? m.attention_goal_none_own() : m.attention_goal_none({ student: name }),
			detail: m.attention_goal_why(),
			step: write(
				'?/goal',
				{ placement: id },
				{
					...{ opens: m.placement_goal_write(), about: name, save: m.placement_goal_save() },
					...{ label: m.placement_goal_field(), hint: m.attention_goal_hint() },
				},
			),
		};
	const day = dayText(goal.on, getLocale());
	return {
		title: m.attention_goal_old({ goal: goal.text }),
		detail: own
			? m.attention_goal_since_own({ day })
			: m.attention_goal_since({ student: name, day }),
		step: press('?/goalHolds', { placement: id, goal: goal.id }, m.attention_goal_holds(), name),
		other: { href: `/placements/${id}/goal`, text: m.placement_goal_change() },
	};
}

function teachingSaid({ programme, programmeTitle, school }: Place, students: number): Said {
	const title = programmeTitle || programme.slice(programme.indexOf(':') + 1);
	return {
		title: m.attention_teaching({ programme: title }),
		detail:
			students === 1
				? m.attention_teaching_one({ school })
				: m.attention_teaching_many({ school, count: students }),
		step: write(
			'?/teach',
			{ programme },
			{
				...{ opens: m.attention_teaching_write(), about: title, save: m.curriculum_teach_save() },
				...{ label: m.curriculum_teach_text(), hint: m.curriculum_teach_readers() },
			},
		),
		other: { href: '/lessons', text: m.attention_teaching_more() },
	};
}

/** @param person null for the student */
function addressSaid({ id, student, company }: Place, person: PersonName | null): Said {
	const name = fullName(person ?? student);
	const about = person
		? m.attention_address_work({ company, student: callName(student) })
		: m.attention_address_student({ company });
	return {
		title: m.attention_address({ name }),
		detail: `${about} ${m.attention_address_why()}`,
		step: open(`/placements/${id}/reach`, m.people_address_give(), name),
	};
}

function colleaguesSaid(count: number): Said {
	return {
		title: count === 1 ? m.attention_colleague() : m.attention_colleagues({ count }),
		detail: m.attention_address_why(),
		step: open('/colleagues', m.people_address_give(), m.platform_colleagues()),
	};
}

function leftSaid(count: number): Said {
	return {
		title: count === 1 ? m.attention_left_one() : m.attention_left({ count }),
		detail: m.attention_left_why(),
		step: open('/placements/hand-over', m.placement_hand_over_link(), m.platform_students()),
	};
}
