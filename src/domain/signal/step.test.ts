import { describe, expect, it } from 'vitest';
import file from '../../../data/holidays.json' with { type: 'json' };
import type { Id } from '../kernel/id.ts';
import type { Part, Party } from '../kernel/party.ts';
import { calendarFor } from '../kernel/school-calendar.ts';
import { day, instant } from '../kernel/time.ts';
import { mailingsPerHourMax } from '../people/mailing.ts';
import { audienceOf } from './audience.ts';
import type { SignalFacts, SignalState, Topic } from './signal.ts';
import { mayAnswer, mayClose, stepsMax, takeStep, type StepCommand } from './step.ts';

const calendar = calendarFor('company', 'noord', file);
const now = instant('2026-11-24T10:00:00Z');
const by = (person: Id, part: Part) => ({ person, part, onBehalfOf: null });

/** Everybody on the placement: two of each where a colleague makes a difference. */
const cast = {
	student: by('student', 'student'),
	trainer: by('trainer', 'trainer'),
	'other trainer': by('other trainer', 'trainer'),
	mentor: by('mentor', 'mentor'),
	coach: by('coach', 'coach'),
	'other coach': by('other coach', 'coach'),
	teacher: by('teacher', 'teacher'),
	'stand-in of the trainer': { person: 'stand-in', part: 'trainer', onBehalfOf: 'trainer' },
} as const;
type Name = keyof typeof cast;

function raised(
	from: Name,
	asks: Party,
	asksPerson: Name | null = null,
	subject = '',
): SignalFacts {
	const topic: Topic = { kind: subject ? 'subject' : 'together', detail: subject };
	return {
		id: 'signal',
		placement: 'placement',
		raisedBy: cast[from],
		raisedAt: instant('2026-11-23T10:00:00Z'),
		topic,
		asks,
		asksPerson,
		audience: audienceOf({ by: cast[from], asks, asksPerson, topic }),
		dueOn: day('2026-11-30'),
	};
}

const states: Readonly<Record<SignalState['state'], SignalState>> = {
	raised: { state: 'raised', dueOn: day('2026-11-30') },
	seen: { state: 'seen', dueOn: day('2026-11-30') },
	reopened: { state: 'reopened', dueOn: day('2026-12-07') },
	answered: { state: 'answered', choice: 'plan' },
	resolved: { state: 'resolved' },
	withdrawn: { state: 'withdrawn' },
};
type StateName = SignalState['state'];
const stateNames = Object.keys(states) as StateName[];

function commandOf(kind: StepCommand['kind'], who: Name): StepCommand {
	if (kind === 'answer' || kind === 'change')
		return { kind, by: cast[who], choice: 'plan', text: 'Donderdag', healthChecked: false };
	return kind === 'reopen'
		? { kind, by: cast[who], calendar, mailingsLastHour: 0 }
		: { kind, by: cast[who] };
}

const taken = (facts: SignalFacts, state: StateName, kind: StepCommand['kind'], who: Name) =>
	takeStep({ facts, state: states[state], taken: 0, over: false }, commandOf(kind, who), now);

const waiting: readonly StateName[] = ['raised', 'seen', 'reopened'];
const open: readonly StateName[] = [...waiting, 'answered'];
const closed: readonly StateName[] = ['answered', 'resolved'];

/** In which states a command happens for who may give it, and how it is refused for who may not. */
const commands = {
	see: { in: ['raised', 'reopened'], who: 'signal-not-asked-of-you', when: 'signal-not-waiting' },
	answer: { in: waiting, who: 'signal-not-asked-of-you', when: 'signal-not-waiting' },
	change: { in: ['answered'], who: 'signal-not-asked-of-you', when: 'signal-not-answered' },
	resolve: { in: open, who: 'signal-not-yours', when: 'signal-closed' },
	reopen: { in: closed, who: 'signal-not-yours', when: 'signal-not-closed' },
	withdraw: { in: open, who: 'signal-not-yours', when: 'signal-closed' },
} as const;
type CommandName = keyof typeof commands;
const commandNames = Object.keys(commands) as CommandName[];

