import { describe, expect, it } from 'vitest';
import type { Part } from '../kernel/party.ts';
import { day } from '../kernel/time.ts';
import type { PlacementDates } from './placement.ts';
import {
	isProtectedWork,
	notePractice,
	proposeWorkProcess,
	takeBackPractice,
} from './practice-entry.ts';

const dates = { beginsOn: day('2026-09-01'), plannedEndOn: day('2028-07-31'), endedOn: null };
const ended = { ...dates, endedOn: day('2026-11-22') };
const today = day('2026-11-22');
const by = (part: Part) => ({ person: 'p', part, onBehalfOf: null });
const workProcesses = ['B1-K1-W1', 'B1-K1-W2'];
const note = (part: Part, workProcess = 'B1-K1-W1') =>
	notePractice({ dates, workProcesses }, { by: by(part), workProcess }, today);
const noteOn = (at: PlacementDates) =>
	notePractice({ dates: at, workProcesses }, { by: by('mentor'), workProcess: '' }, today);
const no = (refusal: string) => ({ ok: false, refusal });

describe('what was practised', () => {
	it.each(['student', 'trainer', 'mentor'] as const)('the %s may say so, in that part', (part) => {
		expect(note(part)).toEqual({ ok: true, value: part });
	});

	it.each(['coach', 'teacher'] as const)('the %s, who was not there, cannot say so', (part) => {
		expect(note(part)).toEqual(no('practice-not-yours'));
	});

	it('the mentor cannot say so on a placement that ended', () => {
		expect(noteOn(ended)).toEqual(no('placement-ended'));
	});

	it('the mentor cannot say so before the placement begins', () => {
		const coming = { ...dates, beginsOn: day('2026-11-23') };
		expect(noteOn(coming)).toEqual(no('placement-not-begun'));
	});

	it('the mentor cannot name work of another qualification, and need not name any', () => {
		expect(note('mentor', 'P9-K9-W9')).toEqual(no('practice-other-work'));
		expect(note('mentor', '').ok).toBe(true);
	});
});

describe('taking it back', () => {
	it('the trainer cannot take back what the mentor said', () => {
		expect(takeBackPractice(dates, { own: false, takenBack: false }, today)).toEqual(
			no('practice-of-another'),
		);
	});

	it('the mentor cannot take it back once the placement ended', () => {
		expect(takeBackPractice(ended, { own: true, takenBack: false }, today)).toEqual(
			no('placement-ended'),
		);
	});

	it('the mentor cannot take back twice', () => {
		expect(takeBackPractice(dates, { own: true, takenBack: true }, today)).toEqual(
			no('practice-taken-back'),
		);
		expect(takeBackPractice(dates, { own: true, takenBack: false }, today).ok).toBe(true);
	});
});

describe('the work process that is proposed', () => {
	const codes = ['W1', 'W2', 'W3'];
	const proposed = (last: Record<string, string>, said: string[] = [], among = codes) =>
		proposeWorkProcess(among, { last, said }, today);
	it('is what was last practised in two weeks: a job goes on', () => {
		expect(proposed({ W1: '2026-11-12', W3: '2026-11-20' })).toBe('W3');
		expect(proposed({ W2: '2026-11-08' })).toBe('W2');
	});
	it('is else the first that was never practised', () => {
		expect(proposed({})).toBe('W1');
		expect(proposed({ W1: '2026-11-07' })).toBe('W2');
	});
	it('is else the one longest ago', () => {
		expect(proposed({ W1: '2026-10-20', W2: '2026-09-01', W3: '2026-10-01' })).toBe('W2');
	});
	it('is not what the reader said of today, while there is another', () => {
		const last = { W1: '2026-11-20', W2: '2026-11-22' };
		expect(proposed(last, ['W2'])).toBe('W1');
		expect(proposed({ W1: '2026-11-22' }, ['W1'], ['W1'])).toBe('W1');
	});
	it('is none where the qualification lists none', () => {
		expect(proposed({ W1: '2026-11-20' }, [], [])).toBe('');
	});
});

it.each([
	['Rondt de koolmonoxidepreventiewerkzaamheden af', true],
	['Voert preventief controle uit aan de gehele gasverbrandingsinstallatie', true],
	['Voorkomt dat rookgassen in de verblijfruimte terecht komen', true],
	['Werkt veilig met CO', true],
	['Aanleggen van leidingen voor de werktuigkundige installatie', false],
	['Ontvangt een gast en coacht een collega', false],
])('%s: kept by law is %s', (title, isKept) => {
	expect(isProtectedWork(title)).toBe(isKept);
});
