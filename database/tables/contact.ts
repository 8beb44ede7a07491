import type { Written } from './column.ts';

/** That two of the three spoke, and how often they agreed to. */
export interface ContactTables {
	contact: {
		id: string;
		form_id: string;
		placement_id: string;
		edge: 'student-company' | 'company-school' | 'school-student';
		kind: 'call' | 'visit' | 'message';
		day: string;
		by: string;
		as_part: string;
		on_behalf_of: string | null;
		at: Written;
	};
	contact_correction: {
		contact_id: string;
		form_id: string;
		placement_id: string;
		by: string;
		as_part: string;
		at: Written;
	};
	rhythm: {
		id: string;
		form_id: string;
		placement_id: string;
		edge: 'student-company' | 'company-school' | 'school-student';
		weeks: number;
		by: string;
		as_part: string;
		on_behalf_of: string | null;
		at: Written;
	};
	rhythm_confirmation: {
		rhythm_id: string;
		form_id: string;
		placement_id: string;
		by: string;
		as_part: string;
		on_behalf_of: string | null;
		at: Written;
	};
	/** What the leaders of a school or a company read of their partnership. */
	partnership_state: {
		id: string;
		school_id: string;
		company_id: string;
		judged_on: string;
		/** Rounded down to fives; null, with the state, below five. */
		students: number | null;
		state: 'runs' | 'wavers' | 'silent' | 'unknown' | null;
	};
}
