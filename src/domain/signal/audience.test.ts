import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parties, partyOf, parts, type Part, type Party } from '../kernel/party.ts';
import { audienceOf, reads, type Addressing } from './audience.ts';
import type { Topic } from './signal.ts';

const by = (part: Part, person: string = part) => ({ person, part, onBehalfOf: null });
const together: Topic = { kind: 'together', detail: '' };
const subject: Topic = { kind: 'subject', detail: 'Vakleer' };
const toParty = (part: Part, asks: Party, topic = together) =>
	audienceOf({ by: by(part), asks, asksPerson: null, topic });
const toPerson = (part: Part, asks: Party, asksPerson: string, topic = together) =>
	audienceOf({ by: by(part), asks, asksPerson, topic });

describe('who reads a signal to a party', () => {
	it.each([
		['student', 'school', ['student', 'coach']],
		['student', 'company', ['student', 'trainer']],
		['trainer', 'school', ['student', 'coach', 'trainer', 'person:trainer']],
		['mentor', 'school', ['student', 'coach', 'trainer', 'person:mentor']],
		['trainer', 'student', ['student', 'trainer', 'person:trainer']],
		['mentor', 'student', ['student', 'trainer', 'person:mentor']],
		['coach', 'company', ['student', 'trainer', 'coach', 'person:coach']],
		['teacher', 'company', ['student', 'trainer', 'coach', 'person:teacher']],
		['coach', 'student', ['student', 'coach', 'person:coach']],
		['teacher', 'student', ['student', 'coach', 'person:teacher']],
	] as const)('from the %s to the %s: nobody but %j', (part, asks, expected) => {
		const audience = toParty(part, asks);
		expect(new Set(audience)).toEqual(new Set(expected));
		expect(audience).toHaveLength(expected.length);
	});

	it('a teacher reads it only when it is about their subject', () => {
		expect(toParty('student', 'school', subject)).toEqual(['student', 'coach', 'teacher:Vakleer']);
		expect(toParty('coach', 'company', subject)).toContain('teacher:Vakleer');
		expect(toParty('student', 'company', subject)).toEqual(['student', 'trainer']);
		expect(toParty('student', 'school', { kind: 'work-process', detail: 'B1-K1-W1' })).toEqual([
			'student',
			'coach',
		]);
	});
});

describe('who reads a signal to one person', () => {
	it('a student’s signal to one person reaches that person alone', () => {
		expect(toPerson('student', 'school', 'coach-2')).toEqual(['student', 'person:coach-2']);
		expect(toPerson('student', 'company', 'mentor-1', subject)).toEqual([
			'student',
			'person:mentor-1',
		]);
	});

	it('a coach’s signal to one mechanic reaches the mechanic and the coach, no colleague of either', () =>
		expect(toPerson('coach', 'company', 'mentor-1')).toEqual([
			'student',
			'person:coach',
			'person:mentor-1',
		]));

	// The database refuses a row whose one person is not in its audience.
	it('the student who is asked by name is in the audience by name too', () =>
		expect(toPerson('trainer', 'student', 'noor')).toEqual([
			'student',
			'person:trainer',
			'person:noor',
		]));
});

const addressing: fc.Arbitrary<Addressing> = fc
	.record({
		part: fc.constantFrom(...parts),
		asks: fc.constantFrom(...parties),
		asksPerson: fc.option(fc.constantFrom('one', 'two')),
		topic: fc.constantFrom<Topic>(together, subject, { kind: 'contact', detail: '' }),
	})
	.filter(({ part, asks }) => partyOf(part) !== asks)
	.map(({ part, ...rest }) => ({ ...rest, by: by(part) }));

describe('whatever is asked, of whomever', () => {
	it('the student always reads what is about them', () =>
		fc.assert(
			fc.property(addressing, (one) => {
				expect(audienceOf(one)).toContain('student');
			}),
		));

	it('who asks can read it again, and no entry stands there twice', () =>
		fc.assert(
			fc.property(addressing, (one) => {
				const audience = audienceOf(one);
				expect(reads(one.by, audience)).toBe(true);
				expect(new Set(audience).size).toBe(audience.length);
			}),
		));

	it('what a student asks of the school never reaches a trainer or a mentor', () =>
		fc.assert(
			fc.property(addressing, (one) => {
				fc.pre(one.asks === 'school');
				const audience = audienceOf({ ...one, by: by('student') });
				expect(reads(by('trainer'), audience)).toBe(false);
				expect(reads(by('mentor'), audience)).toBe(false);
			}),
		));

	it('what a student asks of the company never reaches a coach or a teacher', () =>
		fc.assert(
			fc.property(addressing, (one) => {
				fc.pre(one.asks === 'company');
				const audience = audienceOf({ ...one, by: by('student') });
				expect(reads(by('coach'), audience)).toBe(false);
				expect(reads(by('teacher'), audience)).toBe(false);
			}),
		));

	it('what one person is asked never reaches a third', () =>
		fc.assert(
			fc.property(addressing, fc.constantFrom(...parts), (one, part) => {
				fc.pre(one.asksPerson !== null && part !== 'student');
				expect(reads(by(part, 'third'), audienceOf(one))).toBe(false);
			}),
		));
});
