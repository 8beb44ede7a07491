import type { ColumnType } from 'kysely';
import type { Written } from './column.ts';

/** What an organisation asks of who runs this instance, and what its administrators changed of it. */
export interface OfficeTables {
	claim: {
		id: string;
		organisation_id: string;
		/** The site that is to have the leerbedrijf-ID; null for a BRIN. */
		site_id: string | null;
		number: string;
		asked_by: string;
		asked_at: Written;
		decided_at: ColumnType<Date | null, string | null, string>;
		decision: 'approved' | 'refused' | 'withdrawn' | null;
	};
	organisation_change: {
		id: string;
		event_id: string;
		organisation_id: string;
		/** Null for the organisation itself. */
		site_id: string | null;
		field: 'name' | 'brin' | 'region' | 'number';
		/** Empty for none. */
		was: string;
		becomes: string;
		by: string;
		at: Written;
	};
}
