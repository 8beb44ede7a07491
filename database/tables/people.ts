import type { ColumnType, Generated } from 'kysely';
import type { Written } from './column.ts';

/** People, where they work, and how they are reached. */
export interface PeopleTables {
	organisation: {
		id: string;
		kind: 'school' | 'company';
		name: string;
		brin: string | null;
		holiday_region: Generated<'noord' | 'midden' | 'zuid'>;
	};
	site: {
		id: string;
		organisation_id: string;
		name: string;
		work_placement_company_id: string | null;
	};
	person: {
		id: string;
		first_name: string;
		infix: Generated<string>;
		last_name: string;
		language: Generated<'nl' | 'en'>;
	};
	role: {
		id: string;
		person_id: string;
		organisation_id: string;
		kind: 'administrator' | 'coach' | 'teacher' | 'trainer' | 'mentor' | 'sponsor';
		begins_on: string;
		ended_on: string | null;
		phone: Generated<string>;
		reachable: Generated<string>;
		brought_in_by: string | null;
		listed_as: Generated<string>;
	};
	deputy: {
		id: string;
		role_id: string;
		person_id: string;
		begins_on: string;
		ends_on: string;
		/** The day from which they stood in no more, before the last one. */
		ended_on: string | null;
	};
	mailbox: {
		id: string;
		person_id: string;
		added_by: string | null;
		added_at: Generated<Date>;
		proven_at: Date | null;
	};
	mailbox_address: { mailbox_id: string; address: string };
	pass: {
		id: string;
		person_id: string;
		made_by: string;
		placement_id: string;
		as_part: 'coach' | 'trainer';
		made_at: Written;
		expires_at: Written;
		ended_at: ColumnType<Date | null, string | null, string>;
		used_at: ColumnType<Date | null, string | null, never>;
	};
}
