import type { Audience } from '../event/event.ts';
import type { Id } from '../kernel/id.ts';
import { partyOf, type Party } from '../kernel/party.ts';
import type { Participant } from '../placement/placement.ts';
import type { Topic } from './signal.ts';

/** What decides who reads a signal: who asks, who is asked, and about what. */
export interface Addressing {
	readonly by: Participant;
	readonly asks: Party;
	readonly asksPerson: Id | null;
	readonly topic: Topic;
}

/**
 * Who reads a signal, stored with it once and for all (product.md, "A signal stores its audience").
 * The student always reads what is about them. A student's own signal reaches only the party or the
 * person they chose; between school and company both corners read; what is addressed to one person
 * reaches that person and who asked.
 */
export function audienceOf({ by, asks, asksPerson, topic }: Addressing): Audience {
	const asker = by.part === 'student' ? [] : [`person:${by.person}`];
	if (asksPerson) return [...new Set(['student', ...asker, `person:${asksPerson}`])];
	const corners = [asks, partyOf(by.part)].flatMap((party) => readersIn(party, topic));
	return [...new Set(['student', ...corners, ...asker])];
}

/**
 * Tells whether somebody is in an audience. A participant carries no subject, so of two teachers the
 * lock tells which one reads (`my_keys` in database/rules/reader.sql).
 */
export function reads({ person, part }: Participant, audience: Audience): boolean {
	const isMine = (entry: string) => entry === part || entry === `person:${person}`;
	return audience.some(
		(entry) => isMine(entry) || (part === 'teacher' && entry.startsWith('teacher:')),
	);
}

function readersIn(party: Party, topic: Topic): readonly string[] {
	if (party === 'company') return ['trainer'];
	if (party === 'student') return [];
	return topic.kind === 'subject' ? ['coach', `teacher:${topic.detail}`] : ['coach'];
}
