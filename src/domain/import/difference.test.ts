import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../kernel/time.ts';
import { difference, type KnownPlacement } from './difference.ts';
import type { ListedPlacement } from './row.ts';

const usual: ListedPlacement = {
	line: 2,
	studentNumber: '200100',
	student: { firstName: 'Floris', infix: 'te', lastName: 'Riele' },
	studentEmail: null,
	agreementNumber: null,
	begins: day('2025-02-01'),
	plannedEnd: day('2026-07-31'),
	plannedEndListed: true,
	endedOn: null,
	status: 'running',
	trainer: { firstName: 'R.', infix: '', lastName: 'Wieland' },
	trainerEmail: null,
	coach: null,
	coachEmail: null,
	coachColumn: null,
	crebo: '25350',
	qualificationTitle: null,
	pathway: 'BBL',
	cohort: null,
	hoursTotal: 610,
	company: 'Wieland Klimaat',
	workPlacementCompanyId: '100920071',
	group: null,
	unit: null,
};
const listed = (changes: Partial<ListedPlacement> = {}) => ({ ...usual, ...changes });
const known = (changes: Partial<KnownPlacement> = {}): KnownPlacement => ({
	...usual,
	id: '018bcfe5-6800-7fff-8001-020304050607',
	...changes,
});
const counts = (result: ReturnType<typeof difference>) =>
	Object.fromEntries(
		Object.entries(result).flatMap(([kind, rows]) => (rows.length ? [[kind, rows.length]] : [])),
	);

describe('difference', () => {
	it('brings in what is new, and nothing that never took place', () => {
		expect(counts(difference([listed()], []))).toEqual({ added: 1 });
		expect(counts(difference([listed({ status: 'rejected' })], []))).toEqual({ neverKnown: 1 });
	});

	it('changes nothing with the same list', () => {
		expect(counts(difference([listed()], [known()]))).toEqual({ unchanged: 1 });
	});

	it('shows old and new side by side', () => {
		const trainer = { firstName: 'P.', infix: 'te', lastName: 'Brake' };
		const result = difference([listed({ trainer, plannedEnd: day('2027-07-31') })], [known()]);
		expect(counts(result)).toEqual({ changed: 1 });
		expect(result.changed[0]?.fields).toEqual([
			{ field: 'plannedEnd', was: '2026-07-31', becomes: '2027-07-31' },
			{ field: 'trainer', was: 'R. Wieland', becomes: 'P. te Brake' },
		]);
	});

	it('takes nothing away that the list is silent about', () => {
		const ours = known({ trainerEmail: 'r.wieland@klimaat.example', group: 'WI2A' });
		expect(counts(difference([listed({ trainer: null })], [ours]))).toEqual({ unchanged: 1 });
	});

	it('does not compare a field that we do not keep', () => {
		expect(
			counts(difference([listed({ unit: 'Techniek' })], [known({ unit: undefined })])),
		).toEqual({
			unchanged: 1,
		});
	});

	it('ends what the list ends, and keeps the end that was planned', () => {
		const end = day('2026-03-01');
		const row = listed({ status: 'ended', endedOn: end, plannedEnd: end, plannedEndListed: false });
		const result = difference([row], [known()]);
		expect(counts(result)).toEqual({ ended: 1 });
		expect(result.ended[0]?.fields.map(({ field }) => field)).toEqual(['endedOn', 'status']);
		const after = known({ status: 'ended', endedOn: end });
		expect(counts(difference([row], [after]))).toEqual({ unchanged: 1 });
	});

	it('only proposes to end what the list no longer names, and not what ended before', () => {
		expect(counts(difference([], [known()]))).toEqual({ gone: 1 });
		expect(counts(difference([], [known({ status: 'ended' })]))).toEqual({});
	});

	it('does not call gone whose row has a problem', () => {
		const unread = { line: 3, studentNumber: '200100', agreementNumber: null };
		expect(counts(difference([], [known()], [unread]))).toEqual({});
		const numbered = { line: 3, studentNumber: null, agreementNumber: 'A1' };
		expect(counts(difference([], [known({ agreementNumber: 'A1' })], [numbered]))).toEqual({});
		const nobody = { line: 3, studentNumber: null, agreementNumber: null };
		expect(counts(difference([], [known()], [nobody]))).toEqual({ gone: 1 });
	});

	it('finds a placement by its agreement number, whatever else has moved', () => {
		const row = listed({ agreementNumber: 'A1', begins: day('2025-03-01') });
		const result = difference([row], [known({ agreementNumber: 'A1' })]);
		expect(result.changed[0]?.fields.map(({ field }) => field)).toEqual(['begins']);
	});

	it('recognises a placement that got its number later', () => {
		const result = difference([listed({ agreementNumber: 'A1' })], [known()]);
		expect(result.changed[0]?.fields).toEqual([
			{ field: 'agreementNumber', was: null, becomes: 'A1' },
		]);
	});

	it('keeps two agreements of one student apart', () => {
		const ours = known({ agreementNumber: 'A1' });
		const result = difference([listed({ agreementNumber: 'A2' })], [ours]);
		expect(counts(result)).toEqual({ added: 1, gone: 1 });
	});

	it('never moves a placement to another student', () => {
		const row = listed({ agreementNumber: 'A1', studentNumber: '999' });
		expect(counts(difference([row], [known({ agreementNumber: 'A1' })]))).toEqual({
			conflicting: 1,
		});
	});

	it('does not depend on the order of rows or placements', () => {
		const status = fc.constantFrom('expected', 'running', 'ended', 'rejected');
		const numbers = fc.record({
			studentNumber: fc.constantFrom('1', '2', '3', '4'),
			agreementNumber: fc.constantFrom(null, 'A', 'B', 'C', 'D'),
			hoursTotal: fc.constantFrom(610, 1220),
			status,
		});
		const key = (one: { agreementNumber: string | null; studentNumber: string }) =>
			one.agreementNumber ?? one.studentNumber;
		const unique = fc.uniqueArray(numbers, { selector: key, maxLength: 8 });
		const shuffled = <T>(rows: T[]) => fc.shuffledSubarray(rows, { minLength: rows.length });
		const case_ = fc.tuple(unique, unique).chain(([rows, ours]) => {
			const list = rows.map((row) => listed(row as Partial<ListedPlacement>));
			const held = ours.map((row, at) =>
				known({ ...(row as Partial<KnownPlacement>), id: `${at}` }),
			);
			return fc.tuple(fc.constant(list), fc.constant(held), shuffled(list), shuffled(held));
		});
		fc.assert(
			fc.property(case_, ([list, held, otherList, otherHeld]) => {
				const result = difference(list, held);
				expect(difference(otherList, otherHeld)).toEqual(result);
				const { added, neverKnown, changed, ended, unchanged, conflicting } = result;
				const told = [added, neverKnown, changed, ended, unchanged, conflicting].flat();
				expect(told).toHaveLength(list.length);
			}),
		);
	});
});
