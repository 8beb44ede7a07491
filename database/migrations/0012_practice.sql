-- What a student did at work, with which help, as somebody of the company saw it or the student says.

create table practice_entry (
	id uuid primary key,
	form_id uuid not null,
	placement_id uuid not null references placement,
	-- A work process of the placement's qualification; empty when nobody said which.
	work_process text not null default '' check (length(work_process) <= 12),
	help text not null check (help in ('seen', 'helped', 'independent')),
	day date not null,
	by uuid not null references person,
	as_part text not null check (as_part in ('student', 'trainer', 'mentor')),
	at timestamptz not null,
	unique (by, form_id),
	unique (id, placement_id)
);
create index practice_entry_placement on practice_entry (placement_id, day desc);

-- Whoever tapped by mistake takes it back.
create table practice_entry_correction (
	entry_id uuid primary key,
	form_id uuid not null,
	placement_id uuid not null,
	by uuid not null references person,
	at timestamptz not null,
	unique (by, form_id),
	foreign key (entry_id, placement_id) references practice_entry (id, placement_id)
);
create index practice_entry_correction_placement on practice_entry_correction (placement_id);