/** Where a state has a refusal of its own: nobody reports twice, or opens again what was withdrawn. */
const elsewhere: Readonly<Record<string, string>> = {
	'see when seen': 'signal-already-seen',
	'reopen when withdrawn': 'signal-closed',
};

interface Row {
	readonly signal: string;
	readonly facts: SignalFacts;
	readonly answer: readonly Name[];
	readonly close: readonly Name[];
	readonly withdraw: Name;
}

const companyAsked: readonly Name[] = ['trainer', 'other trainer', 'stand-in of the trainer'];
const rows: readonly Row[] = [
	{
		signal: 'a coach asks the company',
		facts: raised('coach', 'company'),
		answer: companyAsked,
		close: ['coach', 'other coach'],
		withdraw: 'coach',
	},
	{
		signal: 'a coach asks one trainer',
		facts: raised('coach', 'company', 'trainer'),
		answer: ['trainer'],
		close: ['coach'],
		withdraw: 'coach',
	},
	{
		signal: 'a coach asks the student',
		facts: raised('coach', 'student'),
		answer: ['student'],
		close: ['coach', 'other coach'],
		withdraw: 'coach',
	},
	{
		signal: 'the student asks the school',
		facts: raised('student', 'school'),
		answer: ['coach', 'other coach'],
		close: ['student'],
		withdraw: 'student',
	},
	{
		signal: 'the student asks one mentor',
		facts: raised('student', 'company', 'mentor'),
		answer: ['mentor'],
		close: ['student'],
		withdraw: 'student',
	},
	{
		signal: 'a trainer asks the school about a subject',
		facts: raised('trainer', 'school', null, 'Vakleer'),
		answer: ['coach', 'other coach', 'teacher'],
		close: companyAsked,
		withdraw: 'trainer',
	},
	{
		signal: 'a mentor asks the school',
		facts: raised('mentor', 'school'),
		answer: ['coach', 'other coach'],
		close: ['mentor', ...companyAsked],
		withdraw: 'mentor',
	},
];

function may(row: Row, command: CommandName, who: Name): boolean {
	if (command === 'withdraw') return row.withdraw === who;
	const asked = command === 'see' || command === 'answer' || command === 'change';
	return (asked ? row.answer : row.close).includes(who);
}

function expected(row: Row, command: CommandName, who: Name, state: StateName): string {
	if (!may(row, command, who)) return commands[command].who;
	const { in: happens, when }: { in: readonly StateName[]; when: string } = commands[command];
	if (happens.includes(state)) return 'happened';
	return elsewhere[`${command} when ${state}`] ?? when;
}

const tableOf = (outcome: (command: CommandName, state: StateName) => string) =>
	commandNames.flatMap((command) =>
		stateNames.map((state) => `${command} when ${state}: ${outcome(command, state)}`),
	);

const everyCase = rows.flatMap((row) =>
	(Object.keys(cast) as Name[]).map((who) => {
		const rights = commandNames.filter((command) => may(row, command, who));
		return { row, who, name: `${row.signal}: the ${who} can ${rights.join(', ') || 'nothing'}` };
	}),
);

describe('every state, command and person', () => {
	it.each(everyCase)('$name, and no more', ({ row, who }) => {
		const found = tableOf((command, state) => {
			const result = taken(row.facts, state, command, who);
			return result.ok ? 'happened' : result.refusal;
		});
		expect(found).toEqual(tableOf((command, state) => expected(row, command, who, state)));
	});

	it('whoever can do something can read the signal, so nobody acts on what is hidden', () => {
		for (const { row, who } of everyCase) {
			const { audience } = row.facts;
			const readers = [cast[who].part, `person:${cast[who].person}`, 'teacher:Vakleer'];
			const reads = audience.some((entry) => readers.includes(entry));
			const acts = mayAnswer(row.facts, cast[who]) || mayClose(row.facts, cast[who]);
			expect(reads || !acts).toBe(true);
		}
	});
});

