import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { comingDayText, shortDayText, weekdayText } from '#platform/time/format.ts';
import type { Moment, PracticeView } from '../schema.ts';

/** With which help, and which work when that was said: "met hulp, aanleggen van leidingen". */
export function whatText({ help, work }: Pick<Moment, 'help' | 'work'>): string {
	const texts = {
		seen: m.practice_help_seen,
		helped: m.practice_help_helped,
		independent: m.practice_help_independent,
	};
	// A title of the register begins with a capital, and stands here within a sentence.
	return [texts[help](), work && work.charAt(0).toLowerCase() + work.slice(1)]
		.filter(Boolean)
		.join(', ');
}

/** Who said what on which day: "P. te Brake zag op 12 nov: met hulp, aanleggen van leidingen". */
export function momentText(moment: Moment): string {
	const text = moment.byStudent ? m.practice_wrote : m.practice_saw;
	return text({
		who: moment.by,
		day: shortDayText(moment.day, getLocale()),
		what: whatText(moment),
	});
}

/** "Schooldag: dinsdag", with the next one when it is known, or that nobody said which. */
export function schoolDayText(weekday: number | null, next: string | null = null): string {
	if (!weekday) return m.practice_school_day_none();
	const day = weekdayText(weekday, getLocale());
	return next
		? m.practice_school_day_next({ day, next: comingDayText(next, getLocale()) })
		: m.practice_school_day_is({ day });
}

/** What today is to the student who reads it. */
export function myDayText(day: PracticeView['day']): string {
	const texts = {
		school: m.practice_my_day_school,
		work: m.practice_my_day_work,
		free: m.practice_my_day_free,
		unknown: m.practice_my_day_unknown,
	};
	return texts[day]();
}
