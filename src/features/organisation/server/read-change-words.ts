import { m } from '#messages';
import type { ChangeField, Changed } from '#domain/people/change.ts';

/** One thing that was changed, with the words of the form on which it is changed. */
export function changedWords({ field, was, becomes }: Changed, ofSite: boolean): string {
	const what = ofSite && field === 'name' ? m.organisation_site_name() : fields[field]();
	if (was === '')
		return m.organisation_changed_added({ what, becomes: valueWords(field, becomes) });
	if (becomes === '') return m.organisation_changed_removed({ what, was: valueWords(field, was) });
	return m.organisation_changed({
		what,
		was: valueWords(field, was),
		becomes: valueWords(field, becomes),
	});
}

const fields: Readonly<Record<ChangeField, () => string>> = {
	name: m.organisation_name,
	number: m.organisation_site_number,
	brin: m.organisation_brin,
	region: m.organisation_region,
};

const regionWords: Readonly<Record<string, () => string>> = {
	noord: m.organisation_region_noord,
	midden: m.organisation_region_midden,
	zuid: m.organisation_region_zuid,
};

const valueWords = (field: ChangeField, value: string): string =>
	(field === 'region' && regionWords[value]?.()) || value;
