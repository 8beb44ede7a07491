-- More support asked, with something, of somebody. The audience is stored, not worked out.

-- Who may read a row, as keys that a reader either holds or not: `placement:entry`.
create function reader_keys(placement uuid, audience text[]) returns text[]
	language sql immutable parallel safe set search_path = ''
	return array(
		select coalesce(placement::text, '-') || ':' || entry from unnest(audience) as entry
	);

create table signal (
	id uuid primary key,
	form_id uuid not null,
	placement_id uuid not null,
	school_id uuid not null,
	company_id uuid not null,
	raised_by uuid not null references person,
	on_behalf_of uuid references person,
	raised_part text not null check (raised_part in ('student', 'trainer', 'mentor', 'coach', 'teacher')),
	raised_at timestamptz not null,
	topic text not null check (topic in ('work-process', 'subject', 'together', 'contact')),
	-- A work process code or a subject; empty for the other topics.
	topic_detail text not null default '' check (length(topic_detail) <= 120),
	asked text not null check (length(asked) between 1 and 400),
	wished text not null default '' check (length(wished) <= 120),
	asks text not null check (asks in ('student', 'company', 'school')),
	asks_person uuid references person,
	-- Entries such as 'student', 'trainer', 'teacher:Vakleer', 'person:<id>'.
	audience text[] not null,
	readers text[] not null generated always as (reader_keys(placement_id, audience)) stored,
	due_on date not null,
	unique (raised_by, form_id),
	-- Nothing is said about a student that the student does not read.
	check ('student' = any (audience)),
	check (asks_person is null or ('person:' || asks_person::text) = any (audience)),
	foreign key (placement_id, school_id, company_id) references placement (id, school_id, company_id)
);
create index signal_placement on signal (placement_id);
create index signal_readers on signal using gin (readers);

-- Every state but the first is a row with who and when.
create table signal_step (
	id uuid primary key,
	form_id uuid not null,
	signal_id uuid not null references signal,
	placement_id uuid not null references placement,
	number integer not null check (number between 1 and 100),
	kind text not null check (kind in ('seen', 'answered', 'resolved', 'reopened', 'withdrawn')),
	by uuid not null references person,
	as_part text not null,
	on_behalf_of uuid references person,
	at timestamptz not null,
	choice text check (choice in ('plan', 'cannot', 'call')),
	text text not null default '' check (length(text) <= 400),
	audience text[] not null,
	readers text[] not null generated always as (reader_keys(placement_id, audience)) stored,
	due_on date,
	unique (signal_id, number),
	unique (by, form_id),
	check ((kind = 'answered') = (choice is not null)),
	check ((kind = 'reopened') = (due_on is not null))
);
create index signal_step_placement on signal_step (placement_id);
create index signal_step_readers on signal_step using gin (readers);

-- The one line a student adds to what was said.
create table signal_line (
	id uuid primary key,
	form_id uuid not null,
	signal_id uuid not null unique references signal,
	placement_id uuid not null references placement,
	by uuid not null references person,
	at timestamptz not null,
	text text not null check (length(text) between 1 and 200),
	audience text[] not null,
	readers text[] not null generated always as (reader_keys(placement_id, audience)) stored,
	unique (by, form_id)
);
create index signal_line_placement on signal_line (placement_id);
create index signal_line_readers on signal_line using gin (readers);