describe('what a step keeps', () => {
	const facts = raised('coach', 'company');
	it.each([
		['see', 'trainer', 'raised', { kind: 'seen' }],
		['answer', 'trainer', 'seen', { kind: 'answered', choice: 'plan' }],
		['resolve', 'coach', 'answered', { kind: 'resolved' }],
		['withdraw', 'coach', 'raised', { kind: 'withdrawn' }],
		['reopen', 'coach', 'resolved', { kind: 'reopened', dueOn: day('2026-12-01') }],
	] as const)('%s by the %s when %s: who and when', (kind, who, state, kept) =>
		expect(taken(facts, state, kind, who)).toEqual({
			ok: true,
			value: { by: cast[who], at: now, ...kept },
		}),
	);

	it('an answer of a stand-in keeps their own name and for whom they stand in', () =>
		expect(taken(facts, 'raised', 'answer', 'stand-in of the trainer')).toMatchObject({
			value: { by: { person: 'stand-in', onBehalfOf: 'trainer' } },
		}));

	it('an answer keeps no word of its text', () =>
		expect(JSON.stringify(taken(facts, 'raised', 'answer', 'trainer'))).not.toContain('Donderdag'));

	it('a signal opened again over Christmas is due after it', () =>
		expect(
			takeStep(
				{ facts, state: states.resolved, taken: 1, over: false },
				commandOf('reopen', 'coach'),
				instant('2026-12-23T10:00:00Z'),
			),
		).toMatchObject({ value: { dueOn: day('2026-12-31') } }));
});

describe('who would do too much', () => {
	const toCompany = raised('coach', 'company');
	const toTrainer = raised('coach', 'company', 'trainer');
	const toSchool = raised('student', 'school');
	const refusal = (code: string) => ({ ok: false, refusal: code });
	const cannot = (code: string, ...asked: Parameters<typeof taken>) =>
		expect(taken(...asked)).toEqual(refusal(code));

	it('the coach cannot mark their own signal as seen by the company', () =>
		cannot('signal-not-asked-of-you', toCompany, 'raised', 'see', 'coach'));

	it('the trainer cannot mark a signal as seen that the coach withdrew', () =>
		cannot('signal-not-waiting', toCompany, 'withdrawn', 'see', 'trainer'));

	it('the trainer cannot answer what the student asked the school', () =>
		cannot('signal-not-asked-of-you', toSchool, 'raised', 'answer', 'trainer'));

	it('the stand-in of the trainer cannot answer what one trainer was asked', () =>
		cannot('signal-not-asked-of-you', toTrainer, 'raised', 'answer', 'stand-in of the trainer'));

	it('the mentor cannot answer for the company what only its trainers read', () =>
		cannot('signal-not-asked-of-you', toCompany, 'raised', 'answer', 'mentor'));

	it('who was asked as trainer cannot answer as coach after changing sides', () =>
		expect(
			takeStep(
				{ facts: toTrainer, state: states.raised, taken: 0, over: false },
				{ kind: 'see', by: by('trainer', 'coach') },
				now,
			),
		).toEqual(refusal('signal-not-asked-of-you')));

	it('the trainer cannot answer a second time over a signal that is closed', () =>
		cannot('signal-not-waiting', toCompany, 'resolved', 'answer', 'trainer'));

	it('the trainer cannot show a word about health to the others without being asked first', () => {
		const command = { ...commandOf('answer', 'trainer'), text: 'Noor is ziek' };
		const signal = { facts: toCompany, state: states.raised, taken: 0, over: false };
		expect(takeStep(signal, command, now)).toEqual(refusal('text-about-health'));
		expect(takeStep(signal, { ...command, healthChecked: true } as StepCommand, now).ok).toBe(true);
	});

	it('the trainer cannot change an answer after the coach closed the question', () =>
		cannot('signal-not-answered', toCompany, 'resolved', 'change', 'trainer'));

	it('the coach cannot change the answer of the company', () =>
		cannot('signal-not-asked-of-you', toCompany, 'answered', 'change', 'coach'));

	it('the trainer cannot change an answer into a word about health without being asked first', () => {
		const command = { ...commandOf('change', 'trainer'), text: 'Noor is ziek' };
		const signal = { facts: toCompany, state: states.answered, taken: 1, over: false };
		expect(takeStep(signal, command, now)).toEqual(refusal('text-about-health'));
	});

	it.each(['answer', 'change'] as const)(
		'the trainer cannot %s in words alone without a word in it',
		(kind) => {
			const state = kind === 'answer' ? states.raised : states.answered;
			const signal = { facts: toCompany, state, taken: 1, over: false };
			const command = { ...commandOf(kind, 'trainer'), choice: 'words' } as StepCommand;
			expect(takeStep(signal, command, now).ok).toBe(true);
			expect(takeStep(signal, { ...command, text: '' } as StepCommand, now)).toEqual(
				refusal('answer-empty'),
			);
		},
	);

	it('the trainer cannot resolve what the coach asked', () =>
		cannot('signal-not-yours', toCompany, 'answered', 'resolve', 'trainer'));

	it('the other coach cannot resolve what was asked of one person behind their back', () =>
		cannot('signal-not-yours', toTrainer, 'answered', 'resolve', 'other coach'));

	it('the coach cannot resolve a signal that was withdrawn', () =>
		cannot('signal-closed', toCompany, 'withdrawn', 'resolve', 'coach'));

	it('the trainer cannot reopen what the coach closed', () =>
		cannot('signal-not-yours', toCompany, 'resolved', 'reopen', 'trainer'));

	it('the coach cannot move the day of a signal that still waits by reopening it', () =>
		cannot('signal-not-closed', toCompany, 'seen', 'reopen', 'coach'));

	it('the other coach cannot withdraw what the coach asked', () =>
		cannot('signal-not-yours', toCompany, 'raised', 'withdraw', 'other coach'));

	it('the coach cannot withdraw a signal that was resolved', () =>
		cannot('signal-closed', toCompany, 'resolved', 'withdraw', 'coach'));
});

