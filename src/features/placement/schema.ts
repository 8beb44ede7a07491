import { z } from 'zod';
import { isName } from '#domain/import/name.ts';

const checked = z
	.string()
	.optional()
	.transform((text) => text === 'on');

export const goalForm = z.object({
	form: z.uuid(),
	text: z.string().trim().min(1, 'required').max(200, 'too-long'),
	healthChecked: checked,
});

export const addMentorForm = z.object({ role: z.uuid() });
export const nameMentorForm = z.object({
	form: z.uuid(),
	name: z.string().trim().min(1, 'required').max(120, 'too-long').refine(isName, 'name-wrong'),
});

const line = (text: unknown) => (typeof text === 'string' ? text.trim() : '');
/** The lines that can go along with a student, and how long each may be. */
export const alongNames = ['runs', 'waits', 'know'] as const;
export const alongMax = 160;

/** Whom, what goes along with whom and from when, and all of it once more before it is sent. */
export const handOverSteps = ['choose', 'along', 'check', 'send'] as const;
export type HandOverStep = (typeof handOverSteps)[number];

const studentName = /^student\.([0-9a-f-]{36})$/;

/**
 * One form in steps: each posts to which step it goes, and all that was given so far. Per ticked student there is
 * `student.<placement>`, and what goes along as `runs.<placement>`. `all` and `none` tick or clear those of a
 * company that are found by `q`.
 */
export const handOverForm = z
	.object({
		form: z.uuid(),
		from: z.uuid(),
		step: z.enum(handOverSteps).catch('choose'),
		all: z.string().optional(),
		none: z.string().optional(),
		q: z.string().default(''),
		to: z.string().default(''),
		begins: z.string().default(''),
		healthChecked: checked,
	})
	.catchall(z.unknown())
	.transform(
		({ form, from, step, all, none, q, to, begins, healthChecked, ...posted }, context) => {
			const wrong = (path: string, message: string) =>
				context.addIssue({ code: 'custom', message, path: [path], input: posted });
			if (step === 'check' || step === 'send') {
				if (!z.uuid().safeParse(to).success) wrong('to', 'required');
				if (!begins) wrong('begins', 'required');
				else if (!z.iso.date().safeParse(begins).success) wrong('begins', 'day-wrong');
			}
			const placements = Object.keys(posted)
				.map((name) => studentName.exec(name)?.[1])
				.filter((id) => id !== undefined && z.uuid().safeParse(id).success);
			const students = (placements as string[]).map((placement) => {
				const [runs = '', waits = '', know = ''] = alongNames.map((name) => {
					const text = line(posted[`${name}.${placement}`]);
					if (text.length > alongMax)
						context.addIssue({
							code: 'too_big',
							maximum: alongMax,
							origin: 'string',
							message: 'too-long',
							path: [`${name}.${placement}`],
							input: text,
						});
					return text;
				});
				return { placement, runs, waits, know };
			});
			return { form, from, step, all, none, q, to, begins, healthChecked, students };
		},
	);

/** What was given so far, with these students ticked and no others. */
export function withTicked(
	values: Readonly<Record<string, string>>,
	ticked: readonly string[],
): Record<string, string> {
	const kept = Object.entries(values).filter(
		([name]) => !studentName.test(name) && name !== 'all' && name !== 'none',
	);
	return Object.fromEntries([...kept, ...ticked.map((id) => [`student.${id}`, 'on'])]);
}

export const undoHandOverForm = z.object({});

/** What the page of handing over needs: of one role the students, and who could take them over. */
export interface HandOverPage {
	readonly roles: readonly HandOverRole[];
	readonly chosen: HandOverRole | null;
	/** By company, each by surname. */
	readonly groups: readonly HandOverGroup[];
	readonly colleagues: readonly { readonly role: string; readonly name: string }[];
	/** The first and the last day that can be chosen, and the one to begin with. */
	readonly today: string;
	readonly tomorrow: string;
	readonly lastDay: string;
	readonly open: readonly HandedOverView[];
}

/** The students of one company. */
export interface HandOverGroup {
	readonly key: string;
	readonly title: string;
	readonly students: readonly {
		readonly placement: string;
		readonly name: string;
		readonly programme: string;
	}[];
}

/** A role whose students the reader can hand over: an own one, or of somebody who left. */
export interface HandOverRole {
	readonly role: string;
	readonly own: boolean;
	readonly kind: 'coach' | 'trainer';
	readonly name: string;
	/** Whose students, in words: as which own role, or of whom. */
	readonly text: string;
}

/** Somebody who was handed over, with what went along for who reads that; else its lines are empty. */
export interface HandedStudent {
	readonly placement: string;
	readonly name: string;
	readonly along: { readonly runs: string; readonly waits: string; readonly know: string };
}

