/** The three corners of a triangle. */
export const parties = ['student', 'company', 'school'] as const;
export type Party = (typeof parties)[number];

/** What a person is on one placement; a person can be something else on another. */
export const parts = ['student', 'trainer', 'mentor', 'coach', 'teacher'] as const;
export type Part = (typeof parts)[number];

const partyByPart = {
	student: 'student',
	trainer: 'company',
	mentor: 'company',
	coach: 'school',
	teacher: 'school',
} as const satisfies Record<Part, Party>;

/** The corner for which somebody with this part speaks. */
export function partyOf(part: Part): Party {
	return partyByPart[part];
}
