import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { dayText } from '#platform/time/format.ts';
import type { OfficeRole } from '../schema.ts';

/** A day in words, in the reader's language. */
export const dayWord = (day: string): string => dayText(day, getLocale());

/** From when until when a role holds. */
export function termWords({ begins, ends, state }: OfficeRole): string {
	const [from, until] = [dayWord(begins), ends ? dayWord(ends) : ''];
	if (ends && begins === ends) return m.people_role_never();
	if (state === 'running')
		return ends ? m.people_role_until({ until }) : m.people_role_since({ from });
	if (state === 'coming' && !ends) return m.people_role_from({ from });
	return m.people_role_between({ from, until });
}
