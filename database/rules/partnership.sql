-- version: 1
-- tables: partnership_state
-- What the leaders of a school or a company read of their partnerships: never a person, never below five students
-- (product.md, "Who may see what"). The task `terms` works it out, once a month for each partnership.

create policy partnership_state_select on partnership_state for select to leerkring_app
	using (
		school_id = any ((select my_sponsored())::uuid[]) or company_id = any ((select my_sponsored())::uuid[])
	);
grant select on partnership_state to leerkring_app;

create or replace function schools_to_judge() returns setof uuid
	language sql stable security definer set search_path = pg_catalog, public
	begin atomic
		select id from organisation where kind = 'school' order by id;
	end;

-- The contacts between this school and its companies: of each student who is there now what was agreed and when the
-- two spoke last, without saying who. Only of the partnerships that were not judged this month yet.
create or replace function contacts_to_judge(school uuid, today date) returns table (
		company_id uuid, school_region text, company_region text, weeks integer, agreed_on date, last_on date
	)
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	#variable_conflict use_column
	begin
		return query
		with here as materialized (
			select distinct on (p.company_id, p.student_id) p.id, p.company_id from placement p
			where p.school_id = school and p.begins_on <= today and (p.ended_on is null or p.ended_on > today)
				and not exists (
					select from partnership_state s where s.school_id = school and s.company_id = p.company_id
						and s.judged_on >= date_trunc('month', today)
				)
			order by p.company_id, p.student_id, p.begins_on desc, p.id desc
		)
		select here.company_id, s.holiday_region, c.holiday_region, agreed.weeks,
			(agreed.at at time zone 'Europe/Amsterdam')::date,
			greatest(
				(select max(c.day) from contact c where c.placement_id = here.id and c.edge = 'company-school'
					and not exists (select from contact_correction k where k.contact_id = c.id)),
				(select max((y.at at time zone 'Europe/Amsterdam')::date) from signal g
					join signal_step y on y.signal_id = g.id and y.kind = 'answered'
					where g.placement_id = here.id and (party_of(g.raised_part), g.asks) in (('company', 'school'), ('school', 'company')))
			)
		from here join organisation s on s.id = school join organisation c on c.id = here.company_id
		left join lateral (
			select r.weeks, k.at from rhythm r join rhythm_confirmation k on k.rhythm_id = r.id
			where r.placement_id = here.id and r.edge = 'company-school' order by k.at desc limit 1
		) as agreed on true;
	end
	$$;

-- Keeps what was judged; of a partnership without a student nothing stays. Twice in a month changes nothing.
create or replace function keep_partnership_states(school uuid, today date, judged json) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	#variable_conflict use_column
	begin
		delete from partnership_state s where s.school_id = school and s.judged_on < date_trunc('month', today);
		insert into partnership_state (id, school_id, company_id, judged_on, students, state)
			select x.id, school, x.company, today, x.students, x.state
			from json_to_recordset(judged) as x (id uuid, company uuid, students integer, state text)
			on conflict (school_id, company_id) do nothing;
	end
	$$;

revoke execute on function schools_to_judge(), contacts_to_judge(uuid, date), keep_partnership_states(uuid, date, json)
	from public;
grant execute on function schools_to_judge(), contacts_to_judge(uuid, date), keep_partnership_states(uuid, date, json)
	to leerkring_terms;
