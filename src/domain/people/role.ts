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
