-- That two of the three spoke, and how often they agreed to. No word of what was said.

create function edge_has(edge text, party text) returns boolean
	language sql immutable parallel safe
	return party = any (string_to_array(edge, '-'));

create table contact (
	id uuid primary key,
	form_id uuid not null,
	placement_id uuid not null references placement,
	edge text not null check (edge in ('student-company', 'company-school', 'school-student')),
	kind text not null check (kind in ('call', 'visit', 'message')),
	day date not null,
	by uuid not null references person,
	as_part text not null,
	on_behalf_of uuid references person,
	at timestamptz not null,
	unique (by, form_id),
	unique (id, placement_id)
);
create index contact_placement on contact (placement_id, day desc);

-- Either side may say that it was not so: the contact then counts no more, and stays readable.
create table contact_correction (
	contact_id uuid primary key,
	form_id uuid not null,
	placement_id uuid not null,
	by uuid not null references person,
	as_part text not null,
	at timestamptz not null,
	unique (by, form_id),
	foreign key (contact_id, placement_id) references contact (id, placement_id)
);
create index contact_correction_placement on contact_correction (placement_id);

-- How many weeks may pass, proposed by one side; it holds once the other side confirms it.
create table rhythm (
	id uuid primary key,
	form_id uuid not null,
	placement_id uuid not null references placement,
	edge text not null check (edge in ('student-company', 'company-school', 'school-student')),
	weeks integer not null check (weeks between 1 and 26),
	by uuid not null references person,
	as_part text not null,
	on_behalf_of uuid references person,
	at timestamptz not null,
	unique (by, form_id),
	unique (id, placement_id)
);
create index rhythm_placement on rhythm (placement_id, at desc);

create table rhythm_confirmation (
	rhythm_id uuid primary key,
	form_id uuid not null,
	placement_id uuid not null,
	by uuid not null references person,
	as_part text not null,
	on_behalf_of uuid references person,
	at timestamptz not null,
	unique (by, form_id),
	foreign key (rhythm_id, placement_id) references rhythm (id, placement_id)
);
create index rhythm_confirmation_placement on rhythm_confirmation (placement_id);
