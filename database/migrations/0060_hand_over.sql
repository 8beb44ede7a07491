-- A student goes from one coach or trainer to a colleague, from a day on. Whoever hands over several at once
-- does so with one form.

create table hand_over (
	id uuid primary key,
	form_id uuid not null,
	placement_id uuid not null references placement,
	part text not null check (part in ('coach', 'trainer')),
	from_role uuid not null references role,
	to_role uuid not null references role,
	begins_on date not null,
	by uuid not null references person,
	at timestamptz not null,
	undone_at timestamptz,
	check (from_role <> to_role),
	unique (by, form_id, placement_id),
	unique (id, placement_id, to_role, begins_on)
);
create index hand_over_placement on hand_over (placement_id, begins_on desc);
create index hand_over_to_role on hand_over (to_role);
create index hand_over_from_role on hand_over (from_role);

-- What goes along, in three lines at most. Read by the student and by who takes over, and erased three months
-- after that day.
create table hand_over_line (
	hand_over_id uuid primary key,
	placement_id uuid not null,
	to_role uuid not null,
	begins_on date not null,
	by uuid not null references person,
	runs text not null default '' check (length(runs) <= 160),
	waits text not null default '' check (length(waits) <= 160),
	know text not null default '' check (length(know) <= 160),
	check (runs <> '' or waits <> '' or know <> ''),
	foreign key (hand_over_id, placement_id, to_role, begins_on)
		references hand_over (id, placement_id, to_role, begins_on)
);
create index hand_over_line_placement on hand_over_line (placement_id);
create index hand_over_line_begins on hand_over_line (begins_on);
