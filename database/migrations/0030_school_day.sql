-- On which day of the week a student goes to school; the newest counts.

create table school_day (
	id uuid primary key,
	form_id uuid not null,
	placement_id uuid not null references placement,
	-- Monday is 1, as ISO 8601 has it.
	weekday smallint not null check (weekday between 1 and 5),
	by uuid not null references person,
	as_part text not null check (as_part in ('student', 'coach')),
	at timestamptz not null,
	unique (by, form_id)
);
create index school_day_placement on school_day (placement_id, at desc);
