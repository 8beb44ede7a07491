import type { Derived, Written } from './column.ts';

/** What happened, who looked, and which lists came in. */
export interface EventTables {
	event: {
		id: string;
		transaction: Derived<string>;
		at: Written;
		kind: string;
		actor_id: string | null;
		on_behalf_of: string | null;
		organisation_id: string | null;
		placement_id: string | null;
		subject_id: string;
		audience: string[];
		readers: Derived<string[]>;
	};
	look: { id: string; placement_id: string; organisation_id: string; part: string; day: string };
	look_reader: {
		look_id: string;
		placement_id: string;
		organisation_id: string;
		reader_id: string;
		day: string;
	};
	/** What was erased: ids and kinds, no word of it. */
	erasure: {
		id: string;
		form_id: string;
		kind: 'goal' | 'question' | 'answer' | 'line' | 'person';
		row_id: string;
		placement_id: string | null;
		organisation_id: string | null;
		by: string;
		as_part: 'student' | 'trainer' | 'mentor' | 'coach' | 'teacher' | 'administrator';
		reason: 'private' | 'mistake' | 'asked';
		at: Written;
		covers: Derived<string[] | null>;
	};
	import: {
		id: string;
		school_id: string;
		at: Written;
		by: string | null;
		file_hash: string;
		added: number;
		changed: number;
		ended: number;
		unchanged: number;
		problems: number;
	};
}
