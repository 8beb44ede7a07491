import { healthWordsIn } from '../kernel/health-words.ts';
import { happened, refused, type Result } from '../kernel/result.ts';
import { Temporal, type Day, type Instant } from '../kernel/time.ts';
import { mailsTooOften } from '../people/mailing.ts';

/** Further ahead nobody knows who works where. */
export const handOverDaysMax = 90;
/** Of who left, an administrator gives students to a colleague who has had the role for so long by the first day. */
export const settledDays = 7;
/** Hours in which it can be taken back in any case; else until its first day. */
export const undoHours = 24;
/** What is given along is erased so long after the first day (product.md, "Leaving"). */
export const alongMonths = 3;

export type HandOverRefusal =
	| 'hand-over-along-not-yours'
	| 'hand-over-elsewhere'
	| 'hand-over-in-past'
	| 'hand-over-left-new'
	| 'hand-over-left-today'
	| 'hand-over-nobody'
	| 'hand-over-not-yours'
	| 'hand-over-too-far'
	| 'mailed-too-often'
	| 'not-found'
	| 'text-about-health';

/** What goes along with one student; each line may be empty. */
export interface Along {
	readonly runs: string;
	readonly waits: string;
	readonly know: string;
}

export interface HandOver {
	/** `own`: the role is theirs; `left`: an administrator does it for who left; null: neither, such as a stand-in. */
	readonly giver: 'own' | 'left' | null;
	/** A colleague of the same organisation, with the same kind of role, who is there on the first day. */
	readonly colleague: boolean;
	/** Days between the first day of that colleague's role and the first day on which they take over. */
	readonly colleagueDays: number;
	readonly begins: Day;
	/** How many students were chosen, and how many of those are the giver's to hand over. */
	readonly chosen: number;
	readonly theirs: number;
	readonly along: readonly Along[];
	readonly healthChecked: boolean;
	readonly mailingsLastHour: number;
}

const { compare } = Temporal.PlainDate;

/** Decides whether there is anybody about whom something can go along. */
export function chooseStudents(chosen: number): Result<'chosen', 'hand-over-nobody'> {
	if (chosen === 0) return refused('hand-over-nobody');
	return happened('chosen');
}

/**
 * Decides whether students go to a colleague from a day on, all at once or none of them. An administrator, who ends
 * roles and gives them, could so read along by a colleague of their own making. So what they hand over begins the next
 * day at the earliest, and with somebody new a week after their first day: who left, the students and their companies
 * hear of it at once and can speak up before anybody reads a word.
 */
export function handOver(command: HandOver, today: Day): Result<'handed over', HandOverRefusal> {
	const { giver, begins, along } = command;
	const texts = along.flatMap(({ runs, waits, know }) => [runs, waits, know]);
	const choice = chooseStudents(command.chosen);
	const mustAsk = !command.healthChecked && texts.some((text) => healthWordsIn(text).length > 0);
	if (!giver) return refused('hand-over-not-yours');
	if (!choice.ok) return choice;
	if (command.theirs < command.chosen) return refused('not-found');
	if (!command.colleague) return refused('hand-over-elsewhere');
	if (compare(begins, today) < 0) return refused('hand-over-in-past');
	if (today.until(begins).days > handOverDaysMax) return refused('hand-over-too-far');
	if (giver === 'left' && compare(begins, today) === 0) return refused('hand-over-left-today');
	if (giver === 'left' && command.colleagueDays < settledDays) return refused('hand-over-left-new');
	if (giver === 'left' && texts.some(Boolean)) return refused('hand-over-along-not-yours');
	if (mustAsk) return refused('text-about-health');
	if (mailsTooOften(command.mailingsLastHour)) return refused('mailed-too-often');
	return happened('handed over');
}

export type UndoRefusal = 'hand-over-too-late';

/** What is known of something that was handed over. */
export interface HandedOver {
	readonly begins: Day;
	readonly at: Instant;
}

/** Decides whether it can still be taken back: until the first day, and in any case for a day. */
export function undoHandOver(
	{ begins, at }: HandedOver,
	today: Day,
	now: Instant,
): Result<'undone', UndoRefusal> {
	const begun = compare(begins, today) <= 0;
	const dayPassed = Temporal.Instant.compare(now, at.add({ hours: undoHours })) > 0;
	if (begun && dayPassed) return refused('hand-over-too-late');
	return happened('undone');
}
