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
});
export const contactBackForm = z.object({ form: z.uuid(), contact: z.uuid() });
export const rhythmForm = z.object({
	form: z.uuid(),
	edge,
	weeks: z.coerce.number('rhythm-weeks-wrong').int('rhythm-weeks-wrong'),
});
export const rhythmConfirmForm = z.object({ form: z.uuid(), rhythm: z.uuid() });

/** A contact that was noted and can be taken back. */
export interface NotedContact {
	readonly id: string;
	readonly kind: 'call' | 'visit' | 'message';
	readonly day: string;
	readonly by: string;
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
	readonly noted: NotedContact | null;
	readonly mayNote: boolean;
	readonly mayAgree: boolean;
}

/** An open signal on a side, towards who is to act. */
export interface Arrow {
	readonly edge: Edge;
	readonly towards: Party;
	readonly late: boolean;
}

/** The triangle of one placement as its reader may see it. */
export interface TriangleView {
	readonly placement: string;
	readonly edges: readonly [EdgeView, EdgeView, EdgeView];
	/** Which parties brought something of their own in the last months. */
	readonly heard: Readonly<Record<Party, boolean>>;
	readonly arrows: readonly Arrow[];
}
