import type { Generated } from 'kysely';
import type { Derived, Written } from './column.ts';

/** What a school teaches in a programme. */
export interface CurriculumTables {
	teaching: {
		id: string;
		form_id: string;
		number: number;
		school_id: string;
		crebo: string;
		programme: Derived<string>;
		period: Generated<string>;
		text: string;
		begins_on: string;
		ends_on: string | null;
		by: string;
		at: Written;
	};
	teaching_removal: { teaching_id: string; programme: string; by: string; at: Written };
	book_list: {
		id: string;
		form_id: string;
		school_id: string;
		crebo: string;
		programme: Derived<string>;
		by: string;
		at: Written;
	};
	book: {
		id: string;
		form_id: string;
		number: number;
		list_id: string;
		programme: string;
		isbn: Generated<string>;
		title: string;
		publisher: Generated<string>;
		subject: Generated<string>;
		first_period: number | null;
		last_period: number | null;
		level: number | null;
		required: Generated<boolean>;
		by: string;
		at: Written;
	};
	book_removal: { book_id: string; programme: string; by: string; at: Written };
}
