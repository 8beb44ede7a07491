/** What a person is in an organisation. Being a student follows from a placement, not from a role. */
export const roleKinds = [
	'administrator',
	'coach',
	'teacher',
	'trainer',
	'mentor',
	'sponsor',
] as const;
export type RoleKind = (typeof roleKinds)[number];

/** The roles that an organisation has; a school trains nobody at work, a company coaches nobody for a school. */
export const kindsOf = {
	school: ['coach', 'teacher', 'sponsor', 'administrator'],
	company: ['trainer', 'mentor', 'sponsor', 'administrator'],
} as const satisfies Record<'school' | 'company', readonly RoleKind[]>;
