-- version: 1
-- tables:
-- A mailbox that several people read, such as info@: known by the names of those to whom it was given. The same
-- rules stand in src/domain/people/shared.ts; a test compares the two.

create or replace function name_key(name text) returns text
	language sql immutable set search_path = pg_catalog, public
	as $$
		select translate(regexp_replace(normalize(name, NFD), '[\u0300-\u036f .''’-]', '', 'g'),
			'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')
	$$;

-- The part before the @ names an office and nobody.
create or replace function looks_shared(address text) returns boolean
	language sql immutable set search_path = pg_catalog, public
	as $$
		select address ~ '^(info|administratie|receptie|kantoor|planning|werkplaats|contact|office|admin|mail|post|magazijn|service|personeel|hr|opleiding|opleidingen|bpv|stage|balie|secretariaat|team|hallo|hello)@'
	$$;

-- Two spellings of one name: all of it, or an initial for the first name. Never by an initial under an address
-- that names an office: there two people with one surname are as likely.
create or replace function same_human(one person, other person, office boolean) returns boolean
	language sql immutable set search_path = pg_catalog, public
	as $$
		select name_key(one.infix || one.last_name) = name_key(other.infix || other.last_name)
			and (name_key(one.first_name) = name_key(other.first_name)
				or (not office and (one.first_name like '%.' or other.first_name like '%.')
					and left(name_key(one.first_name), 1) = left(name_key(other.first_name), 1)))
	$$;

-- True for an address that was given to people of different names, also if one of them left since.
create or replace function is_shared(wanted text) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		with under as (
			select distinct m.person_id from mailbox_address a join mailbox m on m.id = a.mailbox_id
			where a.address = lower(wanted)
		)
		select exists (
			select from under one join person p on p.id = one.person_id
			join under other on other.person_id > one.person_id join person q on q.id = other.person_id
			where not same_human(p, q, looks_shared(lower(wanted)))
		)
	$$;

-- Who may say that it is them, once this shared mailbox was proven: who still has a role or a placement. And who
-- proved it before: perhaps when it was theirs alone.
create or replace function people_at(wanted text, today date)
	returns table (person_id uuid, first_name text, infix text, last_name text, proven boolean)
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select p.id, p.first_name, p.infix, p.last_name, bool_or(m.proven_at is not null)
		from mailbox_address a join mailbox m on m.id = a.mailbox_id join person p on p.id = m.person_id
		where a.address = lower(wanted) and is_shared(wanted) and (
			exists (select from role r where r.person_id = p.id and (r.ended_on is null or r.ended_on > today))
			or exists (
				select from placement x where x.student_id = p.id
					and (x.ended_on is null or x.ended_on > today - interval '3 months')
			)
		)
		group by p.id, p.first_name, p.infix, p.last_name
	$$;

-- Proves a shared mailbox for the one who also gave their own code. Nobody becomes one person with another here.
-- The first time, sign-ins that came of a pass end: from now on there is a door that is theirs alone.
create or replace function enter_shared(wanted text, whom uuid, proven timestamptz, today date) returns boolean
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		if not exists (select from people_at(wanted, today) p where p.person_id = whom) then
			return false;
		end if;
		update mailbox m set proven_at = proven from mailbox_address a
		where a.mailbox_id = m.id and m.person_id = whom and a.address = lower(wanted) and m.proven_at is null;
		if found then
			delete from auth.session where "userId" = whom and way in ('', 'trainer');
			delete from auth.passkey where person_id = whom;
			update pass set ended_at = proven where person_id = whom and ended_at is null and used_at is null;
			delete from mailbox m using mailbox_address a
			where a.mailbox_id = m.id and m.person_id = whom and m.proven_at is null and a.address <> lower(wanted);
		end if;
		return true;
	end
	$$;

-- The address that I share with others; null for who has a mailbox of their own, or none.
create or replace function my_shared_address() returns text
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select a.address from mailbox m join mailbox_address a on a.mailbox_id = m.id
		where m.person_id = app_person() and is_shared(a.address)
		order by m.proven_at nulls last, m.id limit 1
	$$;

revoke execute on function
	name_key(text), looks_shared(text), same_human(person, person, boolean), is_shared(text),
	people_at(text, date), enter_shared(text, uuid, timestamptz, date), my_shared_address()
	from public;
grant execute on function is_shared(text), people_at(text, date), enter_shared(text, uuid, timestamptz, date)
	to leerkring_door;
grant execute on function my_shared_address() to leerkring_app;
