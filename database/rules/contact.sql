-- version: 1
-- tables: contact, contact_correction, rhythm, rhythm_confirmation

-- Who writes here speaks for one of the two ends, in their own name or for whom they stand in.
create or replace function speaks_on(placement uuid, wanted text, edge text) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select placement = any (my_placements_as(wanted))
			and runs(placement)
			and edge_has(edge, party_of(wanted))
	$$;
revoke execute on function speaks_on(uuid, text, text) from public;
revoke execute on function edge_has(text, text) from public;
grant execute on function speaks_on(uuid, text, text), edge_has(text, text) to leerkring_app;

create policy contact_select on contact for select to leerkring_app
	using (placement_id = any ((select my_placements())::uuid[]));
create policy contact_insert on contact for insert to leerkring_app
	with check (
		by = (select app_person()) and day <= (select app_today())
		and speaks_on(placement_id, as_part, edge)
		and stands_in(placement_id, as_part, on_behalf_of)
	);
create policy contact_correction_select on contact_correction for select to leerkring_app
	using (placement_id = any ((select my_placements())::uuid[]));
create policy contact_correction_insert on contact_correction for insert to leerkring_app
	with check (
		by = (select app_person())
		and exists (
			select from contact c
			where c.id = contact_id and c.placement_id = contact_correction.placement_id
				and speaks_on(c.placement_id, contact_correction.as_part, c.edge)
		)
	);
grant select, insert on contact, contact_correction to leerkring_app;

create policy rhythm_select on rhythm for select to leerkring_app
	using (placement_id = any ((select my_placements())::uuid[]));
create policy rhythm_insert on rhythm for insert to leerkring_app
	with check (
		by = (select app_person()) and as_part in ('student', 'trainer', 'coach')
		and speaks_on(placement_id, as_part, edge)
		and stands_in(placement_id, as_part, on_behalf_of)
	);
create policy rhythm_confirmation_select on rhythm_confirmation for select to leerkring_app
	using (placement_id = any ((select my_placements())::uuid[]));
-- Nobody agrees with themself: it is confirmed from the other end.
create policy rhythm_confirmation_insert on rhythm_confirmation for insert to leerkring_app
	with check (
		by = (select app_person()) and as_part in ('student', 'trainer', 'coach')
		and stands_in(placement_id, as_part, on_behalf_of)
		and exists (
			select from rhythm r
			where r.id = rhythm_id and r.placement_id = rhythm_confirmation.placement_id
				and party_of(r.as_part) <> party_of(rhythm_confirmation.as_part)
				and speaks_on(r.placement_id, rhythm_confirmation.as_part, r.edge)
		)
	);
grant select, insert on rhythm, rhythm_confirmation to leerkring_app;
