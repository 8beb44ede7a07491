-- version: 5
-- tables: organisation, site, person, role, deputy, mailbox, mailbox_address

create policy organisation_select on organisation for select to leerkring_app
	using (id = any ((select my_organisations())::uuid[]));
create policy site_select on site for select to leerkring_app
	using (organisation_id = any ((select my_organisations())::uuid[]));
grant select on organisation, site to leerkring_app;

-- Everybody with a role of today in an organisation in which I am coach or trainer, or stand in for one.
create or replace function my_colleagues() returns table (
		role_id uuid, person_id uuid, organisation_id uuid, kind text, first_name text, infix text, last_name text
	)
	language plpgsql stable security definer rows 20 set search_path = pg_catalog, public
	as $$
	#variable_conflict use_column
	begin
		return query select r.id, r.person_id, r.organisation_id, r.kind, p.first_name, p.infix, p.last_name
		from role r join person p on p.id = r.person_id
		where r.organisation_id in (
				select mine.organisation_id from role mine join held_roles() h on h.role_id = mine.id
				where mine.kind in ('coach', 'trainer')
			)
			and r.person_id <> app_person()
			and r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today());
	end
	$$;

revoke execute on function my_colleagues() from public;
grant execute on function my_colleagues() to leerkring_app;

-- Who stands in for me, and for whom I stand in, until a month after.
create or replace function my_deputies() returns table (
		id uuid, mine boolean, kind text, organisation text, first_name text, infix text, last_name text,
		begins_on date, ends_on date, ended_on date
	)
	language plpgsql stable security definer rows 5 set search_path = pg_catalog, public
	as $$
	#variable_conflict use_column
	begin
		return query select d.id, r.person_id = app_person(), r.kind, o.name, p.first_name, p.infix, p.last_name,
			d.begins_on, d.ends_on, d.ended_on
		from deputy d join role r on r.id = d.role_id join organisation o on o.id = r.organisation_id
		join person p on p.id = case when r.person_id = app_person() then d.person_id else r.person_id end
		where app_person() in (r.person_id, d.person_id) and d.ends_on > app_today() - 31;
	end
	$$;
revoke execute on function my_deputies() from public;
grant execute on function my_deputies() to leerkring_app;

-- Who stands in today, and for whom, of the roles that I may see; of two for one role me, if I am one. With the number
-- of the own role there: that role stands on no placement, so its row is nobody's to read who calls. The conditions are
-- those of `held_roles`.
create or replace function standing_in() returns table (
		role_id uuid, held_for uuid, person_id uuid, first_name text, infix text, last_name text, phone text, ends_on date
	)
	language plpgsql stable security definer rows 3 set search_path = pg_catalog, public
	as $$
	#variable_conflict use_column
	begin
		return query select distinct on (d.role_id) d.role_id, r.person_id, d.person_id, p.first_name, p.infix, p.last_name,
			mine.phone, least(d.ends_on, d.ended_on - 1, r.ended_on - 1, mine.ended_on - 1)
		from deputy d join role r on r.id = d.role_id join person p on p.id = d.person_id
		join role mine on mine.person_id = d.person_id and mine.organisation_id = r.organisation_id
		where d.role_id = any ((select my_roles())::uuid[])
			and app_today() between d.begins_on and d.ends_on
			and (d.ended_on is null or d.ended_on > app_today())
			and r.kind <> 'administrator'
			and r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today())
			and mine.begins_on <= app_today() and (mine.ended_on is null or mine.ended_on > app_today())
		order by d.role_id, d.person_id = app_person() desc, d.begins_on, d.id, mine.phone = '', mine.id;
	end
	$$;
revoke execute on function standing_in() from public;
grant execute on function standing_in() to leerkring_app;

create policy person_select on person for select to leerkring_app
	using (id = any ((select my_people())::uuid[]));
create policy person_update on person for update to leerkring_app
	using (id = (select app_person())) with check (id = (select app_person()));
-- A name that a trainer or an administrator types: nobody's, until it gets a role beside them.
create policy person_insert on person for insert to leerkring_app
	with check (cardinality(my_training_companies()) > 0 or cardinality(my_offices()) > 0);
