-- version: 2
-- tables: pass

-- Whom I may stand beside with a pass: as coach or trainer in my own name, on a placement that runs. Of each,
-- what would let me in further than here: an office or a role in a school, a mailbox of their own, and a place
-- with another school (for a coach) or another company (for a trainer).
create or replace function my_pass_candidates() returns table (
		person_id uuid, placement_id uuid, part text, office boolean, proven boolean, further boolean
	)
	language plpgsql stable security definer rows 20 set search_path = pg_catalog, public
	as $$
	#variable_conflict use_column
	begin
		return query with mine as materialized (
			select p.id, p.school_id, p.company_id, p.student_id, m.part
			from my_parts() m join placement p on p.id = m.placement_id
			where m.own
				and m.part in ('coach', 'trainer')
				and (p.ended_on is null or p.ended_on > app_today())
		), beside as (
			select student_id as whom, id, school_id, company_id, part from mine
			union
			select r.person_id, mine.id, mine.school_id, mine.company_id, mine.part
			from mine join placement_person pp on pp.placement_id = mine.id join role r on r.id = pp.role_id
			where (pp.part = 'mentor' or (pp.part = 'trainer' and mine.part = 'coach'))
				and (pp.ended_on is null or pp.ended_on > app_today())
				and r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today())
		)
		select b.whom, b.id, b.part, holds_office(b.whom),
			exists (select from mailbox m where m.person_id = b.whom and m.proven_at is not null),
			exists (
				select from places_of(b.whom) as place (id) join placement other on other.id = place.id
				where (b.part = 'coach' and other.school_id <> b.school_id)
					or (b.part = 'trainer' and other.company_id <> b.company_id)
			)
		from beside b where b.whom <> app_person();
	end
	$$;

-- True for who is administrator, or has another role than at work: they read more than their own placements.
create or replace function holds_office(whom uuid) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select exists (
			select from role r where r.person_id = whom and r.kind not in ('trainer', 'mentor')
				and (r.ended_on is null or r.ended_on > app_today())
		)
	$$;

-- Every placement that somebody may still read, as student, in a role, or for whom they stand in.
create or replace function places_of(whom uuid) returns setof uuid
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select p.id from placement p
		where p.student_id = whom and (p.ended_on is null or p.ended_on > app_today() - interval '3 months')
		union
		select pp.placement_id from placement_person pp
		join placement p on p.id = pp.placement_id
		join role r on r.id = pp.role_id
		where (r.person_id = whom or r.id in (
				select d.role_id from deputy d where d.person_id = whom and d.ends_on >= app_today()
					and (d.ended_on is null or app_today() < d.ended_on)
			))
			and (p.ended_on is null or p.ended_on > app_today() - interval '3 months')
			and (pp.ended_on is null or pp.ended_on > app_today())
			and (r.ended_on is null or r.ended_on > app_today())
	$$;

create or replace function may_pass(whom uuid, placement uuid, wanted text) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select exists (
			select from my_pass_candidates() c
			where c.person_id = whom and c.placement_id = placement and c.part = wanted
				and not c.office and not c.further
				and (wanted = 'coach' or not c.proven)
		)
	$$;

-- Of the people I may know: who once came in by a pass. As with a mailbox, that they can be reached is no secret
-- to who works with them; by whose pass and when is.
create or replace function came_by_pass() returns uuid[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return (select coalesce(array_agg(distinct p.person_id), '{}') from pass p
		where p.used_at is not null and p.person_id = any ((select my_people())::uuid[]));
	end
	$$;

create policy pass_select on pass for select to leerkring_app
	using (person_id = (select app_person()) or made_by = (select app_person()));
create policy pass_insert on pass for insert to leerkring_app
	with check (
		made_by = (select app_person()) and ended_at is null and used_at is null
		and may_pass(person_id, placement_id, as_part)
	);
-- Ended once, by either of the two; never opened again.
create policy pass_update on pass for update to leerkring_app
	using (
		ended_at is null and used_at is null
		and (person_id = (select app_person()) or made_by = (select app_person()))
	)
	with check (person_id = (select app_person()) or made_by = (select app_person()));
grant select, insert, update (ended_at) on pass to leerkring_app;

revoke execute on function
	my_pass_candidates(), holds_office(uuid), places_of(uuid), may_pass(uuid, uuid, text),
	end_passes_before(), came_by_pass()
	from public;
grant execute on function my_pass_candidates(), came_by_pass(), may_pass(uuid, uuid, text) to leerkring_app;
