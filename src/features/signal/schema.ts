import { z } from 'zod';
import { partyOf, type Part } from '#domain/kernel/party.ts';
import { answerChoices, type AnswerChoice } from '#domain/signal/signal.ts';

const checked = z
	.string()
	.optional()
	.transform((text) => text === 'on');

/** Whom a signal asks: a party, or one person of it as `school:<id>`. */
const asks = z
	.string()
	.default('')
	.refine((text) => /^(student|company|school)(:[0-9a-f-]{36})?$/.test(text), 'whom-empty')
	.transform((text) => {
		const [party, person] = text.split(':');
		return { party: party as 'student' | 'company' | 'school', person: person ?? null };
	});

/** What a signal is about: `together`, `contact`, `subject:Vakleer`, `work-process:B1-K1-W1`. */
const topic = z
	.string()
	.regex(
		/^(together|contact|subject(:.{0,80})?|work-process:[BP]\d{1,2}-K\d{1,2}-W\d{1,2})$/,
		'required',
	)
	.transform((text) => {
		const cut = text.indexOf(':');
		const kind = (cut < 0 ? text : text.slice(0, cut)) as
			'together' | 'contact' | 'subject' | 'work-process';
		return { kind, detail: cut < 0 ? '' : text.slice(cut + 1) };
	});

export const raiseForm = z
	.object({
		form: z.uuid(),
		asks,
		topic,
		subject: z.string().trim().max(80, 'too-long').default(''),
		asked: z.string().trim().min(1, 'question-empty').max(400, 'too-long'),
		wished: z.string().trim().max(120, 'too-long').default(''),
		healthChecked: checked,
	})
	.refine(({ topic: { kind, detail }, subject }) => kind !== 'subject' || detail || subject, {
		path: ['subject'],
		message: 'signal-topic-incomplete',
	})
	// A subject is chosen from those of the placement's teachers, or typed.
	.transform(({ subject, topic: chosen, ...form }) => ({
		...form,
		topic: chosen.kind === 'subject' ? { ...chosen, detail: chosen.detail || subject } : chosen,
	}));

export const answerForm = z
	.object({
		form: z.uuid(),
		choice: z.enum(answerChoices, 'required'),
		text: z.string().trim().max(400, 'too-long').default(''),
		healthChecked: checked,
	})
	.refine(({ choice, text }) => choice !== 'words' || text, {
		path: ['text'],
		message: 'answer-empty',
	});

export const stepForm = z.object({ form: z.uuid() });

export const lineForm = z.object({
	form: z.uuid(),
	text: z.string().trim().min(1, 'required').max(200, 'too-long'),
	healthChecked: checked,
});

type Party = 'student' | 'company' | 'school';

/** One thing that happened to a signal, for its page. */
export interface StepView {
	readonly id: string;
	readonly kind: 'seen' | 'answered' | 'resolved' | 'reopened' | 'withdrawn';
	readonly by: string;
	readonly onBehalfOf: string | null;
	readonly party: Party;
	readonly at: string;
	readonly choice: AnswerChoice | null;
	readonly text: string;
	/** The number of who wants to be called; empty when it is not known, or not asked for. */
	readonly phone: string;
	/** The reader took this step. */
	readonly own: boolean;
}

