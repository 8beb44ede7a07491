-- version: 1
-- tables: practice_entry, practice_entry_correction

create policy practice_entry_select on practice_entry for select to leerkring_app
	using (placement_id = any ((select my_placements())::uuid[]));
create policy practice_entry_insert on practice_entry for insert to leerkring_app
	with check (
		by = (select app_person()) and day <= (select app_today())
		and as_part in ('student', 'trainer', 'mentor')
		and placement_id = any (my_placements_as(as_part)) and runs(placement_id)
	);
create policy practice_entry_correction_select on practice_entry_correction for select to leerkring_app
	using (placement_id = any ((select my_placements())::uuid[]));
create policy practice_entry_correction_insert on practice_entry_correction for insert to leerkring_app
	with check (
		by = (select app_person()) and runs(placement_id)
		and exists (
			select from practice_entry e
			where e.id = entry_id and e.placement_id = practice_entry_correction.placement_id
				and e.by = (select app_person())
		)
	);
grant select, insert on practice_entry, practice_entry_correction to leerkring_app;