grant select, insert, update (language) on person to leerkring_app;

create policy role_select on role for select to leerkring_app
	using (id = any ((select my_roles())::uuid[]));
-- Your own phone and hours, as long as the role runs. An administrator ends a role in the own organisation, and
-- takes an end back that is still to come (`keep_end_of_role`). What ended stays so, for everybody.
create policy role_update on role for update to leerkring_app
	using (
		(person_id = (select app_person()) or organisation_id = any ((select my_offices())::uuid[]))
		and (ended_on is null or ended_on > (select app_today()))
	)
	with check (
		(person_id = (select app_person()) or organisation_id = any ((select my_offices())::uuid[]))
		and (ended_on is null or ended_on >= (select app_today()))
	);
create policy role_insert on role for insert to leerkring_app
	with check (
		(
			-- An administrator, to who works in the own organisation already or is nowhere yet, and not afterwards.
			(
				organisation_id = any ((select my_offices())::uuid[]) and begins_on >= (select app_today())
				and may_give_role(person_id, organisation_id, kind)
			)
			-- A trainer brings a new colleague, as mentor at the own company and as nothing else.
			or (
				kind = 'mentor' and organisation_id = any (my_training_companies())
				and begins_on = (select app_today()) and ended_on is null and is_nowhere(person_id)
			)
		)
		-- Only a school's own list says whom it brought in: by that name its next list finds them again.
		and brought_in_by is null and listed_as = ''
	);
grant select, insert, update (phone, reachable, ended_on) on role to leerkring_app;

create policy deputy_select on deputy for select to leerkring_app
	using (person_id = (select app_person()) or role_id = any ((select my_roles())::uuid[]));
-- For a while, for an own role as coach or trainer, a colleague of the same organisation. Who stands in does
-- not hold the role, so appoints nobody.
create policy deputy_insert on deputy for insert to leerkring_app
	with check (
		begins_on >= (select app_today()) and ends_on < begins_on + 60 and ended_on is null
		and may_stand_in(person_id, role_id)
	);
create policy deputy_update on deputy for update to leerkring_app
	using (ended_on is null and (person_id = (select app_person()) or holds_role(role_id)))
	with check (person_id = (select app_person()) or holds_role(role_id));
grant select, insert, update (ended_on) on deputy to leerkring_app;

create policy mailbox_select on mailbox for select to leerkring_app
	using (person_id = any ((select my_people())::uuid[]));
create policy mailbox_insert on mailbox for insert to leerkring_app
	with check (
		added_by = (select app_person()) and proven_at is null
		and person_id = any ((select my_unreached())::uuid[])
	);
-- Taking back an address that nobody proved yet.
create policy mailbox_delete on mailbox for delete to leerkring_app
	using (
		(proven_at is null and person_id = any ((select my_unreached())::uuid[]))
		-- An address of one's own goes again, as long as another one is proven.
		or (person_id = (select app_person()) and has_other_door(id))
	);
grant select, insert, delete on mailbox to leerkring_app;

-- The address itself: its owner, and who typed it as long as nobody proved it.
create policy mailbox_address_select on mailbox_address for select to leerkring_app
	using (mailbox_id in (
		select m.id from mailbox m
		where m.person_id = (select app_person()) or (m.added_by = (select app_person()) and m.proven_at is null)
	));
create policy mailbox_address_insert on mailbox_address for insert to leerkring_app
	with check (mailbox_id in (
		select m.id from mailbox m
		where m.added_by = (select app_person()) and m.proven_at is null
			and m.person_id = any ((select my_unreached())::uuid[])
	));
grant select, insert on mailbox_address to leerkring_app;

-- Mail is written as a task of its own: names, languages and addresses, nothing it could change.
create policy organisation_mail on organisation for select to leerkring_mail using (true);
create policy person_mail on person for select to leerkring_mail using (true);
create policy role_mail on role for select to leerkring_mail using (true);
create policy mailbox_mail on mailbox for select to leerkring_mail using (true);
create policy mailbox_address_mail on mailbox_address for select to leerkring_mail using (true);
grant select on organisation, person, role, mailbox, mailbox_address to leerkring_mail;