/** One signal, with what the reader may do with it. */
export interface SignalView {
	readonly id: string;
	readonly placement: string;
	readonly studentName: string;
	readonly studentFirstName: string;
	readonly askedBy: {
		readonly name: string;
		readonly onBehalfOf: string | null;
		readonly party: Party;
		readonly organisation: string;
		readonly phone: string;
		/** Who asks, of which organisation and for whom, in words. */
		readonly text: string;
	};
	/** For whom the reader acts here, as a sentence; empty for who acts for themself. */
	readonly actsFor: string;
	readonly topic: {
		readonly kind: 'together' | 'contact' | 'subject' | 'work-process';
		readonly detail: string;
		readonly title: string;
	};
	readonly asked: string;
	readonly wished: string;
	readonly asks: Party;
	readonly asksPerson: string | null;
	readonly asksOrganisation: string;
	/** Everybody who reads it, the reader as "jij", as a sentence. */
	readonly readers: string;
	/** All three corners read it; what is not for all stays off paper. */
	readonly forAll: boolean;
	/** The reader is the student whom it is about. */
	readonly own: boolean;
	/** The reader is who asked, or who is asked. */
	readonly side: 'asker' | 'asked' | 'neither';
	/** Whether anybody of who is asked has an address. */
	readonly reach: 'none' | 'waiting' | 'pass' | 'proven';
	readonly state: 'raised' | 'seen' | 'answered' | 'resolved' | 'reopened' | 'withdrawn';
	readonly choice: AnswerChoice | null;
	readonly due: string | null;
	readonly late: boolean;
	readonly raisedAt: string;
	readonly steps: readonly StepView[];
	readonly line: { readonly text: string; readonly at: string } | null;
	/** It is the reader's turn: to answer, or to read the answer and close. */
	readonly waitsForReader: boolean;
	readonly can: {
		readonly answer: boolean;
		readonly change: boolean;
		readonly see: boolean;
		readonly resolve: boolean;
		readonly reopen: boolean;
		readonly withdraw: boolean;
		readonly addLine: boolean;
		/** There is a text that the reader may erase. */
		readonly erase: boolean;
	};
}

/** Whom a signal can be put to, and about what, on one placement. */
export interface RaiseOptions {
	/** True for the student, whose question reaches only whom they choose. */
	readonly own: boolean;
	readonly whom: readonly {
		readonly value: string;
		readonly party: Party;
		/** Empty for a whole party. */
		readonly name: string;
		/** What somebody is there, in words; empty for a whole party. */
		readonly as: string;
		readonly organisation: string;
		/** Nobody there has an address yet, so nobody gets notice. */
		readonly unreached: boolean;
	}[];
	readonly student: string;
	readonly workProcesses: readonly { readonly code: string; readonly title: string }[];
	/** What the placement's teachers teach. */
	readonly subjects: readonly string[];
}

interface RaiseOn {
	readonly myPart: Part | null;
	readonly state: string;
	readonly school: { readonly name: string };
	readonly company: { readonly name: string };
	readonly student: { readonly firstName: string };
	readonly detail: { readonly workProcesses: RaiseOptions['workProcesses'] } | null;
	readonly people: readonly {
		readonly person: string;
		readonly part: Part;
		readonly name: string;
		readonly as: string;
		readonly organisation: string;
		readonly subject?: string;
		readonly reach: 'none' | 'waiting' | 'pass' | 'proven';
	}[];
}

/** Whom somebody can put a signal to on this placement; null for who has no part in it. */
export function optionsFor(placement: RaiseOn, me: string): RaiseOptions | null {
	if (!placement.myPart || placement.state === 'ended') return null;
	const mine = partyOf(placement.myPart);
	const whole = (['company', 'school'] as const)
		.filter((party) => party !== mine)
		.map((party) => ({
			value: party,
			party,
			name: '',
			as: '',
			organisation: placement[party].name,
			unreached: !placement.people.some(
				(one) => one.part === (party === 'company' ? 'trainer' : 'coach') && one.reach !== 'none',
			),
		}));
	const people = placement.people
		.filter(({ part, person }) => part !== 'student' && partyOf(part) !== mine && person !== me)
		.map(({ person, part, name, as, organisation, reach }) => ({
			value: `${partyOf(part)}:${person}`,
			party: partyOf(part),
			name,
			as,
			organisation,
			unreached: reach === 'none',
		}));
	const { firstName } = placement.student;
	const student = {
		value: 'student',
		party: 'student' as const,
		name: firstName,
		as: '',
		organisation: '',
		unreached: placement.people.some(({ part, reach }) => part === 'student' && reach === 'none'),
	};
	return {
		own: mine === 'student',
		student: firstName,
		whom: [...whole, ...(mine === 'student' ? [] : [student]), ...people],
		workProcesses: placement.detail?.workProcesses ?? [],
		subjects: [...new Set(placement.people.flatMap(({ subject }) => subject || []))],
	};
}
