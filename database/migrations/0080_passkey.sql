-- A key on somebody's own device, with which they sign in without a code. Beside row-level security, as all of
-- sign-in: it is read before anybody is somebody.

create table auth.passkey (
	id uuid primary key,
	person_id uuid not null references auth."user" on delete cascade,
	-- As the authenticator names it, and the key that checks what it signs; base64url.
	credential text not null unique check (length(credential) between 1 and 1400),
	public_key text not null,
	-- Goes up with every use, or stays 0 where a device does not count.
	counter bigint not null check (counter >= 0),
	device text not null,
	added_at timestamptz not null,
	used_at timestamptz
);
create index passkey_person on auth.passkey (person_id, added_at);

-- A challenge is sealed and stands nowhere; here stands that it was used, and whether that led to anything.
create table auth.passkey_challenge (
	mark text primary key,
	from_hash text not null,
	used_at timestamptz not null,
	failed boolean not null default true
);
create index passkey_challenge_from on auth.passkey_challenge (from_hash, used_at);

-- How this sign-in came about. What stands here of before this column was there is not known.
alter table auth."session" add column way text not null default ''
	check (way in ('', 'mail', 'coach', 'trainer', 'key', 'demo'));

-- Whoever ends a role closes the doors that stand open by themselves; a code by mail opens the rest again.
create function remove_keys() returns trigger
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		delete from auth.passkey where person_id = new.person_id;
		return null;
	end
	$$;
revoke execute on function remove_keys() from public;
create trigger role_ends_keys after update of ended_on on role
	for each row when (old.ended_on is null and new.ended_on is not null) execute function remove_keys();
