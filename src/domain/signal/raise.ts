import { healthWordsIn } from '../kernel/health-words.ts';
import type { Id } from '../kernel/id.ts';
import type { Part, Party } from '../kernel/party.ts';
import { partyOf } from '../kernel/party.ts';
import { happened, refused, type Result } from '../kernel/result.ts';
import { addWorkingDays, type Calendar } from '../kernel/school-calendar.ts';
import { dayOf, type Instant } from '../kernel/time.ts';
import { mailsTooOften } from '../people/mailing.ts';
import {
	placementState,
	speaksFor,
	type Participant,
	type PlacementDates,
} from '../placement/placement.ts';
import { audienceOf } from './audience.ts';
import type { SignalFacts, Topic } from './signal.ts';

/** An answer is due in this many working days of the answering side. */
export const answerDaysMax = 5;

export type RaiseRefusal =
	| 'mailed-too-often'
	| 'placement-ended'
	| 'signal-own-party'
	| 'signal-person-elsewhere'
	| 'signal-topic-incomplete'
	| 'text-about-health';

/** What a signal is raised on: the dates of the placement and who is on it. */
export interface RaiseOn {
	readonly placement: Id;
	readonly dates: PlacementDates;
	readonly people: readonly { readonly person: Id; readonly part: Part }[];
	/** Working days of the side that has to answer. */
	readonly calendar: Calendar;
	/** How often the asker did something in the last hour that mails others. */
	readonly mailingsLastHour: number;
}

export interface RaiseSignal {
	readonly id: Id;
	readonly by: Participant;
	readonly asks: Party;
	readonly asksPerson: Id | null;
	readonly topic: Topic;
	readonly asked: string;
	readonly wished: string;
	/** True once the writer was asked about words of health and chose to keep them. */
	readonly healthChecked: boolean;
}

/** Decides whether a signal is raised, who reads it, and when an answer is due. */
export function raiseSignal(
	on: RaiseOn,
	command: RaiseSignal,
	now: Instant,
): Result<SignalFacts, RaiseRefusal> {
	const { by, asks, asksPerson, topic } = command;
	const today = dayOf(now);
	const needsDetail = topic.kind === 'work-process' || topic.kind === 'subject';
	const isThere = on.people.some((one) => one.person === asksPerson && partyOf(one.part) === asks);
	const words = healthWordsIn(`${command.asked} ${command.wished} ${topic.detail}`);
	if (placementState(on.dates, today) === 'ended') return refused('placement-ended');
	if (speaksFor(by, asks)) return refused('signal-own-party');
	if (asksPerson && !isThere) return refused('signal-person-elsewhere');
	if (needsDetail && !topic.detail) return refused('signal-topic-incomplete');
	if (words.length > 0 && !command.healthChecked) return refused('text-about-health');
	if (mailsTooOften(on.mailingsLastHour)) return refused('mailed-too-often');
	return happened({
		id: command.id,
		placement: on.placement,
		raisedBy: by,
		raisedAt: now,
		topic,
		asks,
		asksPerson,
		audience: audienceOf({ by, asks, asksPerson, topic }),
		dueOn: addWorkingDays(today, answerDaysMax, on.calendar),
	});
}
