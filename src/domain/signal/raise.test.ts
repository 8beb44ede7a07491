import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import file from '../../../data/holidays.json' with { type: 'json' };
import type { Part } from '../kernel/party.ts';
import { calendarFor, isWorkingDay } from '../kernel/school-calendar.ts';
import { day, instant } from '../kernel/time.ts';
import { mailingsPerHourMax } from '../people/mailing.ts';
import { audienceOf } from './audience.ts';
import { answerDaysMax, raiseSignal, type RaiseOn, type RaiseSignal } from './raise.ts';

const company = calendarFor('company', 'noord', file);
const school = calendarFor('school', 'noord', file);
const by = (part: Part) => ({ person: part, part, onBehalfOf: null });
const on: RaiseOn = {
	placement: 'placement',
	dates: { beginsOn: day('2026-09-01'), plannedEndOn: day('2028-07-31'), endedOn: null },
	people: (['student', 'trainer', 'mentor', 'coach', 'teacher'] as const).map(by),
	calendar: company,
	mailingsLastHour: 0,
};
const command: RaiseSignal = {
	id: 'signal',
	by: by('coach'),
	asks: 'company',
	asksPerson: null,
	topic: { kind: 'work-process', detail: 'B1-K1-W1' },
	asked: 'Kan Noor deze maand een ketel vervangen?',
	wished: 'voor half december',
	healthChecked: false,
};
const now = instant('2026-11-23T10:00:00Z');
const raise = (changes: Partial<RaiseSignal> = {}, onChanges: Partial<RaiseOn> = {}, at = now) =>
	raiseSignal({ ...on, ...onChanges }, { ...command, ...changes }, at);
const refusal = (code: string) => ({ ok: false, refusal: code });

describe('a signal that is raised', () => {
	it('keeps who asked, when, about what, and who reads it', () =>
		expect(raise()).toEqual({
			ok: true,
			value: {
				id: 'signal',
				placement: 'placement',
				raisedBy: by('coach'),
				raisedAt: now,
				topic: command.topic,
				asks: 'company',
				asksPerson: null,
				audience: audienceOf(command),
				dueOn: day('2026-11-30'),
			},
		}));

	it('holds no word of what was asked', () =>
		expect(JSON.stringify(raise())).not.toContain('ketel'));

	it.each([
		['student', 'school'],
		['student', 'company'],
		['trainer', 'school'],
		['trainer', 'student'],
		['mentor', 'school'],
		['mentor', 'student'],
		['coach', 'company'],
		['coach', 'student'],
		['teacher', 'company'],
		['teacher', 'student'],
	] as const)('may go from the %s to the %s', (part, asks) =>
		expect(raise({ by: by(part), asks }).ok).toBe(true),
	);

	it('may go to one person in the asked corner', () => {
		expect(raise({ asksPerson: 'mentor' })).toMatchObject({
			ok: true,
			value: { asksPerson: 'mentor', audience: ['student', 'person:coach', 'person:mentor'] },
		});
		expect(raise({ asks: 'student', asksPerson: 'student' }).ok).toBe(true);
	});

	it('needs no detail about working together or contact', () => {
		expect(raise({ topic: { kind: 'together', detail: '' } }).ok).toBe(true);
		expect(raise({ topic: { kind: 'contact', detail: '' } }).ok).toBe(true);
	});

	it('may be raised before a placement begins, and past its planned end', () => {
		const late = { ...on.dates, plannedEndOn: day('2026-10-01') };
		expect(raise({}, {}, instant('2026-08-30T10:00:00Z')).ok).toBe(true);
		expect(raise({}, { dates: late }).ok).toBe(true);
	});
});

