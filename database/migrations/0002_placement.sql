-- The triangle around one student, and what the three agreed to work on.

create table placement (
	id uuid primary key,
	school_id uuid not null references organisation,
	company_id uuid not null references organisation,
	-- Where another firm employs the student than the one where the work is.
	employer_id uuid references organisation,
	student_id uuid not null references person,
	begins_on date not null,
	planned_end_on date not null check (planned_end_on >= begins_on),
	ended_on date,
	unique (id, school_id, company_id)
);
create index placement_student on placement (student_id);
create index placement_school on placement (school_id);
create index placement_company on placement (company_id);

-- Apart from the placement, because an administrator sees the name and the dates, not this.
create table placement_detail (
	placement_id uuid primary key,
	school_id uuid not null,
	company_id uuid not null,
	site_id uuid not null references site,
	crebo text not null check (crebo ~ '^[0-9]{5}$'),
	cohort text not null default '',
	pathway text not null default 'bbl',
	student_number text not null,
	agreement_number text,
	group_name text not null default '',
	unit text not null default '',
	hours_total integer check (hours_total between 0 and 20000),
	-- What the school's last list said, as it said it: the next list is laid beside this and not beside
	-- what people changed since. No addresses.
	listed jsonb not null default '{}',
	foreign key (placement_id, school_id, company_id) references placement (id, school_id, company_id)
);
create index placement_detail_school on placement_detail (school_id, student_number);
create unique index placement_detail_agreement on placement_detail (school_id, agreement_number);

-- Who does what on one placement. The role says for which organisation.
create table placement_person (
	id uuid primary key,
	placement_id uuid not null references placement,
	role_id uuid not null references role,
	part text not null check (part in ('trainer', 'mentor', 'coach', 'teacher')),
	subject text not null default '',
	begins_on date not null,
	ended_on date,
	unique (placement_id, role_id, part, subject)
);
create index placement_person_role on placement_person (role_id);

-- The newest row is the goal; the earlier ones are its history.
create table goal (
	id uuid primary key,
	form_id uuid not null,
	placement_id uuid not null references placement,
	written_by uuid not null references person,
	as_part text not null,
	written_at timestamptz not null,
	text text not null check (length(text) between 1 and 200),
	unique (written_by, form_id)
);
create index goal_placement on goal (placement_id, written_at desc);
