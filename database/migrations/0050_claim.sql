-- A BRIN or leerbedrijf-ID that another organisation has: asked for, and decided by who runs this instance.

create table claim (
	id uuid primary key,
	organisation_id uuid not null references organisation,
	-- The site that is to have the leerbedrijf-ID; null for a BRIN.
	site_id uuid references site,
	number text not null
		check (number ~ case when site_id is null then '^[0-9]{2}[A-Z]{2}$' else '^[1-9][0-9]{8}$' end),
	asked_by uuid not null references person,
	asked_at timestamptz not null,
	decided_at timestamptz,
	decision text check (decision in ('approved', 'refused', 'withdrawn')),
	check ((decided_at is null) = (decision is null))
);
create index claim_organisation on claim (organisation_id, asked_at desc);
create index claim_site on claim (site_id);
create index claim_asked_by on claim (asked_by);
-- Of one site, or one school, one number at a time is asked for.
create unique index claim_waiting on claim (organisation_id, coalesce(site_id, organisation_id))
	where decision is null;
