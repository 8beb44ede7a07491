/** What of an organisation or a site can be changed: their names and numbers, and where school holidays are from. */
export const changeFields = ['name', 'number', 'brin', 'region'] as const;
export type ChangeField = (typeof changeFields)[number];

/** One thing that was changed; an empty text is that there was none, or is none any more. */
export interface Changed {
	readonly field: ChangeField;
	readonly was: string;
	readonly becomes: string;
}

/** What differs, in the order of `changeFields`. What `after` leaves out stays as it was. */
export function changed(
	before: Readonly<Partial<Record<ChangeField, string>>>,
	after: Readonly<Partial<Record<ChangeField, string>>>,
): readonly Changed[] {
	return changeFields.flatMap((field) => {
		const [was = '', becomes = was] = [before[field], after[field]];
		return was === becomes ? [] : [{ field, was, becomes }];
	});
}
