import { z } from 'zod';
import { edges } from '#domain/contact/contact.ts';
import { answerChoices } from '#domain/signal/signal.ts';

const checked = z
	.string()
	.optional()
	.transform((text) => text === 'on');
const line = z.string().trim().min(1, 'required').max(200, 'too-long');

export const answerForm = z
	.object({
		form: z.uuid(),
		signal: z.uuid(),
		choice: z.enum(answerChoices, 'required'),
		text: z.string().trim().max(400, 'too-long').default(''),
		healthChecked: checked,
	})
	.refine(({ choice, text }) => choice !== 'words' || text, {
		path: ['text'],
		message: 'answer-empty',
	});
export const resolveForm = z.object({ form: z.uuid(), signal: z.uuid() });
export const agreeForm = z.object({ form: z.uuid(), placement: z.uuid(), rhythm: z.uuid() });
/** That two parties spoke today. */
export const spokenForm = z.object({
	form: z.uuid(),
	placement: z.uuid(),
	edge: z.enum(edges, 'form-wrong'),
});
export const unspokenForm = z.object({ form: z.uuid(), contact: z.uuid() });
export const firstGoalForm = z.object({
	form: z.uuid(),
	placement: z.uuid(),
	text: line,
	healthChecked: checked,
});
/** That a goal still holds: of this goal, which may not be the newest by now. */
export const goalHoldsForm = z.object({ form: z.uuid(), placement: z.uuid(), goal: z.uuid() });
export const teachLineForm = z.object({
	form: z.uuid(),
	programme: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:\d{5}$/),
	text: line,
	healthChecked: checked,
});

interface LinkText {
	readonly href: string;
	readonly text: string;
}

/** The smallest first step: a press, some words, or where else it is done. */
export type StepNow = { readonly text: string } & (
	| {
			readonly kind: 'press';
			readonly action: string;
			readonly fields: Fields;
			/** What a reader hears, because the words alone are not enough. */
			readonly label: string;
	  }
	| {
			readonly kind: 'write';
			readonly action: string;
			readonly fields: Fields;
			readonly field: {
				readonly label: string;
				readonly hint: string;
				/** The word that says that it may stay empty; empty when it may not. */
				readonly optional: string;
			};
			/** Each sends it; with a value it says which choice it is. */
			readonly buttons: readonly {
				readonly value: string;
				readonly text: string;
				readonly label: string;
			}[];
			/** Who reads it, where the hint does not say so. */
			readonly readers: string;
			readonly label: string;
	  }
	| { readonly kind: 'open'; readonly href: string; readonly label: string }
);
type Fields = Readonly<Record<string, string>>;

/** One thing that waits for the reader, in words. */
export interface WaitingView {
	readonly key: string;
	/** Makes what is sent twice count once. */
	readonly form: string;
	readonly title: string;
	/** About whom, since when, and why the reader. */
	readonly detail: string;
	readonly step: StepNow;
	readonly call: LinkText | null;
	/** Where there is more of it. */
	readonly other: LinkText | null;
}

/** A question in which the reader has no turn, in words. */
export interface AsideView {
	readonly id: string;
	readonly title: string;
	readonly detail: string;
	/** Since when it is late; empty when it is not. */
	readonly late: string;
}

/** What Vandaag says to its reader, in words. */
export interface TodayView {
	readonly title: string;
	/** How long it takes, or that nothing waits and when something will. */
	readonly lead: string;
	/** How the reader's contacts do, in a sentence or two; empty when nothing is agreed. */
	readonly contacts: string;
	/** For whom the reader stands in, until when, and what of theirs is not here; a sentence or two for each. */
	readonly standsIn: readonly string[];
	readonly waiting: readonly WaitingView[];
	readonly late: readonly AsideView[];
	readonly about: readonly AsideView[];
	/** What is said once an action was done, by its name. */
	readonly done: Fields;
	/** The words that take a contact back. */
	readonly back: string;
	/** What was done at work with who the reader teaches; null for who is there in another part. */
	readonly lately: {
		readonly title: string;
		readonly lines: readonly {
			readonly placement: string;
			readonly student: string;
			readonly text: string;
		}[];
		/** Said where there is nothing; else empty. */
		readonly none: string;
	} | null;
	/** The way to the rest: the own placement, all students, what school teaches. */
	readonly rest: readonly LinkText[];
}

/** What who leads a school or a company reads of its partnerships, in words: never of a person. */
export interface PartnershipsView {
	/** The one sentence. */
	readonly title: string;
	/** Of which day it is; empty when there is nothing. */
	readonly lead: string;
	readonly offices: readonly {
		readonly name: string;
		/** Of five students or more, what asks for attention first. */
		readonly partnerships: readonly {
			readonly name: string;
			readonly text: string;
			readonly students: string;
			/** It asks for attention. */
			readonly speaks: boolean;
		}[];
		/** By name alone, of fewer than five. */
		readonly small: readonly string[];
	}[];
}
