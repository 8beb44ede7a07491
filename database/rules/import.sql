-- version: 1
-- tables: import

create policy import_select on import for select to leerkring_app
	using (school_id = any ((select my_offices())::uuid[]));
grant select on import to leerkring_app;

-- The import task works for one school: it adds what that school's list names, and touches only what
-- that same school brought in before. It meets other organisations as a name and a leerbedrijf-ID.
create policy import_of_import on import for select to leerkring_import using (school_id = (select app_school()));
create policy import_insert on import for insert to leerkring_import with check (school_id = (select app_school()));
grant select, insert on import to leerkring_import;

create policy organisation_import on organisation for select to leerkring_import
	using (kind = 'company' or id = (select app_school()));
create policy organisation_import_insert on organisation for insert to leerkring_import with check (kind = 'company');
create policy site_import on site for select to leerkring_import using (true);
create policy site_import_insert on site for insert to leerkring_import with check (true);
grant select, insert on organisation, site to leerkring_import;

create policy person_import on person for select to leerkring_import
	using (id in (select p.student_id from placement p where p.school_id = (select app_school())));
create policy person_import_insert on person for insert to leerkring_import with check (true);
create policy person_import_update on person for update to leerkring_import
	using (id in (select p.student_id from placement p where p.school_id = (select app_school())))
	with check (true);
create policy role_import on role for select to leerkring_import using (brought_in_by = (select app_school()));
create policy role_import_insert on role for insert to leerkring_import
	with check (
		brought_in_by = (select app_school())
		and (
			(kind = 'coach' and organisation_id = (select app_school()))
			or (kind = 'trainer' and organisation_id in (select o.id from organisation o where o.kind = 'company'))
		)
	);
grant select, insert, update (first_name, infix, last_name) on person to leerkring_import;
grant select, insert on role to leerkring_import;

create policy placement_import on placement for select to leerkring_import using (school_id = (select app_school()));
create policy placement_import_insert on placement for insert to leerkring_import with check (school_id = (select app_school()));
create policy placement_import_update on placement for update to leerkring_import
	using (school_id = (select app_school())) with check (school_id = (select app_school()));
grant select, insert, update (begins_on, planned_end_on, ended_on) on placement to leerkring_import;

create policy placement_detail_import on placement_detail for select to leerkring_import using (school_id = (select app_school()));
create policy placement_detail_import_insert on placement_detail for insert to leerkring_import with check (school_id = (select app_school()));
create policy placement_detail_import_update on placement_detail for update to leerkring_import
	using (school_id = (select app_school())) with check (school_id = (select app_school()));
grant select, insert, update (site_id, crebo, cohort, pathway, agreement_number, group_name, unit, hours_total, listed) on placement_detail to leerkring_import;

create policy placement_person_import on placement_person for select to leerkring_import
	using (placement_id in (select p.id from placement p where p.school_id = (select app_school())));
create policy placement_person_import_insert on placement_person for insert to leerkring_import
	with check (
		placement_id in (select p.id from placement p where p.school_id = (select app_school()))
		and role_id in (select r.id from role r where r.brought_in_by = (select app_school()))
	);
create policy placement_person_import_update on placement_person for update to leerkring_import
	using (placement_id in (select p.id from placement p where p.school_id = (select app_school())))
	with check (placement_id in (select p.id from placement p where p.school_id = (select app_school())));
grant select, insert, update (ended_on) on placement_person to leerkring_import;

create policy event_import on event for insert to leerkring_import
	with check (placement_id in (select p.id from placement p where p.school_id = (select app_school())));
grant insert on event to leerkring_import;
