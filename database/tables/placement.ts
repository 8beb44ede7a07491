import type { ColumnType, Generated } from 'kysely';
import type { Erased, Written } from './column.ts';

/** The triangle around one student, and what is done in it. */
export interface PlacementTables {
	placement: {
		id: string;
		school_id: string;
		company_id: string;
		employer_id: string | null;
		student_id: string;
		begins_on: string;
		planned_end_on: string;
		ended_on: string | null;
	};
	placement_detail: {
		placement_id: string;
		school_id: string;
		company_id: string;
		site_id: string;
		crebo: string;
		cohort: Generated<string>;
		pathway: Generated<string>;
		student_number: string;
		agreement_number: string | null;
		group_name: Generated<string>;
		unit: Generated<string>;
		hours_total: number | null;
		listed: ColumnType<object, string | undefined, string>;
	};
	placement_person: {
		id: string;
		placement_id: string;
		role_id: string;
		part: 'trainer' | 'mentor' | 'coach' | 'teacher';
		subject: Generated<string>;
		begins_on: string;
		ended_on: string | null;
	};
	hand_over: {
		id: string;
		form_id: string;
		placement_id: string;
		part: 'coach' | 'trainer';
		from_role: string;
		to_role: string;
		begins_on: string;
		by: string;
		at: Written;
		undone_at: ColumnType<Date | null, string | null, string>;
	};
	hand_over_line: {
		hand_over_id: string;
		placement_id: string;
		to_role: string;
		begins_on: string;
		by: string;
		runs: Generated<string>;
		waits: Generated<string>;
		know: Generated<string>;
	};
	goal: {
		id: string;
		form_id: string;
		placement_id: string;
		written_by: string;
		as_part: string;
		written_at: Written;
		text: string;
	} & Erased;
	practice_entry: {
		id: string;
		form_id: string;
		placement_id: string;
		work_process: Generated<string>;
		help: 'seen' | 'helped' | 'independent';
		day: string;
		by: string;
		as_part: 'student' | 'trainer' | 'mentor';
		at: Written;
	};
	practice_entry_correction: {
		entry_id: string;
		form_id: string;
		placement_id: string;
		by: string;
		at: Written;
	};
	school_day: {
		id: string;
		form_id: string;
		placement_id: string;
		weekday: number;
		by: string;
		as_part: 'student' | 'coach';
		at: Written;
	};
}
