import type { Generated } from 'kysely';
import type { Derived, Erased, Written } from './column.ts';

/** What was asked, and what became of it. */
export interface SignalTables {
	signal: {
		id: string;
		form_id: string;
		placement_id: string;
		school_id: string;
		company_id: string;
		raised_by: string;
		on_behalf_of: string | null;
		raised_part: 'student' | 'trainer' | 'mentor' | 'coach' | 'teacher';
		raised_at: Written;
		topic: 'work-process' | 'subject' | 'together' | 'contact';
		topic_detail: Generated<string>;
		asked: string;
		wished: Generated<string>;
		asks: 'student' | 'company' | 'school';
		asks_person: string | null;
		audience: string[];
		readers: Derived<string[]>;
		due_on: string;
	} & Erased;
	signal_step: {
		id: string;
		form_id: string;
		signal_id: string;
		placement_id: string;
		number: number;
		kind: 'seen' | 'answered' | 'resolved' | 'reopened' | 'withdrawn';
		by: string;
		as_part: string;
		on_behalf_of: string | null;
		at: Written;
		choice: 'plan' | 'cannot' | 'call' | 'words' | null;
		text: Generated<string>;
		audience: string[];
		readers: Derived<string[]>;
		due_on: string | null;
	} & Erased;
	signal_line: {
		id: string;
		form_id: string;
		signal_id: string;
		placement_id: string;
		by: string;
		at: Written;
		text: string;
		audience: string[];
		readers: Derived<string[]>;
	} & Erased;
}
