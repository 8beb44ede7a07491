/** What goes on in the demo: goals, and signals in every state, through the writes that pages use. */
import type { Id } from '#domain/kernel/id.ts';
import { writeGoal } from '#features/placement/server/write.ts';
import { addLine } from '#features/signal/server/write-step.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import type { CastKey } from './cast.ts';
import { at, type Listed } from './people.ts';
import { daysAgo, raiseBy, stepBy, type Raised, type Taken } from './play.ts';

interface Stage {
	readonly people: ReadonlyMap<CastKey, Id>;
	readonly oost: Listed;
	readonly west: Listed;
}

const healthChecked = true;

/** Plays what happened so far. */
export async function playStories(stage: Stage): Promise<void> {
	const oost = (number: string) => at(stage.oost.students, number).placement;
	const chloe = at(stage.west.students, '201617').placement;
	const [youssef, bjorn, renee] = [oost('200544'), oost('200248'), oost('200655')];
	await goal(stage, 'youssef', youssef, 'Ik monteer een cv-ketel van begin tot eind zelf.', 20);
	await goal(stage, 'haddou', bjorn, 'Björn legt een leiding aan zonder dat iemand meekijkt.', 18);
	await goal(stage, 'renee', renee, 'Ik lees een installatietekening zonder hulp.', 12);
	await practiceAsked(stage, bjorn);
	await practicePlanned(stage, youssef);
	await schoolIsLate(stage, bjorn);
	await studentAsksSchool(stage, renee);
	await raise(stage, 'haddouWest', chloe, 1, {
		asks: { party: 'company', person: null },
		topic: { kind: 'together', detail: '' },
		asked: 'Zullen we voor de kerst met zijn drieën kijken hoe het met Chloé gaat?',
	});
}

/** Waits for the company, in time. */
async function practiceAsked(stage: Stage, placement: Id): Promise<void> {
	await raise(stage, 'haddou', placement, 1, {
		asks: { party: 'company', person: null },
		topic: { kind: 'work-process', detail: 'B1-K1-W4' },
		asked: 'Kan Björn de komende weken vaker zelf leidingen aanleggen?',
		wished: 'Voor de toets in januari',
	});
}

/** Answered within a day; the student added a line. */
async function practicePlanned(stage: Stage, placement: Id): Promise<void> {
	const signal = await raise(stage, 'kromhout', placement, 9, {
		asks: { party: 'company', person: null },
		topic: { kind: 'work-process', detail: 'B1-K1-W1' },
		asked: 'Kan Youssef meedenken bij de voorbereiding van een klus?',
	});
	await step(stage, 'wolters', signal, 8, { kind: 'see' });
	const text = 'Vanaf maandag rijdt hij mee met Peter en bereidt hij de klus voor.';
	await step(stage, 'wolters', signal, 8, { kind: 'answer', choice: 'plan', text, healthChecked });
	await scoped(
		{ person: at(stage.people, 'youssef') },
		(scope) =>
			addLine(scope, signal, { form: newId(), text: 'Fijn, daar heb ik zin in.', healthChecked }),
		daysAgo(7),
	);
}

/** The company waits for the school, longer than was promised. */
async function schoolIsLate(stage: Stage, placement: Id): Promise<void> {
	await raise(stage, 'hoelscher', placement, 16, {
		asks: { party: 'school', person: null },
		topic: { kind: 'contact', detail: '' },
		asked: 'Wanneer is de toets over leidingwerk? Dan plan ik daar het werk op.',
	});
}

/** For the school alone: the company sees nothing of it. */
async function studentAsksSchool(stage: Stage, placement: Id): Promise<void> {
	await raise(stage, 'renee', placement, 2, {
		asks: { party: 'school', person: null },
		topic: { kind: 'together', detail: '' },
		asked: 'Ik wil een keer praten over hoe wij op het werk overleggen.',
	});
}

const raise = ({ people }: Stage, by: CastKey, placement: Id, days: number, signal: Raised) =>
	raiseBy(at(people, by), placement, days, signal);
const step = ({ people }: Stage, by: CastKey, signal: Id, days: number, taken: Taken) =>
	stepBy(at(people, by), signal, days, taken);

async function goal({ people }: Stage, by: CastKey, placement: Id, text: string, days: number) {
	const written = await scoped(
		{ person: at(people, by) },
		(scope) => writeGoal(scope, placement, { form: newId(), text, healthChecked }),
		daysAgo(days),
	);
	if (!written?.ok) throw new Error(`the demo's goal of ${by} was refused: ${written?.refusal}`);
}