/** In words, of what the reader takes over: that it comes or came, and about whom what went along. */
export interface TakenOverView {
	readonly href: string;
	readonly text: string;
	readonly students: readonly {
		readonly href: string;
		readonly name: string;
		readonly lines: readonly string[];
	}[];
}

/** What was handed over with one form. The names of the students only for who reads those. */
export interface HandedOverView {
	readonly form: string;
	readonly mine: boolean;
	readonly from: string;
	readonly to: string;
	readonly begins: string;
	readonly begun: boolean;
	readonly count: number;
	readonly students: readonly HandedStudent[];
	/** `open`: it can still be taken back. */
	readonly state: 'open' | 'done' | 'undone';
}

/** That a student goes or went from one to another, on the page of that student. */
export interface HandOverView {
	readonly id: string;
	readonly part: 'coach' | 'trainer';
	readonly from: string;
	readonly to: string;
	readonly begins: string;
	readonly coming: boolean;
	/** Null for who does not read it, and where nothing goes along. */
	readonly along: { readonly runs: string; readonly waits: string; readonly know: string } | null;
}

/** Who rides along now, and which colleagues could; for a trainer of the placement. */
export interface MentorPage {
	readonly student: string;
	readonly company: string;
	readonly riding: readonly MentorChoice[];
	readonly colleagues: readonly MentorChoice[];
}
export interface MentorChoice {
	readonly role: string;
	readonly name: string;
}

/** Somebody on a placement, as the reader may know them. */
export interface PlacementPerson {
	readonly person: string;
	readonly role: string | null;
	readonly name: string;
	readonly firstName: string;
	readonly part: 'student' | 'trainer' | 'mentor' | 'coach' | 'teacher';
	/** What they are here, in words. */
	readonly as: string;
	readonly party: 'student' | 'company' | 'school';
	readonly subject: string;
	readonly organisation: string;
	readonly phone: string;
	readonly reachable: string;
	/** `none`: nobody gave an address yet; `waiting`: not proven yet; `pass`: came in by a pass. */
	readonly reach: 'none' | 'waiting' | 'pass' | 'proven';
	/** The address that waits for its proof, for who typed it; else null. */
	readonly address: string | null;
	readonly mayAddAddress: boolean;
	/** Who stands in for them today, and until when in words; null when nobody does, or the reader does. */
	readonly deputy: { readonly name: string; readonly phone: string; readonly text: string } | null;
}

/** One placement as its page shows it. Days are ISO text. */
export interface PlacementView {
	readonly id: string;
	readonly student: { readonly id: string; readonly name: string; readonly firstName: string };
	readonly school: { readonly id: string; readonly name: string };
	readonly company: { readonly id: string; readonly name: string };
	readonly employer: string | null;
	readonly begins: string;
	readonly plannedEnd: string;
	/** From when until when, in words. */
	readonly term: string;
	readonly ended: string | null;
	readonly state: 'coming' | 'running' | 'over-time' | 'ended';
	/** Absent for who sees the name and the dates alone. */
	readonly detail: PlacementDetail | null;
	readonly people: readonly PlacementPerson[];
	readonly goal: { readonly text: string; readonly by: string; readonly at: string } | null;
	/** What the reader is here; null for an administrator. */
	readonly myPart: PlacementPerson['part'] | null;
	/** Who comes from when, in words; empty when nobody does. */
	readonly coming: readonly string[];
	/** For whom the reader acts here, as a sentence; empty for who acts for themself. */
	readonly actsFor: string;
	/** The reader says here who rides along. */
	readonly trains: boolean;
	/** The reader stands here in their own name, as who lets others in with a pass. */
	readonly handsPasses: boolean;
	readonly looks: readonly {
		readonly part: string;
		readonly organisation: string;
		readonly day: string;
	}[];
}

export interface PlacementDetail {
	readonly crebo: string;
	readonly qualification: string;
	readonly level: number | null;
	readonly verified: boolean;
	readonly workProcesses: readonly { readonly code: string; readonly title: string }[];
	readonly group: string;
	readonly site: string;
	readonly hours: number | null;
}

export const showLooksForm = z.object({});

/** That somebody of the reader's own organisation looked at a placement, on an ISO day. */
export interface NamedLook {
	readonly name: string;
	readonly organisation: string;
	readonly day: string;
}

/** One line of the list of students. */
export interface PlacementLine {
	readonly id: string;
	readonly name: string;
	readonly firstName: string;
	readonly sort: string;
	readonly school: string;
	readonly company: string;
	readonly qualification: string;
	readonly group: string;
	/** ISO days; the real end, or else the planned one. */
	readonly begins: string;
	readonly ends: string;
	readonly state: PlacementView['state'];
	/** A trainer has no address yet that is proven, and never came in by a pass. */
	readonly unreached: boolean;
	/** Who takes over from when, in words; empty when nobody does. */
	readonly coming: string;
}
