-- version: 2
-- tables: teaching, teaching_removal, book_list, book, book_removal

-- Which programmes my placements are of, in all my parts or only where I speak for the school.
create or replace function my_programmes() returns text[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	declare answer text[] := kept('programmes');
	begin
		if answer is not null then return answer; end if;
		answer := (select coalesce(array_agg(distinct programme_of(d.school_id, d.crebo)), '{}')
			from placement_detail d where d.placement_id = any (my_placements()));
		perform keep('programmes', answer::text);
		return answer;
	end
	$$;

create or replace function my_taught_programmes() returns text[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return (select coalesce(array_agg(distinct programme_of(d.school_id, d.crebo)), '{}')
			from placement_detail d join my_parts() m on m.placement_id = d.placement_id
			where party_of(m.part) = 'school' and runs(d.placement_id));
	end
	$$;
revoke execute on function my_programmes(), my_taught_programmes(), programme_of(uuid, text) from public;
grant execute on function my_programmes(), my_taught_programmes(), programme_of(uuid, text) to leerkring_app;

create policy teaching_select on teaching for select to leerkring_app
	using (programme = any ((select my_programmes())::text[]));
create policy teaching_insert on teaching for insert to leerkring_app
	with check (by = (select app_person()) and programme = any ((select my_taught_programmes())::text[]));
create policy teaching_removal_select on teaching_removal for select to leerkring_app
	using (programme = any ((select my_programmes())::text[]));
-- Only who wrote it takes it back, and only while they teach there.
create policy teaching_removal_insert on teaching_removal for insert to leerkring_app
	with check (
		by = (select app_person()) and programme = any ((select my_taught_programmes())::text[])
		and exists (select from teaching t where t.id = teaching_id and t.by = (select app_person()))
	);
create policy book_list_select on book_list for select to leerkring_app
	using (programme = any ((select my_programmes())::text[]));
create policy book_list_insert on book_list for insert to leerkring_app
	with check (by = (select app_person()) and programme = any ((select my_taught_programmes())::text[]));
create policy book_select on book for select to leerkring_app
	using (programme = any ((select my_programmes())::text[]));
create policy book_insert on book for insert to leerkring_app
	with check (by = (select app_person()) and programme = any ((select my_taught_programmes())::text[]));
create policy book_removal_select on book_removal for select to leerkring_app
	using (programme = any ((select my_programmes())::text[]));
create policy book_removal_insert on book_removal for insert to leerkring_app
	with check (by = (select app_person()) and programme = any ((select my_taught_programmes())::text[]));
grant select, insert on teaching, teaching_removal, book_list, book, book_removal to leerkring_app;

-- Who wrote what of late in the programmes that I teach, and whether they took it back: colleagues who need not share
-- a student with me read each other's name here.
create or replace function my_teaching_history() returns table (
		programme text, written_on date, first_name text, infix text, last_name text, lines text, removed boolean
	)
	language plpgsql stable security definer rows 20 set search_path = pg_catalog, public
	as $$
	#variable_conflict use_column
	begin
		return query select one.programme, one.written_on, x.first_name, x.infix, x.last_name, one.lines, one.removed
		from (
			select t.programme, t.by, max(t.at) as at, (max(t.at) at time zone 'Europe/Amsterdam')::date as written_on,
				string_agg(t.text, ' · ' order by t.number) as lines, bool_and(r.teaching_id is not null) as removed,
				row_number() over (partition by t.programme order by max(t.at) desc) as place
			from teaching t left join teaching_removal r on r.teaching_id = t.id
			where t.programme = any (my_taught_programmes()) group by t.programme, t.by, t.form_id
		) as one join person x on x.id = one.by
		where one.place <= 5 order by one.programme, one.at desc;
	end
	$$;
revoke execute on function my_teaching_history() from public;
grant execute on function my_teaching_history() to leerkring_app;
