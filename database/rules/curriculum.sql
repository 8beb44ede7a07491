-- version: 1
-- tables: teaching, book_list, book, book_removal

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
grant select, insert on teaching, book_list, book, book_removal to leerkring_app;
