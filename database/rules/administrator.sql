-- version: 4
-- tables: claim, organisation_change
-- What an administrator does in the own organisation. In plpgsql, because what it builds on comes in files after it.

-- True for who works there today or is to begin, and for a name that is nowhere yet; in a role that a school or
-- a company has. Never for who left, or for somebody known from a placement: a role here would let its giver
-- type an address for them, and so open what others share with them.
create or replace function may_give_role(whom uuid, office uuid, wanted text) returns boolean
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return exists (
			select from organisation o
			where o.id = office
				and (wanted in ('administrator', 'sponsor') or (wanted in ('coach', 'teacher')) = (o.kind = 'school'))
		) and (is_nowhere(whom) or exists (
			select from role r
			where r.person_id = whom
				and r.organisation_id = office
				and (r.ended_on is null or r.ended_on > app_today())
		));
	end
	$$;

-- An end that an administrator set stays: whose role it is may leave sooner, not later.
create or replace function keep_end_of_role() returns trigger
	language plpgsql set search_path = pg_catalog, public
	as $$
	declare
		later boolean := old.ended_on is not null and (new.ended_on is null or new.ended_on > old.ended_on);
	begin
		if later and app_person() is not null and not old.organisation_id = any (my_offices()) then
			raise insufficient_privilege using message = 'the end of a role stays';
		end if;
		return new;
	end
	$$;
create or replace trigger role_end_stays before update of ended_on on role
	for each row execute function keep_end_of_role();

-- As whom the people of an office hear of what their administrator did; of one's own office alone.
create or replace function office_readers(office uuid) returns text[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return (select coalesce(array_agg('person:' || r.person_id), '{}') from role r
		where r.organisation_id = office and r.organisation_id = any (my_offices())
			and (r.ended_on is null or r.ended_on >= app_today()));
	end
	$$;

-- True for who works somewhere today, in an office of mine and nowhere else, and is no student. Ending somebody's
-- sign-ins ends them everywhere, so with another organisation it is not the administrator's to do.
create or replace function is_ours_alone(whom uuid) returns boolean
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return exists (
			select from role r
			where r.person_id = whom
				and (r.ended_on is null or r.ended_on > app_today())
		) and not exists (
			select from role r
			where r.person_id = whom
				and not r.organisation_id = any (my_offices())
				and (r.ended_on is null or r.ended_on > app_today())
		) and not exists (
			select from placement p
			where p.student_id = whom and (p.ended_on is null or p.ended_on > app_today() - interval '3 months')
		);
	end
	$$;

-- True for a BRIN or leerbedrijf-ID that an organisation has which is not mine to read; never which one.
create or replace function number_taken(wanted text) returns boolean
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return cardinality(my_offices()) > 0 and (
			exists (select from organisation o where o.brin = wanted and not o.id = any (my_offices()))
			or exists (
				select from site s
				where s.work_placement_company_id = wanted and not s.organisation_id = any (my_offices())
			)
		);
	end
	$$;

-- On how many placements nobody else has the part of this role from that day on; only how many, and of one's own
-- office alone.
create or replace function left_alone(held uuid, first_day date) returns integer
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return (
			select count(distinct p.id)::int from role r join placement_person pp on pp.role_id = r.id and pp.part = r.kind
			join placement p on p.id = pp.placement_id
			where r.id = held and r.kind in ('coach', 'trainer') and r.organisation_id = any (my_offices())
				and (pp.ended_on is null or pp.ended_on > first_day)
				and (p.ended_on is null or p.ended_on > first_day)
				and not exists (
					select from placement_person other join role o on o.id = other.role_id
					where other.placement_id = p.id and other.part = pp.part and o.person_id <> r.person_id
						and other.begins_on <= first_day and (other.ended_on is null or other.ended_on > first_day)
						and o.begins_on <= first_day and (o.ended_on is null or o.ended_on > first_day)
				)
		);
	end
	$$;

-- How many students have nobody any more in a role of the reader's office that ended; only how many.
create or replace function left_without() returns integer
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return (select count(distinct held.placement_id)::int from my_hand_over_parts() held
		where not held.own and not exists (
			select from placement_person other join role o on o.id = other.role_id
			where other.placement_id = held.placement_id and other.part = held.part
				and other.begins_on <= app_today() and (other.ended_on is null or other.ended_on > app_today())
				and o.begins_on <= app_today() and (o.ended_on is null or o.ended_on > app_today())
		));
	end
	$$;

revoke execute on function
	may_give_role(uuid, uuid, text), keep_end_of_role(), office_readers(uuid), is_ours_alone(uuid), number_taken(text),
	left_alone(uuid, date), left_without()
	from public;
grant execute on function
	may_give_role(uuid, uuid, text), office_readers(uuid), is_ours_alone(uuid), number_taken(text),
	left_alone(uuid, date), left_without()
	to leerkring_app;

create policy organisation_update on organisation for update to leerkring_app
	using (id = any ((select my_offices())::uuid[])) with check (id = any ((select my_offices())::uuid[]));
grant update (name, brin, holiday_region) on organisation to leerkring_app;

create policy site_insert on site for insert to leerkring_app
	with check (organisation_id = any ((select my_offices())::uuid[]));
create policy site_update on site for update to leerkring_app
	using (organisation_id = any ((select my_offices())::uuid[]))
	with check (organisation_id = any ((select my_offices())::uuid[]));
grant insert, update (name, work_placement_company_id) on site to leerkring_app;

create policy claim_select on claim for select to leerkring_app
	using (organisation_id = any ((select my_offices())::uuid[]));
create policy claim_insert on claim for insert to leerkring_app
	with check (
		organisation_id = any ((select my_offices())::uuid[])
		and asked_by = (select app_person()) and decided_at is null and decision is null
		and (site_id is null or exists (
			select from site s where s.id = site_id and s.organisation_id = claim.organisation_id
		))
	);
-- Who asked can take it back; only who runs this instance grants or refuses it.
create policy claim_update on claim for update to leerkring_app
	using (organisation_id = any ((select my_offices())::uuid[]) and decision is null)
	with check (
		organisation_id = any ((select my_offices())::uuid[]) and (decision is null or decision = 'withdrawn')
	);
grant select, insert, update (decided_at, decision) on claim to leerkring_app;

-- What was changed of an organisation or a site is read by its administrators alone, and written by who did it,
-- beside their own event of it. Never changed or taken back: who did what is not theirs to rewrite.
create policy organisation_change_select on organisation_change for select to leerkring_app
	using (organisation_id = any ((select my_offices())::uuid[]));
create policy organisation_change_insert on organisation_change for insert to leerkring_app
	with check (
		organisation_id = any ((select my_offices())::uuid[])
		and by = (select app_person())
		and (site_id is null or exists (
			select from site s where s.id = site_id and s.organisation_id = organisation_change.organisation_id
		))
		and exists (
			select from event e
			where e.id = event_id and e.actor_id = organisation_change.by
				and e.organisation_id = organisation_change.organisation_id
				and e.subject_id = coalesce(site_id, organisation_change.organisation_id)
		)
	);
grant select, insert on organisation_change to leerkring_app;
