/** How every page says that a text was erased, in the reader's language; made here, where it costs no phone. */
import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { dayOf, instant } from '#domain/kernel/time.ts';
import { dayText } from '#platform/time/format.ts';

/** When a text was erased, ISO 8601, and in which part. */
export interface ErasedMark {
	readonly at: string;
	readonly as: string;
}

/** "Tekst gewist door school, 12 november 2026". The name stands in what happened, for who may know it. */
export function erasedText({ at, as }: ErasedMark): string {
	const by: Record<string, () => string> = {
		student: m.history_by_student,
		trainer: m.history_by_company,
		mentor: m.history_by_company,
		coach: m.history_by_school,
		teacher: m.history_by_school,
	};
	const who = (by[as] ?? m.history_by_administrator)();
	return m.history_text_erased({ who, day: dayText(dayOf(instant(at)).toString(), getLocale()) });
}

/** The text, or that it was erased. */
export function textOr(text: string, erased: ErasedMark | null): string {
	return erased ? erasedText(erased) : text;
}

/** What stands for a text that was erased, within a sentence. */
export const erasedShort = (): string => m.history_text_erased_short();