describe('who would ask too much', () => {
	it('the coach cannot raise a signal on a placement that ended, from its last day on', () => {
		const dates = { ...on.dates, endedOn: day('2026-11-23') };
		expect(raise({}, { dates })).toEqual(refusal('placement-ended'));
		expect(raise({}, { dates }, instant('2026-11-22T10:00:00Z')).ok).toBe(true);
	});

	it.each([
		['student', 'student'],
		['trainer', 'company'],
		['mentor', 'company'],
		['coach', 'school'],
		['teacher', 'school'],
	] as const)('the %s cannot ask the own corner, the %s', (part, asks) =>
		expect(raise({ by: by(part), asks })).toEqual(refusal('signal-own-party')),
	);

	it('the student cannot address a coach as somebody of the company, who would then read it', () =>
		expect(raise({ by: by('student'), asksPerson: 'coach' })).toEqual(
			refusal('signal-person-elsewhere'),
		));

	it('the coach cannot address somebody who is not on this placement', () =>
		expect(raise({ asksPerson: 'trainer of another placement' })).toEqual(
			refusal('signal-person-elsewhere'),
		));

	it.each(['work-process', 'subject'] as const)(
		'the coach cannot ask about a %s without saying which, which every teacher could then read',
		(kind) =>
			expect(raise({ topic: { kind, detail: '' } })).toEqual(refusal('signal-topic-incomplete')),
	);

	it('the coach cannot show the company a word about health without being asked first', () => {
		const asked = 'Noor was ziek, kan ze inhalen?';
		expect(raise({ asked })).toEqual(refusal('text-about-health'));
		expect(raise({ wished: 'na de operatie, via de huisarts' })).toEqual(
			refusal('text-about-health'),
		);
		expect(raise({ asked, healthChecked: true }).ok).toBe(true);
	});

	it('the coach who mailed a hundred people this hour cannot ask one more', () => {
		const after = (mailingsLastHour: number) => raise({}, { mailingsLastHour });
		expect(after(mailingsPerHourMax - 1).ok).toBe(true);
		expect(after(mailingsPerHourMax)).toEqual(refusal('mailed-too-often'));
	});

	it('a hospital is a place of work, and is not asked about', () =>
		expect(raise({ asked: 'Mag Noor mee naar het ziekenhuis in Zwolle?' }).ok).toBe(true));
});

describe('when an answer is due', () => {
	const due = (at: string, calendar = company) => {
		const result = raise({}, { calendar }, instant(at));
		return result.ok ? result.value.dueOn.toString() : result.refusal;
	};

	it('is five working days later', () => {
		expect(answerDaysMax).toBe(5);
		expect(due('2026-11-23T10:00:00Z')).toBe('2026-11-30');
		expect(due('2026-11-27T10:00:00Z')).toBe('2026-12-04');
	});

	it('counts from the Dutch day, also just after midnight', () => {
		expect(due('2026-11-22T22:59:59Z')).toBe('2026-11-27');
		expect(due('2026-11-22T23:00:00Z')).toBe('2026-11-30');
	});

	it('steps over Christmas at a company, which works in the school holiday', () => {
		expect(due('2026-12-18T10:00:00Z')).toBe('2026-12-28');
		expect(due('2026-12-23T10:00:00Z')).toBe('2026-12-31');
	});

	it('waits for a school until after its Christmas holiday', () =>
		expect(due('2026-12-18T10:00:00Z', school)).toBe('2027-01-08'));

	it('waits for a company until after the construction holiday, whose last day is closed', () => {
		expect(due('2027-07-23T10:00:00Z')).toBe('2027-08-20');
		expect(due('2027-08-13T10:00:00Z')).toBe('2027-08-20');
		expect(due('2027-07-16T10:00:00Z')).toBe('2027-07-23');
	});

	it('is never on a day when the answering side is away', () => {
		const days = fc.integer({ min: 0, max: 600 });
		fc.assert(
			fc.property(days, fc.constantFrom(company, school), (later, side) => {
				const dueOn = day(due(now.add({ hours: 24 * later }).toString(), side));
				expect(isWorkingDay(dueOn, side)).toBe(true);
			}),
		);
	});
});
