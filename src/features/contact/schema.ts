import { z } from 'zod';
import { contactKinds, edges, type Edge } from '#domain/contact/contact.ts';
import type { EdgeState } from '#domain/attention/edge-state.ts';
import type { Party } from '#domain/kernel/party.ts';

const edge = z.enum(edges, 'form-wrong');

/** That two parties spoke. Without a day it was today. */
export const contactForm = z.object({
	form: z.uuid(),
	edge,
	kind: z.enum(contactKinds, 'required'),
	day: z
		.union([z.literal(''), z.iso.date('form-wrong')])
		.default('')
		.transform((text) => text || null),
	/** It was about all students whom the two share. */
	together: z
		.string()
		.optional()
		.transform((text) => text === 'on'),
});
export const contactBackForm = z.object({ form: z.uuid(), contact: z.uuid() });
export const rhythmForm = z.object({
	form: z.uuid(),
	edge,
	weeks: z.coerce.number('rhythm-weeks-wrong').int('rhythm-weeks-wrong'),
});
export const rhythmConfirmForm = z.object({ form: z.uuid(), rhythm: z.uuid() });

/** About how many students a talk of company and school can be, and for which of the two the reader speaks. */
export interface Together {
	readonly count: number;
	readonly party: Party;
}

/** A contact that was noted and can be taken back. */
export interface NotedContact {
	readonly id: string;
	readonly edge: Edge;
	/** Who said so, how and when. */
	readonly text: string;
}

/** One side of a triangle: how that contact does, and what the reader may do about it. */
export interface EdgeView {
	readonly edge: Edge;
	readonly state: EdgeState;
	/** Whole weeks since the last contact; null when nothing is agreed. */
	readonly weeksSince: number | null;
	/** Weeks that the two agreed; null when nothing is agreed. */
	readonly weeks: number | null;
	/** The last day on which the two had contact, also when nothing is agreed. */
	readonly lastOn: string | null;
	/** A rhythm that one side proposed and the other did not confirm yet. */
	readonly proposal: {
		readonly id: string;
		readonly weeks: number;
		readonly by: Party;
		readonly mayConfirm: boolean;
	} | null;
	readonly mayNote: boolean;
	readonly mayAgree: boolean;
}

/** An open signal on a side, towards who is to act. */
export interface Arrow {
	readonly edge: Edge;
	readonly towards: Party;
	/** Who asked reads the answer and closes. */
	readonly answered: boolean;
	readonly late: boolean;
}

/** The triangle of one placement as its reader may see it. */
export interface TriangleView {
	readonly placement: string;
	readonly edges: readonly [EdgeView, EdgeView, EdgeView];
	/** Which parties brought something of their own in the last months. */
	readonly heard: Readonly<Record<Party, boolean>>;
	readonly arrows: readonly Arrow[];
	/** For which parties the reader speaks; none for an administrator. */
	readonly mine: readonly Party[];
	/** For whom the reader stands in; empty for who has a part of their own. */
	readonly standsInFor: string;
	/** Until which day, as `2026-12-16`. */
	readonly standsInUntil: string;
}

/** What the drawing of a triangle tells, and nothing more. */
export interface GlyphView {
	readonly edges: readonly Pick<EdgeView, 'edge' | 'state'>[];
	readonly heard: TriangleView['heard'];
	readonly arrows: readonly Pick<Arrow, 'edge' | 'towards'>[];
}

/** A drawing with the sentence that is heard of it. */
export interface SpokenGlyph extends GlyphView {
	readonly text: string;
}

/** What is said of one side, in the reader's language: the two of it, how it does, and why. */
export interface EdgeWords {
	readonly edge: string;
	readonly state: string;
	readonly since: string;
}

/** A side, with what is said of it. */
export interface SpokenEdge extends EdgeView {
	readonly words: EdgeWords;
}

/** The triangle of one placement in words: the sentence that is heard of it, and of the side that needs most. */
export interface SpokenTriangle extends Omit<TriangleView, 'edges'> {
	readonly edges: readonly SpokenEdge[];
	readonly text: string;
	readonly neediest: EdgeWords | null;
}

/** What a wall can be narrowed to. */
export const wallFilters = ['all', 'needs', 'unagreed', 'running', 'coming', 'ended'] as const;
export type WallFilter = (typeof wallFilters)[number];

/** One placement on the wall. */
export interface Tile {
	readonly id: string;
	readonly name: string;
	readonly firstName: string;
	/** By what names are sorted: the surname first. */
	readonly sort: string;
	readonly school: string;
	readonly company: string;
	readonly group: string;
	readonly qualification: string;
	/** ISO days; the real end, or else the planned one. */
	readonly begins: string;
	readonly ends: string;
	readonly state: 'coming' | 'running' | 'over-time' | 'ended';
	/** Somebody of the company has no address that works. */
	readonly unreached: boolean;
	/** Who takes over from when, in words; empty when nobody does. */
	readonly coming: string;
	/** Null for who has no part on it, such as an administrator. */
	readonly triangle: TriangleView | null;
}

/** Every placement that is there for the reader, those that need them most first. */
export interface Wall {
	readonly tiles: readonly Tile[];
	/** How many there are before search and filter. */
	readonly total: number;
	/** Of all of them, where they stand. */
	readonly counts: Readonly<Record<'running' | 'coming' | 'ended', number>>;
	/** The own placement of who is a student and works as well: it stands apart from those of others. */
	readonly own: string | null;
	/** The reader has a part on none of them: an administrator, who reads names and dates. */
	readonly office: boolean;
	readonly search: string;
	readonly filter: WallFilter;
	/** By name instead of by need. */
	readonly byName: boolean;
	/** With how many of those found the contact that does worst wavers, and is silent. */
	readonly wavering: number;
	readonly silent: number;
}

/** One placement as the wall shows it. */
export interface WallTile extends Pick<Tile, 'id' | 'name' | 'unreached' | 'coming'> {
	/** The organisation at the other end: where the work is, or for who works there the school. */
	readonly other: string;
	readonly ended: boolean;
	/** The words under it; for an administrator from when until when. */
	readonly text: string;
	readonly glyph: GlyphView | null;
	/** Nothing asks for anybody. */
	readonly calm: boolean;
	/** Something goes on: an open question, or a contact that wavers or is silent. */
	readonly speaks: boolean;
}

/** The wall as its page shows it. */
export interface WallView extends Omit<Wall, 'tiles'> {
	/** For whom the reader stands in on any of them and until when, in sentences; else empty. */
	readonly actsFor: string;
	readonly tiles: readonly WallTile[];
}

/** What somebody wants to see of the wall, as the address says it; what is strange counts as nothing. */
export function wallQuestion(asked: URLSearchParams): Pick<Wall, 'search' | 'filter' | 'byName'> {
	const show = asked.get('show');
	return {
		search: (asked.get('q') ?? '').trim().slice(0, 80),
		filter: wallFilters.find((one) => one === show) ?? 'all',
		byName: asked.get('sort') === 'name',
	};
}
