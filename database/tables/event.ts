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
