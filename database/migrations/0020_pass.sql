-- A pass at the table: somebody of the placement lets who stands beside them in, once, without mail.

create table pass (
	id uuid primary key,
	person_id uuid not null references person,
	made_by uuid not null references person,
	placement_id uuid not null references placement,
	as_part text not null check (as_part in ('coach', 'trainer')),
	made_at timestamptz not null,
	expires_at timestamptz not null check (expires_at <= made_at + interval '15 minutes'),
	ended_at timestamptz,
	used_at timestamptz,
	check (person_id <> made_by)
);
create index pass_person on pass (person_id, made_at desc);
create index pass_made_by on pass (made_by, made_at desc);
create index pass_placement on pass (placement_id);
-- Of one person one pass at a time waits to be used.
create unique index pass_waiting on pass (person_id) where ended_at is null and used_at is null;

-- A new one ends the one before it, whoever made that.
create function end_passes_before() returns trigger
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		update pass set ended_at = new.made_at
		where person_id = new.person_id and ended_at is null and used_at is null;
		return new;
	end
	$$;
create trigger pass_ends_the_one_before before insert on pass
	for each row execute function end_passes_before();

-- The code itself is nowhere. Its mark stands where who reads a pass does not read.
create table auth.pass_code (
	pass_id uuid primary key references pass on delete cascade,
	mark text not null unique
);

-- What was typed and let nobody in, by browser and by where it came from.
create table auth.pass_try (
	id uuid primary key,
	browser_hash text not null,
	from_hash text not null,
	tried_at timestamptz not null
);
create index pass_try_browser on auth.pass_try (browser_hash, tried_at);
create index pass_try_from on auth.pass_try (from_hash, tried_at);
