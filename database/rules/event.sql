-- version: 4
-- tables: event, look, look_reader

-- Who hands over and who takes over, of what was handed over by me with one form.
create or replace function told_of_hand_over(form uuid) returns text[]
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select coalesce(array_agg(distinct 'person:' || told.person), '{}') from (
			select unnest(array[t.person_id, h.by]) from hand_over h join role t on t.id = h.to_role
			where h.form_id = form and h.by = app_person()
		) as told (person)
	$$;
revoke execute on function told_of_hand_over(uuid) from public;
grant execute on function told_of_hand_over(uuid) to leerkring_app;

create policy event_select on event for select to leerkring_app
	using (readers && (select my_keys())::text[]);
create policy event_insert on event for insert to leerkring_app
	with check (
		actor_id = (select app_person())
		and (
			placement_id = any ((select my_placements())::uuid[])
			or (
				placement_id is null and organisation_id = any ((select my_offices())::uuid[])
				and audience <@ (
					array['administrator:' || organisation_id::text, 'person:' || (select app_person())::text]
					|| office_readers(organisation_id)
				)
			)
			or (placement_id is null and audience = array['person:' || (select app_person())::text])
			-- Who handed over today is on the placement no more, and an administrator never was.
			or (
				kind in ('hand-over.made', 'hand-over.undone')
				and exists (
					select from hand_over h
					where h.id = subject_id and h.placement_id = event.placement_id and h.by = (select app_person())
				)
			)
			or (
				placement_id is null and kind = 'hand-over.told'
				and audience <@ told_of_hand_over(subject_id)
			)
			-- An administrator tells somebody of the own organisation that they can fetch their data.
			or (
				kind = 'copy.offered' and placement_id is null
				and organisation_id = any ((select my_offices())::uuid[])
				and subject_id = any ((select my_people())::uuid[])
				and audience = array['administrator:' || organisation_id::text, 'person:' || subject_id::text]
			)
			-- The student knows when an administrator of a party saw the names of who looked.
			or (
				kind = 'looks.named' and audience = array['student'] and subject_id = placement_id
				and organisation_id = any ((select my_offices())::uuid[])
				and exists (
					select from placement p
					where p.id = event.placement_id and event.organisation_id in (p.school_id, p.company_id)
				)
			)
		)
		-- What happens to a signal is told to who may read it, and to nobody else.
		and (
			kind not like 'signal.%'
			or exists (
				select from signal s
				where s.id = subject_id and s.placement_id = event.placement_id and s.audience = event.audience
			)
		)
	);
grant select, insert on event to leerkring_app;

-- The student sees which part of which organisation looked on which day.
create policy look_select on look for select to leerkring_app
	using (placement_id = any (my_placements_as('student')));
create policy look_insert on look for insert to leerkring_app
	with check (
		placement_id = any (my_placements_as(part)) and part <> 'student' and day = (select app_today())
		and organisation_id = (
			select case party_of(part) when 'school' then p.school_id else p.company_id end
			from placement p where p.id = placement_id
		)
	);
grant select, insert on look to leerkring_app;

-- The name stays with the reader and with the reader's own administrator.
create policy look_reader_select on look_reader for select to leerkring_app
	using (
		reader_id = (select app_person())
		or organisation_id = any ((select my_offices())::uuid[])
	);
create policy look_reader_insert on look_reader for insert to leerkring_app
	with check (
		reader_id = (select app_person()) and day = (select app_today())
		and exists (
			select from my_parts() m join placement p on p.id = m.placement_id
			where m.placement_id = look_reader.placement_id and m.part <> 'student'
				and organisation_id = case party_of(m.part) when 'school' then p.school_id else p.company_id end
		)
	);
grant select, insert on look_reader to leerkring_app;