it('the coach who mailed a hundred people this hour cannot open a question again, which mails too', () => {
	const facts = raised('coach', 'company');
	const again = (mailingsLastHour: number) =>
		takeStep(
			{ facts, state: states.answered, taken: 1, over: false },
			{ kind: 'reopen', by: cast.coach, calendar, mailingsLastHour },
			now,
		);
	expect(again(mailingsPerHourMax - 1).ok).toBe(true);
	expect(again(mailingsPerHourMax)).toEqual({ ok: false, refusal: 'mailed-too-often' });
});

it('the student who asks and closes over and over cannot wedge a question: it is answered and closed at last', () => {
	const facts = raised('student', 'school');
	const after = (state: StateName, kind: StepCommand['kind'], who: Name) =>
		takeStep(
			{ facts, state: states[state], taken: stepsMax, over: false },
			commandOf(kind, who),
			now,
		);
	const refusal = { ok: false, refusal: 'signal-too-often' };
	expect(after('resolved', 'reopen', 'student')).toEqual(refusal);
	expect(after('answered', 'change', 'coach')).toEqual(refusal);
	for (const [kind, who] of [
		['see', 'coach'],
		['answer', 'coach'],
		['resolve', 'student'],
		['withdraw', 'student'],
	] as const)
		expect(after('reopened', kind, who).ok).toBe(true);
});

it('lets nobody take a step once the placement ended, whoever they are', () => {
	const facts = raised('trainer', 'school');
	for (const [who, kind, state] of [
		['coach', 'see', 'raised'],
		['trainer', 'withdraw', 'raised'],
		['trainer', 'resolve', 'raised'],
	] as const)
		expect(
			takeStep({ facts, state: states[state], taken: 0, over: true }, { kind, by: cast[who] }, now),
		).toEqual({ ok: false, refusal: 'placement-ended' });
});
