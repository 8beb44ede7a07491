-- version: 3
-- tables:
-- Whom a trainer may put on a placement, and who stands in for whom.

-- The companies at which I train somebody today.
create or replace function my_training_companies() returns uuid[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return (select coalesce(array_agg(distinct p.company_id), '{}')
		from my_parts() m join placement p on p.id = m.placement_id
		where m.part = 'trainer');
	end
	$$;

-- True for who is nowhere yet: a name that was typed just now, and no door to anybody else's.
create or replace function is_nowhere(whom uuid) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select not exists (select from role r where r.person_id = whom)
			and not exists (select from mailbox m where m.person_id = whom)
			and not exists (select from placement p where p.student_id = whom)
	$$;

-- True for a role of today at the company where the work of this placement is.
create or replace function works_there(held uuid, placement uuid) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select exists (
			select from role r join placement p on p.id = placement
			where r.id = held and r.organisation_id = p.company_id and r.person_id <> p.student_id
				and r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today())
		)
	$$;

create or replace function holds_role(held uuid) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$ select exists (select from role r where r.id = held and r.person_id = app_person()) $$;

-- True for somebody with a role of today in the organisation of this role of mine as coach or trainer.
create or replace function may_stand_in(whom uuid, held uuid) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select exists (
			select from role r join role other on other.organisation_id = r.organisation_id
			where r.id = held and r.person_id = app_person() and r.kind in ('coach', 'trainer')
				and other.person_id = whom and whom <> app_person()
				and r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today())
				and other.begins_on <= app_today() and (other.ended_on is null or other.ended_on > app_today())
		)
	$$;

-- True for a mailbox of mine next to another one that I proved.
create or replace function has_other_door(mailbox uuid) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select exists (
			select from mailbox m
			where m.person_id = app_person() and m.id <> has_other_door.mailbox and m.proven_at is not null
		)
	$$;

-- True for an address that a colleague of another name has in an office of mine, but for what they added themself.
create or replace function is_colleagues(wanted text, whom uuid, given text, between_names text, family text)
	returns boolean
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return exists (
			select from mailbox_address a join mailbox m on m.id = a.mailbox_id
				join person other on other.id = m.person_id join role r on r.person_id = other.id
			where a.address = lower(wanted) and other.id <> whom and m.added_by is distinct from other.id
				and r.organisation_id = any (my_offices()) and (r.ended_on is null or r.ended_on > app_today())
				and not same_human(
					row(whom, given, between_names, family, 'nl')::person, other, looks_shared(lower(wanted)))
		);
	end
	$$;

revoke execute on function
	is_colleagues(text, uuid, text, text, text), has_other_door(uuid), holds_role(uuid), may_stand_in(uuid, uuid),
	my_training_companies(), is_nowhere(uuid), works_there(uuid, uuid)
	from public;
grant execute on function
	is_colleagues(text, uuid, text, text, text), has_other_door(uuid), holds_role(uuid), may_stand_in(uuid, uuid),
	my_training_companies(), is_nowhere(uuid), works_there(uuid, uuid)
	to leerkring_app;
