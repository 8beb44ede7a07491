-- version: 2
-- tables:
-- A mailbox that was given to people of different names: one that several read, such as info@, or one of which
-- somebody elsewhere says that it is another's. Which of them comes in how, src/domain/people/shared.ts decides.
-- What a name is stands in both; a test compares the two.

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

-- The organisations that know somebody: by a role, also one that ended, or as their student.
create or replace function offices_of(whom uuid) returns uuid[]
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select array(
			select r.organisation_id from role r where r.person_id = whom
			union select p.school_id from placement p where p.student_id = whom
			union select p.company_id from placement p where p.student_id = whom
		)
	$$;

-- True for two people of different names who read one mailbox: of one organisation, or under an address that
-- names an office. What another organisation says of somebody's own address makes it shared for nobody.
create or replace function share_mailbox(one person, other person, wanted text) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select not same_human(one, other, looks_shared(lower(wanted)))
			and (looks_shared(lower(wanted)) or offices_of(one.id) && offices_of(other.id))
	$$;

-- True for who shares this mailbox with another to whom it was given.
create or replace function shares(whom uuid, wanted text) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select exists (
			select from person me, mailbox_address a join mailbox m on m.id = a.mailbox_id
				join person other on other.id = m.person_id
			where me.id = whom and a.address = lower(wanted) and other.id <> whom and share_mailbox(me, other, wanted)
		)
	$$;

-- True for a mailbox that others of another name proved, and whom did not.
create or replace function is_taken(whom uuid, wanted text) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select coalesce(
			bool_or(m.proven_at is not null and not same_human(me, other, looks_shared(lower(wanted))))
				and not bool_or(m.proven_at is not null and other.id = whom), false)
		from person me, mailbox_address a join mailbox m on m.id = a.mailbox_id
			join person other on other.id = m.person_id
		where me.id = whom and a.address = lower(wanted)
	$$;

-- Who may say that it is them, once a mailbox of different names was proven: who still has a role or a placement,
-- and who proved it and shares it with nobody. With what decides how they come in: whether they proved it before,
-- another did, they share it, and a coach can hand them an own code, which is by a pass (people.sql).
drop function if exists people_at(text, date);
create or replace function people_at(wanted text, today date)
	returns table (
		person_id uuid, first_name text, infix text, last_name text,
		proven boolean, taken boolean, shared boolean, handed boolean
	)
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select x.id, x.first_name, x.infix, x.last_name, x.proven, is_taken(x.id, wanted), shares(x.id, wanted),
			not exists (
				select from role r
				where r.person_id = x.id and r.kind not in ('trainer', 'mentor')
					and (r.ended_on is null or r.ended_on > today)
			)
		from (
			select p.id, p.first_name, p.infix, p.last_name, bool_or(m.proven_at is not null) as proven
			from mailbox_address a join mailbox m on m.id = a.mailbox_id join person p on p.id = m.person_id
			where a.address = lower(wanted) and is_shared(wanted)
			group by p.id
		) as x
		where exists (select from role r where r.person_id = x.id and (r.ended_on is null or r.ended_on > today))
			or exists (
				select from placement p where p.student_id = x.id
					and (p.ended_on is null or p.ended_on > today - interval '3 months')
			)
			or (x.proven and not shares(x.id, wanted))
	$$;

-- Proves a mailbox of different names for the one of them who came in. Where it is shared nobody becomes one person
-- with another; where it is not, who waits under it by the same name does, as without the other name.
-- The first time, sign-ins that came of a pass end: from now on there is a door that is theirs alone.
create or replace function enter_shared(wanted text, whom uuid, proven timestamptz, today date) returns boolean
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	declare
		together boolean := shares(whom, wanted);
		grows boolean;
		other uuid;
	begin
		if not exists (select from people_at(wanted, today) p where p.person_id = whom) then
			return false;
		end if;
		update mailbox m set proven_at = proven from mailbox_address a
		where a.mailbox_id = m.id and m.person_id = whom and a.address = lower(wanted) and m.proven_at is null;
		grows := found;
		for other in
			select distinct q.id from mailbox_address a join mailbox m on m.id = a.mailbox_id
				join person q on q.id = m.person_id join person me on me.id = whom
			where a.address = lower(wanted) and q.id <> whom and m.proven_at is null
				and not together and not shares(q.id, wanted) and same_human(me, q, looks_shared(lower(wanted)))
		loop
			perform join_person(whom, other, proven);
			grows := true;
		end loop;
		if grows then
			delete from auth.session where "userId" = whom and (not together or way in ('', 'trainer'));
			delete from auth.passkey where person_id = whom;
			update pass set ended_at = proven where person_id = whom and ended_at is null and used_at is null;
			delete from mailbox m using mailbox_address a
			where a.mailbox_id = m.id and m.person_id = whom and m.proven_at is null and a.address <> lower(wanted);
		end if;
		return true;
	end
	$$;

-- The address that I share with others, or that another proved; null for who has a mailbox of their own, or none.
create or replace function my_shared_address() returns text
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select a.address from mailbox m join mailbox_address a on a.mailbox_id = m.id
		where m.person_id = app_person() and (shares(m.person_id, a.address) or is_taken(m.person_id, a.address))
		order by m.proven_at nulls last, m.id limit 1
	$$;

revoke execute on function
	name_key(text), looks_shared(text), same_human(person, person, boolean), is_shared(text),
	offices_of(uuid), share_mailbox(person, person, text), shares(uuid, text), is_taken(uuid, text),
	people_at(text, date), enter_shared(text, uuid, timestamptz, date), my_shared_address()
	from public;
grant execute on function is_shared(text), people_at(text, date), enter_shared(text, uuid, timestamptz, date)
	to leerkring_door;
grant execute on function my_shared_address() to leerkring_app;
