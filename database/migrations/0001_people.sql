-- People, where they work, and how they can be reached.

create table organisation (
	id uuid primary key,
	kind text not null check (kind in ('school', 'company')),
	name text not null check (length(name) between 1 and 200),
	brin text unique check (brin ~ '^[0-9]{2}[A-Z]{2}$'),
	holiday_region text not null default 'midden' check (holiday_region in ('noord', 'midden', 'zuid')),
	check ((kind = 'school') or brin is null)
);

-- One company can have several sites; each has its own leerbedrijf-ID.
create table site (
	id uuid primary key,
	organisation_id uuid not null references organisation,
	name text not null check (length(name) between 1 and 200),
	work_placement_company_id text unique check (work_placement_company_id ~ '^[1-9][0-9]{8}$')
);
create index site_organisation on site (organisation_id);

-- Nobody's sex, birth date or home address is known here.
create table person (
	id uuid primary key,
	first_name text not null check (length(first_name) between 1 and 100),
	infix text not null default '' check (length(infix) <= 40),
	last_name text not null check (length(last_name) <= 100),
	language text not null default 'nl' check (language in ('nl', 'en'))
);

create table role (
	id uuid primary key,
	person_id uuid not null references person,
	organisation_id uuid not null references organisation,
	kind text not null check (kind in ('administrator', 'coach', 'teacher', 'trainer', 'mentor', 'sponsor')),
	begins_on date not null,
	ended_on date check (ended_on >= begins_on),
	phone text not null default '' check (length(phone) <= 40),
	reachable text not null default '' check (length(reachable) <= 120),
	-- The school whose list named this person; null for who joined in another way.
	brought_in_by uuid references organisation,
	-- The name as that list spells it, by which the next list finds this role again.
	listed_as text not null default ''
);
create index role_person on role (person_id);
create index role_organisation on role (organisation_id, kind);
create index role_brought_in_by on role (brought_in_by);

-- A stand-in for one role, with a begin and an end; acts under their own name.
create table deputy (
	id uuid primary key,
	role_id uuid not null references role,
	person_id uuid not null references person,
	begins_on date not null,
	ends_on date not null check (ends_on >= begins_on)
);
create index deputy_person on deputy (person_id);
create index deputy_role on deputy (role_id);

-- That somebody can be reached is seen by more people than the address itself: two tables.
create table mailbox (
	id uuid primary key,
	person_id uuid not null references person,
	added_by uuid references person,
	added_at timestamptz not null default now(),
	proven_at timestamptz
);
create index mailbox_person on mailbox (person_id);
create index mailbox_added_by on mailbox (added_by);

create table mailbox_address (
	mailbox_id uuid primary key references mailbox on delete cascade,
	address text not null check (address = lower(address) and length(address) between 3 and 254)
);
create index mailbox_address_address on mailbox_address (address);
