import type { ColumnType } from 'kysely';
import type { Written } from './column.ts';

/** What an organisation asks of who runs this instance. */
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
}
