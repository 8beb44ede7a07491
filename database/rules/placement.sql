-- version: 2
-- tables: placement, placement_detail, placement_person, goal

create policy placement_select on placement for select to leerkring_app
	using (
		id = any ((select my_placements())::uuid[])
		or school_id = any ((select my_offices())::uuid[])
		or company_id = any ((select my_offices())::uuid[])
	);
grant select on placement to leerkring_app;

create policy placement_detail_select on placement_detail for select to leerkring_app
	using (placement_id = any ((select my_placements())::uuid[]));
grant select on placement_detail to leerkring_app;

create policy placement_person_select on placement_person for select to leerkring_app
	using (placement_id = any ((select my_placements())::uuid[]));
-- A trainer says who rides along, of the own company, and that it is over. Nobody's other part.
create policy placement_person_insert on placement_person for insert to leerkring_app
	with check (
		part = 'mentor' and subject = '' and begins_on = (select app_today()) and ended_on is null
		and placement_id = any (my_placements_as('trainer')) and runs(placement_id)
		and works_there(role_id, placement_id)
	);
create policy placement_person_update on placement_person for update to leerkring_app
	using (
		part = 'mentor' and placement_id = any ((select my_placements_as('trainer'))::uuid[]) and runs(placement_id)
	)
	with check (
		part = 'mentor' and placement_id = any ((select my_placements_as('trainer'))::uuid[]) and runs(placement_id)
		and (ended_on is not null or works_there(role_id, placement_id))
	);
grant select, insert, update (ended_on) on placement_person to leerkring_app;

create policy goal_select on goal for select to leerkring_app
	using (placement_id = any ((select my_placements())::uuid[]));
-- Any of the three may write the goal: the student, the trainer, the coach.
create policy goal_insert on goal for insert to leerkring_app
	with check (
		written_by = (select app_person())
		and as_part in ('student', 'trainer', 'coach')
		and placement_id = any (my_placements_as(as_part)) and runs(placement_id)
	);
grant select, insert on goal to leerkring_app;

create policy placement_mail on placement for select to leerkring_mail using (true);
create policy placement_person_mail on placement_person for select to leerkring_mail using (true);
grant select on placement, placement_person to leerkring_mail;
