import { z } from 'zod';
import { eraseReasons, type TextKind } from '#domain/erasure/erase-text.ts';
import type { AfterErasing, Kept } from '#domain/erasure/retention.ts';

/** Which text, as `answer:<id>`, and why, as a kind. */
export const eraseTextForm = z.object({
	form: z.uuid(),
	text: z
		.string()
		.default('')
		.refine((text) => /^(goal|question|answer|line):[0-9a-f-]{36}$/.test(text), 'text-choose')
		.transform((text) => {
			const [kind, id] = text.split(':');
			return { kind: kind as TextKind, id: id ?? '' };
		}),
	reason: z.enum(eraseReasons, 'required'),
});

/** The name, typed over. */
export const erasePersonForm = z.object({
	form: z.uuid(),
	name: z.string().trim().min(1, 'required').max(250, 'too-long'),
});

export const offerCopyForm = z.object({ form: z.uuid() });

/** The texts of a signal, or the goals of a placement, that the reader may erase. */
export interface EraseView {
	/** The page to go back to. */
	readonly back: { readonly href: string; readonly text: string };
	/** The placement is about this student. */
	readonly student: string;
	/** The reader is that student. */
	readonly own: boolean;
	readonly texts: readonly {
		/** `answer:<id>` */
		readonly value: string;
		readonly text: string;
		readonly by: string;
	}[];
}

/** Somebody of whom an administrator answers for the data. */
export interface PersonLine {
	readonly person: string;
	readonly name: string;
	readonly sort: string;
	/** What they are here, in words. */
	readonly kinds: string;
	readonly ended: boolean;
}

/** What others write: an administrator reads of it no number to the one. */
export const roughKinds: readonly Kept['what'][] = [
	'texts',
	'practice',
	'contacts',
	'history',
	'looks',
	'erasures',
];

/** One person of the own organisation, before they are erased. */
export interface PersonPage {
	readonly person: string;
	readonly name: string;
	readonly organisation: string;
	readonly kinds: string;
	/** Under this name another organisation goes on. */
	readonly staysElsewhere: boolean;
	/** Something of them runs still. */
	readonly runs: boolean;
	/** A code can be sent to them. */
	readonly reachable: boolean;
	/** Brought in by a list of the school, which would bring them in again. */
	readonly listed: boolean;
	readonly lastAdministrator: boolean;
	readonly self: boolean;
	readonly erased: boolean;
	/** How much there is of each, of what others write down to tens; of what is not here nothing is counted. */
	readonly counts: Readonly<Record<Kept['what'], number>>;
}

/** That somebody was erased, without a word of who it was. */
export interface ErasureProof {
	readonly id: string;
	/** The day, in words. */
	readonly at: string;
	/** Empty for who is erased or left since. */
	readonly by: string;
	readonly organisation: string;
}

/** One part of what Leerkring holds of somebody: a heading and lines in words. */
export interface CopyPart {
	readonly title: string;
	readonly lines: readonly string[];
}

export type { AfterErasing };
