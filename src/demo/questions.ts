/** What is asked among the many students of one coach: a question in every state, answered soon or late. */
import type { Id } from '#domain/kernel/id.ts';
import type { AnswerChoice } from '#domain/signal/signal.ts';
import type { Placed } from './placed.ts';
import { raiseBy, stepBy, type Raised, type Taken } from './play.ts';

type Who = 'student' | 'trainer' | 'coach';

interface Question {
	readonly by: Who;
	readonly asks: Raised['asks']['party'];
	readonly topic: Raised['topic'];
	/** `{name}` is the student's first name. */
	readonly asked: string;
	readonly days: number;
	readonly next: readonly (readonly [by: Who, days: number, taken: Taken])[];
}

const answer = (choice: AnswerChoice, text: string): Taken => ({
	...{ kind: 'answer', choice, text, healthChecked: true },
});
const work = (detail: string): Raised['topic'] => ({ kind: 'work-process', detail });
const together: Raised['topic'] = { kind: 'together', detail: '' };
const contact: Raised['topic'] = { kind: 'contact', detail: '' };

const questions: readonly Question[] = [
	// Open, in time.
	{
		...{ by: 'coach', asks: 'company', topic: work('B1-K1-W1'), days: 1, next: [] },
		asked: 'Mag {name} een keer zelf een klus voorbereiden, van tekening tot spullen?',
	},
	{
		...{ by: 'trainer', asks: 'school', topic: contact, days: 2, next: [] },
		asked: 'Welke week zijn de toetsen? Dan zet ik {name} niet op een klus ver weg.',
	},
	// For the school alone.
	{
		...{ by: 'student', asks: 'school', topic: together, days: 1, next: [] },
		asked: 'Ik rijd al weken alleen bussen uit. Hoe begin ik daarover op mijn werk?',
	},
	// Open, and late.
	{
		...{ by: 'coach', asks: 'company', topic: together, days: 24, next: [] },
		asked: 'Wanneer kan ik langskomen? Dan praten we met {name} over hoe het gaat.',
	},
	{
		...{ by: 'trainer', asks: 'school', topic: contact, days: 27, next: [] },
		asked: 'Wie is de vakdocent van {name}? Ik wil weten wat er nu op school speelt.',
	},
	// Seen, not answered yet.
	{
		...{ by: 'student', asks: 'company', topic: work('B1-K1-W4'), days: 3 },
		asked: 'Mag ik deze maand vaker mee naar de nieuwbouw?',
		next: [['trainer', 2, { kind: 'see' }]],
	},
	// Answered within a day.
	{
		...{ by: 'coach', asks: 'company', topic: work('B1-K1-W2'), days: 6 },
		asked: 'Kan {name} oefenen met demonteren voor de toets van december?',
		next: [['trainer', 5, answer('plan', 'Donderdag halen we samen een oude ketel uit elkaar.')]],
	},
	{
		...{ by: 'trainer', asks: 'school', topic: together, days: 4 },
		asked: '{name} wil sneller. Wat mag er al, en wat nog niet?',
		next: [['coach', 3, answer('call', 'Ik bel je morgen na vieren.')]],
	},
	// Answered late, and it could not be done.
	{
		...{ by: 'coach', asks: 'company', topic: work('B1-K1-W3'), days: 34 },
		asked: 'Is er werk waarbij {name} kan leren meten?',
		next: [
			['trainer', 19, answer('cannot', 'Nu niet. Na de jaarwisseling hebben we weer onderhoud.')],
		],
	},
	// Closed, soon and late.
	{
		...{ by: 'student', asks: 'company', topic: contact, days: 21 },
		asked: 'Met wie rijd ik mee als mijn vaste monteur vrij is?',
		next: [
			['trainer', 21, answer('plan', 'Met Henk. Hij weet ervan.')],
			['student', 20, { kind: 'resolve' }],
		],
	},
	{
		...{ by: 'coach', asks: 'company', topic: together, days: 48 },
		asked: 'Zullen we vóór de herfst met zijn drieën om tafel?',
		next: [
			['trainer', 33, answer('plan', 'Ja, de eerste maandag na de vakantie.')],
			['coach', 30, { kind: 'resolve' }],
		],
	},
	// Taken back, and asked again.
	{
		...{ by: 'trainer', asks: 'student', topic: contact, days: 15 },
		asked: 'Stuur je mij je rooster van school?',
		next: [['trainer', 14, { kind: 'withdraw' }]],
	},
	{
		...{ by: 'coach', asks: 'company', topic: work('B1-K1-W5'), days: 18 },
		asked: 'Kan {name} een keer zelf een installatie nalopen en opleveren?',
		next: [
			['trainer', 16, answer('plan', 'Komt goed, volgende week.')],
			['coach', 2, { kind: 'reopen' }],
		],
	},
];

/** Asks each of the questions about another student of these. */
export async function askAround(students: readonly Placed[]): Promise<void> {
	const apart = Math.trunc(students.length / questions.length);
	for (const [place, question] of questions.entries()) {
		const one = students[place * apart];
		if (!one) throw new Error('the demo has more questions than students');
		const person = (who: Who): Id => {
			const id = who === 'student' ? one.student : one[who]?.id;
			if (!id) throw new Error(`nobody is ${who} of student ${one.number}`);
			return id;
		};
		const signal = await raiseBy(person(question.by), one.id, question.days, {
			asks: { party: question.asks, person: null },
			topic: question.topic,
			asked: question.asked.replace('{name}', one.firstName),
		});
		for (const [by, days, taken] of question.next) await stepBy(person(by), signal, days, taken);
	}
}
