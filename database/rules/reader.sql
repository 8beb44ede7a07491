-- version: 5
-- tables:
-- What follows from who is asking. Every policy is built from these.
-- In plpgsql, because it keeps its plans: a function in sql is planned again in every statement. `rows` because
-- the planner else expects a thousand and reads whole tables.

create or replace function party_of(part text) returns text
	language sql immutable parallel safe
	return case
		when part = 'student' then 'student'
		when part in ('trainer', 'mentor') then 'company'
		when part in ('coach', 'teacher') then 'school'
	end;

-- Roles that I hold today, or stand in for. A stand-in counts only while both are still there.
create or replace function held_roles() returns table (role_id uuid, held_for uuid, own boolean)
	language plpgsql stable security definer rows 3 set search_path = pg_catalog, public
	as $$
	#variable_conflict use_column
	begin
		return query select r.id, r.person_id, true from role r
		where r.person_id = app_person()
			and r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today())
		union all
		select r.id, r.person_id, false from deputy d
		join role r on r.id = d.role_id
		where d.person_id = app_person()
			and app_today() between d.begins_on and d.ends_on
			and (d.ended_on is null or d.ended_on > app_today())
			and r.kind <> 'administrator'
			and r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today())
			and exists (
				select from role mine
				where mine.person_id = app_person() and mine.organisation_id = r.organisation_id
					and mine.begins_on <= app_today()
					and (mine.ended_on is null or mine.ended_on > app_today())
			);
	end
	$$;

-- What I am on which placement, today. The company loses an ended placement at its real end;
-- student and school read it three months on (docs/trust-model.md).
create or replace function my_parts() returns table (
		placement_id uuid, part text, subject text, held_for uuid, own boolean
	)
	language plpgsql stable security definer rows 100 set search_path = pg_catalog, public
	as $$
	#variable_conflict use_column
	begin
		return query select p.id, 'student', '', app_person(), true from placement p
		where p.student_id = app_person()
			and (app_placement() is null or p.id = app_placement())
			and (p.ended_on is null or p.ended_on > app_today() - interval '3 months')
		union all
		select p.id, pp.part, pp.subject, h.held_for, h.own from held_roles() h
		join placement_person pp on pp.role_id = h.role_id
		join placement p on p.id = pp.placement_id
		where pp.begins_on <= app_today()
			and (pp.ended_on is null or pp.ended_on > app_today())
			and (app_placement() is null or pp.placement_id = app_placement())
			and (p.ended_on is null or p.ended_on > case
				when party_of(pp.part) = 'school' then (app_today() - interval '3 months')::date
				else app_today()
			end);
	end
	$$;

