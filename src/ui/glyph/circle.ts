/**
 * The circle glyph as plain shapes: who sits in a group, how much each was heard, and how much its guide still
 * carries. Pure, so that it is drawn on the server and can be compared (design.md, "The circle glyph").
 */

export type SeatTone = 'student' | 'company' | 'school';
/** From 3, the guide leads, to 0, the guide comes when called (method.md, "Facilitator fading ladder"). */
export const guideLevels = [3, 2, 1, 0] as const;
export type GuideLevel = (typeof guideLevels)[number];

/** Seats clockwise from the top. */
export interface CircleLook {
	readonly seats: readonly {
		readonly tone: SeatTone;
		/** Of what was said; any unit. */ readonly share: number;
	}[];
	readonly guide: GuideLevel;
}

export interface CircleShapes {
	readonly seats: readonly { readonly x: number; readonly y: number; readonly tone: SeatTone }[];
	/** Outside the seats and in their order, as long as their share; none for who said nothing. */
	readonly arcs: readonly { readonly d: string; readonly tone: SeatTone }[];
	/** A ring with a core; both a matter of form, so that they stay in forced colours and on paper. */
	readonly guide: { readonly core: number; readonly dashes: string };
}

/** What those of one tone have together; seats of all, and percent of what was said in whole numbers. */
export interface Voice {
	readonly tone: SeatTone;
	readonly seats: number;
	readonly of: number;
	readonly percent: number;
}

export const circleBox = '0 0 120 120';
export const seatRadius = 4;
export const guideRadius = 5;
export const arcWidth = 7;

const middle = 60;
const seatsAt = 30;
const arcsAt = 44;
/** Radians between two arcs, in which a seat without an arc still fits; of many seats, half the circle at most. */
const gapMost = 0.36;
const cores: Readonly<Record<GuideLevel, number>> = { 3: guideRadius, 2: 3, 1: 1.5, 0: 0 };

/** The shapes of one circle, in units of the view box. Throws for a share below nothing. */
export function circle({ seats, guide }: CircleLook): CircleShapes {
	if (seats.some(({ share }) => share < 0)) throw new Error('a share is less than nothing');
	const said = seats.reduce((sum, { share }) => sum + share, 0);
	const gap = Math.min(gapMost, Math.PI / seats.length);
	// Where nobody spoke yet the seats stand evenly, and there is no arc.
	const room = 2 * Math.PI - seats.length * gap;
	const lengths = seats.map(({ share }) => (said > 0 ? share / said : 1 / seats.length) * room);
	let angle = -Math.PI / 2;
	const places = seats.map(({ tone, share }, at) => {
		const [from, to] = [angle + gap / 2, angle + gap / 2 + (lengths[at] ?? 0)];
		angle = to + gap / 2;
		return { tone, share, from, to };
	});
	return {
		seats: places.map(({ tone, from, to }) => ({ ...pointAt(seatsAt, (from + to) / 2), tone })),
		arcs: places
			.filter(({ share }) => share > 0)
			.map(({ tone, from, to }) => ({ d: arcOf(from, to), tone })),
		guide: { core: cores[guide], dashes: guide === 0 ? '2 3' : '' },
	};
}

/** How much of the seats and of what was said each tone has, in the order in which they sit. */
export function voicesOf({ seats }: Pick<CircleLook, 'seats'>): readonly Voice[] {
	const said = seats.reduce((sum, { share }) => sum + share, 0);
	return [...Map.groupBy(seats, ({ tone }) => tone)].map(([tone, own]) => ({
		tone,
		seats: own.length,
		of: seats.length,
		percent:
			said > 0 ? Math.round((own.reduce((sum, { share }) => sum + share, 0) / said) * 100) : 0,
	}));
}

function arcOf(from: number, to: number): string {
	const [start, end] = [pointAt(arcsAt, from), pointAt(arcsAt, to)];
	const isLong = to - from > Math.PI ? 1 : 0;
	return `M${start.x} ${start.y}A${arcsAt} ${arcsAt} 0 ${isLong} 1 ${end.x} ${end.y}`;
}

function pointAt(radius: number, angle: number): { x: number; y: number } {
	return {
		x: round(middle + radius * Math.cos(angle)),
		y: round(middle + radius * Math.sin(angle)),
	};
}

const round = (value: number): number => Math.round(value * 10) / 10;
