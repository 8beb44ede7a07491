import { m } from '#messages';

/** So many students, in words: "1 student", "12 studenten". */
export const studentsText = (count: number): string =>
	count === 1 ? m.placement_hand_over_student() : m.placement_hand_over_many({ count });

/** The lines that can go along, and what each asks. */
export const along = [
	{ name: 'runs', label: () => m.placement_hand_over_runs() },
	{ name: 'waits', label: () => m.placement_hand_over_waits() },
	{ name: 'know', label: () => m.placement_hand_over_know() },
] as const;