create or replace function my_placements() returns uuid[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	declare answer uuid[] := kept('placements');
	begin
		if answer is not null then return answer; end if;
		answer := (select coalesce(array_agg(distinct placement_id), '{}') from my_parts());
		perform keep('placements', answer::text);
		return answer;
	end
	$$;

-- The placements on which I am this, or stand in for who is.
create or replace function my_placements_as(wanted text) returns uuid[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	declare answer uuid[] := kept('placements_as_' || wanted);
	begin
		if answer is not null then return answer; end if;
		answer := (select coalesce(array_agg(distinct placement_id), '{}') from my_parts() where part = wanted);
		perform keep('placements_as_' || wanted, answer::text);
		return answer;
	end
	$$;

-- The organisations of which I am administrator. Nobody stands in for that.
create or replace function my_offices() returns uuid[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	declare answer uuid[] := kept('offices');
	begin
		if answer is not null then return answer; end if;
		answer := (select coalesce(array_agg(r.organisation_id), '{}') from role r
		join held_roles() h on h.role_id = r.id and h.own
		where r.kind = 'administrator');
		perform keep('offices', answer::text);
		return answer;
	end
	$$;

-- The placement on which I am the student: the one that runs, else the last. Also on a page of another one.
create or replace function my_own_placement() returns uuid
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return (select p.id from placement p
			where p.student_id = app_person() and (p.ended_on is null or p.ended_on > app_today() - interval '3 months')
			order by p.ended_on desc nulls first, p.begins_on desc, p.id limit 1);
	end
	$$;

-- The organisations that I lead, without a part in what happens there. Nobody stands in for that.
create or replace function my_sponsored() returns uuid[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	declare answer uuid[] := kept('sponsored');
	begin
		if answer is not null then return answer; end if;
		answer := (select coalesce(array_agg(r.organisation_id), '{}') from role r
		join held_roles() h on h.role_id = r.id and h.own
		where r.kind = 'sponsor');
		perform keep('sponsored', answer::text);
		return answer;
	end
	$$;

-- The keys I hold to rows that store their audience. What is addressed to one person is not
-- inherited: a stand-in holds the key of their own name, never of the other's.
create or replace function my_keys() returns text[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	declare answer text[] := kept('keys');
	begin
		if answer is not null then return answer; end if;
		answer := (select coalesce(array_agg(distinct key), '{}') from (
			select placement_id || ':' || part || case when part = 'teacher' then ':' || subject else '' end
			from my_parts()
			union all
			select placement_id || ':person:' || app_person() from my_parts()
			union all
			select '-:person:' || app_person()
			union all
			select '-:administrator:' || office from unnest(my_offices()) as office
		) as keys (key)
		where key is not null);
		perform keep('keys', answer::text);
		return answer;
	end
	$$;

-- Whose name I may know: who is on my placements, who works in my office, and who it has as students.
create or replace function my_people() returns uuid[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	declare answer uuid[] := kept('people');
	begin
		if answer is not null then return answer; end if;
		answer := (with mine as (select unnest(my_placements()) as id), offices as (select unnest(my_offices()) as id)
		select coalesce(array_agg(distinct person), '{}') from (
			select app_person()
			union all
			select p.student_id from placement p where p.id = any ((select my_placements())::uuid[])
			union all
			select r.person_id from placement_person pp
			join mine on mine.id = pp.placement_id join role r on r.id = pp.role_id
			union all
			select d.person_id from placement_person pp
			join mine on mine.id = pp.placement_id join deputy d on d.role_id = pp.role_id
			union all
			select r.person_id from role r join offices on offices.id = r.organisation_id
			union all
			select p.student_id from placement p join offices on offices.id in (p.school_id, p.company_id)
		) as known (person)
		where person is not null);
		perform keep('people', answer::text);
		return answer;
	end
	$$;

-- The roles I may see: mine, those on my placements, those in my office.
create or replace function my_roles() returns uuid[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	declare answer uuid[] := kept('roles');
	begin
		if answer is not null then return answer; end if;
		answer := (select coalesce(array_agg(distinct known.role), '{}') from (
			select r.id from role r where r.person_id = app_person()
			union all
			select pp.role_id from placement_person pp
			where pp.placement_id = any ((select my_placements())::uuid[])
			union all
			select r.id from role r where r.organisation_id = any ((select my_offices())::uuid[])
		) as known (role));
		perform keep('roles', answer::text);
		return answer;
	end
	$$;

-- The organisations I may see by name.
create or replace function my_organisations() returns uuid[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	declare answer uuid[] := kept('organisations');
	begin
		if answer is not null then return answer; end if;
		answer := (select coalesce(array_agg(distinct known.organisation), '{}') from (
			select unnest(array[p.school_id, p.company_id, p.employer_id]) from placement p
			where p.id = any ((select my_placements())::uuid[])
			union all
			select r.organisation_id from role r
			where r.person_id = app_person() and (r.ended_on is null or r.ended_on > app_today())
			union all
			select unnest(array[p.school_id, p.company_id, p.employer_id]) from placement p
			where p.school_id = any ((select my_offices())::uuid[]) or p.company_id = any ((select my_offices())::uuid[])
			union all
			select unnest(array[s.school_id, s.company_id]) from partnership_state s
			where s.school_id = any ((select my_sponsored())::uuid[]) or s.company_id = any ((select my_sponsored())::uuid[])
		) as known (organisation)
		where known.organisation is not null);
		perform keep('organisations', answer::text);
		return answer;
	end
	$$;

-- Whom I may give an address: the students that I coach, the company people who work with them today,
-- and as administrator who works in my own organisation. Never who left: their other doors are not mine.
-- `my_unreached` holds of these only whom nobody proved: a second address would open the door to what another
-- organisation shares with them.
create or replace function my_reachable() returns uuid[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	declare answer uuid[] := kept('reachable');
	begin
		if answer is not null then return answer; end if;
		answer := (select coalesce(array_agg(distinct candidate.person), '{}') from (
			select p.student_id from placement p where p.id = any ((select my_placements_as('coach'))::uuid[])
			union all
			select r.person_id from placement_person pp join role r on r.id = pp.role_id
			join placement p on p.id = pp.placement_id
			where pp.placement_id = any ((select my_placements_as('coach'))::uuid[]) and party_of(pp.part) = 'company'
				and (p.ended_on is null or p.ended_on > app_today())
				and (pp.ended_on is null or pp.ended_on > app_today())
				and r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today())
			union all
			select r.person_id from role r
			where r.organisation_id = any ((select my_offices())::uuid[]) and (r.ended_on is null or r.ended_on > app_today())
		) as candidate (person));
		perform keep('reachable', answer::text);
		return answer;
	end
	$$;

create or replace function my_unreached() returns uuid[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return (select coalesce(array_agg(candidate.person), '{}') from unnest(my_reachable()) as candidate (person)
		where not exists (
			select from mailbox m where m.person_id = candidate.person and m.proven_at is not null
		));
	end
	$$;

-- "Namens" is only said of somebody for whom I stand in, in this part of this placement.
create or replace function stands_in(placement uuid, wanted text, whom uuid) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select whom is null or exists (
			select from my_parts() m
			where m.placement_id = placement and m.part = wanted and m.held_for = whom and not m.own
		)
	$$;

-- Who left reads on for a while, and so does the school after the end; writing ends with the placement.
create or replace function runs(placement uuid) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select exists (
			select from placement p
			where p.id = placement and p.id = any ((select my_placements())::uuid[])
				and (p.ended_on is null or p.ended_on > app_today())
		)
	$$;

revoke execute on all functions in schema public from public;
grant execute on function
	party_of(text), reader_keys(uuid, text[]), my_parts(), my_placements(), my_placements_as(text), my_keys(),
	my_offices(), my_own_placement(), my_sponsored(), my_people(), my_roles(), my_organisations(), my_reachable(), my_unreached(),
	stands_in(uuid, text, uuid), runs(uuid)
	to leerkring_app;
grant execute on function reader_keys(uuid, text[]), party_of(text) to leerkring_import;
