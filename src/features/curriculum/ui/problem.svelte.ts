import type { BookProblem } from '#domain/import/book-list.ts';
import { m } from '#messages';

const sentences = {
	title_missing: m.curriculum_problem_title_missing,
	text_too_long: m.curriculum_problem_text_too_long,
	crebo_wrong: m.curriculum_problem_crebo_wrong,
	period_wrong: m.curriculum_problem_period_wrong,
	level_wrong: m.curriculum_problem_level_wrong,
	required_wrong: m.curriculum_problem_required_wrong,
	isbn_wrong: m.curriculum_problem_isbn_wrong,
	duplicate: m.curriculum_problem_duplicate,
} satisfies Record<BookProblem['code'], unknown>;

/** What is wrong with a row, and whether it comes in. */
export function sentenceOf({ code, column, value }: BookProblem): string {
	if (code === 'crebo_wrong' && value === '') return m.curriculum_problem_crebo_missing();
	return sentences[code]({ column, value });
}
