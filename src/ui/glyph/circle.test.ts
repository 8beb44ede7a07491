import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circle, guideLevels, voicesOf, type CircleLook, type SeatTone } from './circle.ts';

const tones: readonly SeatTone[] = ['student', 'company', 'school'];
/** Eight seats: two of students, three of the company's, three of the school's. */
const eight: CircleLook['seats'] = [
	...[9, 9].map((share) => ({ tone: 'company' as const, share })),
	...[12, 10, 10].map((share) => ({ tone: 'student' as const, share })),
	...[20, 20, 10].map((share) => ({ tone: 'school' as const, share })),
];
const angleOf = ({ x, y }: { x: number; y: number }) => Math.atan2(y - 60, x - 60);

describe('the circle glyph', () => {
	it('says the seats and the voice of each group, as the sentence needs them', () => {
		expect(voicesOf({ seats: eight })).toEqual([
			{ tone: 'company', seats: 2, of: 8, percent: 18 },
			{ tone: 'student', seats: 3, of: 8, percent: 32 },
			{ tone: 'school', seats: 3, of: 8, percent: 50 },
		]);
	});

	it('sets the seats clockwise from the top, each behind the middle of its arc', () => {
		const { seats } = circle({ seats: eight, guide: 3 });
		const turns = seats.map((seat) => (angleOf(seat) + 2.5 * Math.PI) % (2 * Math.PI));
		expect(turns).toEqual(turns.toSorted((one, other) => one - other));
		expect(seats.map(({ tone }) => tone)).toEqual(eight.map(({ tone }) => tone));
	});

	it('makes an arc as long as its share, and none for who said nothing', () => {
		const { arcs, seats } = circle({
			seats: [3, 1, 0].map((share, at) => ({ tone: tones[at] ?? 'school', share })),
			guide: 0,
		});
		const [long, short] = arcs.map(({ d }) => lengthOf(d));
		expect(arcs).toHaveLength(2);
		expect(seats).toHaveLength(3);
		expect((long ?? 0) / (short ?? 1)).toBeCloseTo(3, 1);
	});

	it('draws nobody’s voice and even seats where nobody spoke yet', () => {
		const silent = eight.map(({ tone }) => ({ tone, share: 0 }));
		const { arcs, seats } = circle({ seats: silent, guide: 3 });
		expect(arcs).toEqual([]);
		expect(new Set(seats.map(({ x, y }) => `${x} ${y}`)).size).toBe(8);
		expect(voicesOf({ seats: silent }).map(({ percent }) => percent)).toEqual([0, 0, 0]);
	});

	it('tells each step of the guide by form, from a full dot to a dashed ring', () => {
		const guides = guideLevels.map((guide) => circle({ seats: eight, guide }).guide);
		expect(guides).toEqual([
			{ core: 5, dashes: '' },
			{ core: 3, dashes: '' },
			{ core: 1.5, dashes: '' },
			{ core: 0, dashes: '2 3' },
		]);
	});

	it('keeps seats apart and everything in its view box, whoever speaks', () => {
		const seat = fc.record({ tone: fc.constantFrom(...tones), share: fc.nat(100) });
		const shape = fc.property(fc.array(seat, { minLength: 1, maxLength: 12 }), (seats) => {
			const shapes = circle({ seats, guide: 2 });
			for (const [at, one] of shapes.seats.entries()) {
				expect(Math.hypot(one.x - 60, one.y - 60)).toBeCloseTo(30, 0);
				for (const other of shapes.seats.slice(at + 1))
					expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(7.5);
			}
			expect(shapes.arcs.every(({ d }) => !d.includes('NaN'))).toBe(true);
		});
		fc.assert(shape, { numRuns: 200 });
	});

	it('refuses a share below nothing', () =>
		expect(() => circle({ seats: [{ tone: 'school', share: -1 }], guide: 0 })).toThrow('less'));
});

/** The radians of an arc, from its two ends. */
function lengthOf(d: string): number {
	const [x = 0, y = 0, , , , isLong, , endX = 0, endY = 0] = (d.match(/-?[\d.]+/g) ?? []).map(
		Number,
	);
	const turn = (angleOf({ x: endX, y: endY }) - angleOf({ x, y }) + 4 * Math.PI) % (2 * Math.PI);
	expect(turn > Math.PI).toBe(isLong === 1);
	return turn;
}
