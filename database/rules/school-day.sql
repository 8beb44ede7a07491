-- version: 1
-- tables: school_day

create policy school_day_select on school_day for select to leerkring_app
	using (placement_id = any ((select my_placements())::uuid[]));
create policy school_day_insert on school_day for insert to leerkring_app
	with check (
		by = (select app_person()) and as_part in ('student', 'coach')
		and placement_id = any (my_placements_as(as_part)) and runs(placement_id)
	);
grant select, insert on school_day to leerkring_app;
