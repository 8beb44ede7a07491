-- What an administrator changed of an organisation or a site, and what it was before: an event holds no values, so
-- they stand beside it. Written once, and gone after their term (src/domain/erasure/retention.ts).

create table organisation_change (
	id uuid primary key,
	-- That it happened: who may know of it and how it is listed stand there.
	event_id uuid not null references event on delete cascade,
	organisation_id uuid not null references organisation,
	-- Null for the organisation itself.
	site_id uuid references site,
	field text not null check (field in ('name', 'number', 'brin', 'region')),
	-- Empty for none.
	was text not null check (length(was) <= 200),
	becomes text not null check (length(becomes) <= 200),
	by uuid not null references person,
	at timestamptz not null,
	check (was <> becomes),
	-- Both have a name; only a site has a leerbedrijf-ID, and only an organisation the rest.
	check (field = 'name' or (field = 'number') = (site_id is not null)),
	unique (event_id, field)
);
create index organisation_change_organisation on organisation_change (organisation_id);
create index organisation_change_site on organisation_change (site_id);
create index organisation_change_by on organisation_change (by);
