import { describe, expect, it } from 'vitest';
import { day, instant } from '../kernel/time.ts';
import { chooseStudents, handOver, undoHandOver, type HandOver } from './hand-over.ts';

const today = day('2026-11-22');
const nothing = { runs: '', waits: '', know: '' };
const right: HandOver = {
	giver: 'own',
	colleague: true,
	colleagueDays: 7,
	begins: day('2026-12-01'),
	chosen: 2,
	theirs: 2,
	along: [nothing, { ...nothing, runs: 'Oefent lassen.' }],
	healthChecked: false,
	mailingsLastHour: 0,
};
const refused = (refusal: string) => ({ ok: false, refusal });
const tried = (change: Partial<HandOver>) => handOver({ ...right, ...change }, today);

describe('handing over', () => {
	it('gives students to a colleague from today or a later day', () => {
		expect(tried({})).toEqual({ ok: true, value: 'handed over' });
		expect(tried({ begins: today })).toMatchObject({ ok: true });
		expect(tried({ begins: day('2027-02-20') })).toMatchObject({ ok: true });
		expect(tried({ giver: 'left', along: [] })).toMatchObject({ ok: true });
	});

	it('is not for a deputy, who holds no role of the other', () => {
		expect(tried({ giver: null })).toEqual(refused('hand-over-not-yours'));
	});
	it('gives nobody when no student was chosen', () => {
		expect(tried({ chosen: 0, theirs: 0 })).toEqual(refused('hand-over-nobody'));
		expect(chooseStudents(0)).toEqual(refused('hand-over-nobody'));
		expect(chooseStudents(1)).toMatchObject({ ok: true });
	});
	it('gives no student of another coach, and then none at all', () => {
		expect(tried({ theirs: 1 })).toEqual(refused('not-found'));
	});
	it('gives no student to somebody of another organisation or with another role', () => {
		expect(tried({ colleague: false })).toEqual(refused('hand-over-elsewhere'));
	});
	it('lets nobody hand over since a day that is past', () => {
		expect(tried({ begins: day('2026-11-21') })).toEqual(refused('hand-over-in-past'));
	});
	it('lets nobody hand over further ahead than ninety days', () => {
		expect(tried({ begins: day('2027-02-21') })).toEqual(refused('hand-over-too-far'));
	});
	it('lets no administrator read along at once by somebody whom they put in the place of who left', () => {
		const left = { giver: 'left', along: [] } as const;
		expect(tried({ ...left, begins: today })).toEqual(refused('hand-over-left-today'));
		expect(tried({ ...left, begins: day('2026-11-23') })).toMatchObject({ ok: true });
		expect(tried({ ...left, colleagueDays: 6 })).toEqual(refused('hand-over-left-new'));
		expect(tried({ colleagueDays: 0 }), 'the coach may, who knows whom').toMatchObject({
			ok: true,
		});
	});
	it('lets no administrator write about the student of who left', () => {
		expect(tried({ giver: 'left' })).toEqual(refused('hand-over-along-not-yours'));
	});
	it('asks the coach first about words of health, in whichever line they stand', () => {
		for (const line of ['runs', 'waits', 'know'] as const) {
			const along = [nothing, { ...nothing, [line]: 'Was een week ziek.' }];
			expect(tried({ along })).toEqual(refused('text-about-health'));
			expect(tried({ along, healthChecked: true })).toMatchObject({ ok: true });
		}
	});
	it('lets nobody mail colleagues over and over', () => {
		expect(tried({ mailingsLastHour: 1000 })).toEqual(refused('mailed-too-often'));
	});
});

describe('taking it back', () => {
	const now = instant('2026-11-22T11:00:00Z');
	const from = (begins: string, at: string) =>
		undoHandOver({ begins: day(begins), at: instant(at) }, today, now);

	it('goes until the first day, and for a day in any case', () => {
		expect(from('2026-11-23', '2026-11-01T09:00:00Z')).toEqual({ ok: true, value: 'undone' });
		expect(from('2026-11-22', '2026-11-21T11:00:00Z')).toMatchObject({ ok: true });
	});
	it('is too late for a coach once the colleague began and a day passed', () => {
		expect(from('2026-11-22', '2026-11-21T10:59:59Z')).toEqual(refused('hand-over-too-late'));
	});
});
