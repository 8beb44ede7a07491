import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { comingDayText } from '#platform/time/format.ts';

/**
 * To a stand-in: for whom, until when, and what of the other is not theirs to read.
 * @param until `2026-12-16`
 */
export const standsInText = (name: string, until: string): string =>
	m.people_stands_in({ name, day: comingDayText(until, getLocale()) });
