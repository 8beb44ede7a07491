import type { ColumnType, Generated } from 'kysely';

type Written = ColumnType<Date, string, never>;
/** An instant that is not there yet when the row is made. */
type WrittenLater = ColumnType<Date | null, null, string>;
type Derived<T> = ColumnType<T, never, never>;

/** The rows of every table, as both engines answer them. Days are `2026-11-22`, ids are UUIDs. */
export interface Tables {
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
	deputy: { id: string; role_id: string; person_id: string; begins_on: string; ends_on: string };
	mailbox: {
		id: string;
		person_id: string;
		added_by: string | null;
		added_at: Generated<Date>;
		proven_at: Date | null;
	};
	mailbox_address: { mailbox_id: string; address: string };
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
	goal: {
		id: string;
		form_id: string;
		placement_id: string;
		written_by: string;
		as_part: string;
		written_at: Written;
		text: string;
	};
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
	};
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
		choice: 'plan' | 'cannot' | 'call' | null;
		text: Generated<string>;
		audience: string[];
		readers: Derived<string[]>;
		due_on: string | null;
	};
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
	};
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
	'reference.qualification': {
		crebo: string;
		title: string;
		level: number;
		dossier_code: string;
		dossier_title: string;
		source: string;
		version: string;
		verified: boolean;
	};
	'reference.work_process': {
		crebo: string;
		code: string;
		title: string;
		core_task_code: string;
		core_task_title: string;
	};
	'auth.user': { id: string; name: string; email: string; emailVerified: boolean };
	'auth.session': {
		id: string;
		token: string;
		userId: string;
		expiresAt: Date;
		createdAt: Date;
		userAgent: string | null;
	};
	'auth.sign_in_ask': {
		id: string;
		browser_hash: string;
		address: string;
		language: Generated<'nl' | 'en'>;
		asked_at: Written;
		expires_at: Written;
		tries: Generated<number>;
		used_at: WrittenLater;
		from_hash: string;
	};
	'auth.first_code': {
		id: string;
		code_hash: string;
		made_at: Written;
		used_at: WrittenLater;
	};
	'meta.fact': { name: string; value: string };
}
