import { z } from 'zod';

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
	name: z.string().trim().min(1, 'required').max(120, 'too-long'),
});

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
	readonly ended: string | null;
	readonly state: 'coming' | 'running' | 'over-time' | 'ended';
	/** Absent for who sees the name and the dates alone. */
	readonly detail: PlacementDetail | null;
	readonly people: readonly PlacementPerson[];
	readonly goal: { readonly text: string; readonly by: string; readonly at: string } | null;
	/** What the reader is here; null for an administrator. */
	readonly myPart: PlacementPerson['part'] | null;
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
	readonly state: PlacementView['state'];
	/** A trainer has no address yet that is proven, and never came in by a pass. */
	readonly unreached: boolean;
}
