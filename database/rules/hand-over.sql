-- version: 6
-- tables: hand_over, hand_over_line
-- The row is the act: what it changes on a placement follows from it in the same statement.

-- Whom I can hand over today: in an own role as coach or trainer, and as administrator what somebody who left
-- still holds. Nobody hands over for whom they stand in.
create or replace function my_hand_over_parts() returns table (
		placement_id uuid, from_role uuid, part text, own boolean, held_by uuid, organisation_id uuid
	)
	language plpgsql stable security definer rows 100 set search_path = pg_catalog, public
	as $$
	#variable_conflict use_column
	begin
		return query select pp.placement_id, r.id, pp.part, r.person_id = app_person(), r.person_id, r.organisation_id
		from role r join placement_person pp on pp.role_id = r.id join placement p on p.id = pp.placement_id
		where pp.part = r.kind and r.kind in ('coach', 'trainer')
			and pp.ended_on is null
			and pp.begins_on <= app_today()
			and (p.ended_on is null or app_today() < p.ended_on)
			and case when r.person_id = app_person()
				then r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today())
				else r.organisation_id = any (my_offices()) and r.ended_on <= app_today() end;
	end
	$$;

-- True for a colleague of the same organisation with the same kind of role, who is there on that day. Never
-- oneself: an administrator gives roles, and would so give oneself students to read.
create or replace function may_take_over(taker uuid, giver uuid, placement uuid, first_day date) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select exists (
			select from role t join role g on g.id = giver join placement p on p.id = placement
			where t.id = taker and t.organisation_id = g.organisation_id and t.kind = g.kind
				and t.person_id not in (g.person_id, p.student_id, app_person()) and t.begins_on <= app_today()
				and (t.ended_on is null or t.ended_on > first_day) and (p.ended_on is null or p.ended_on > first_day)
		)
	$$;

-- What I handed over or am to take over, in a role of today, until the day on which it can't be undone any more.
create or replace function my_hand_overs() returns uuid[]
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return (select coalesce(array_agg(h.id), '{}')
		from hand_over h join role g on g.id = h.from_role join role t on t.id = h.to_role
		where greatest(h.begins_on, h.at::date + 1) >= app_today()
			and (
				(h.by = app_person() and (holds_today(g.id) or g.organisation_id = any (my_offices())))
				or holds_today(t.id)
			));
	end
	$$;

create or replace function holds_today(held uuid) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select exists (
			select from role r where r.id = held and r.person_id = app_person()
				and r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today())
		)
	$$;

-- Who comes from when on a placement of the reader, with the name. Once for a page: each table behind the lock would
-- work out the reader's ids again.
create or replace function coming_hand_overs() returns table (
		placement_id uuid, part text, begins_on date, first_name text, infix text, last_name text
	)
	language plpgsql stable security definer rows 10 set search_path = pg_catalog, public
	as $$
	#variable_conflict use_column
	begin
		return query select h.placement_id, h.part, h.begins_on, x.first_name, x.infix, x.last_name
		from hand_over h join role t on t.id = h.to_role join person x on x.id = t.person_id
		where h.undone_at is null and h.begins_on > app_today()
			and h.placement_id = any ((select my_placements())::uuid[]);
	end
	$$;

create policy hand_over_select on hand_over for select to leerkring_app
	using (
		placement_id = any ((select my_placements())::uuid[])
		or id = any ((select my_hand_overs())::uuid[])
	);
-- Of who left: from tomorrow on, to who has had that role for a week by then. So an administrator can't read along
-- at once by somebody of their own making; meanwhile those concerned have heard of it.
create or replace function may_take_from_left(taker uuid, first_day date) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select exists (
			select from role t where t.id = taker and first_day > app_today() and t.begins_on <= first_day - 7
		)
	$$;

create policy hand_over_insert on hand_over for insert to leerkring_app
	with check (
		by = (select app_person()) and undone_at is null
		and begins_on between (select app_today()) and (select app_today()) + 90
		and (placement_id, from_role, part) in (select m.placement_id, m.from_role, m.part from my_hand_over_parts() m)
		and may_take_over(to_role, from_role, placement_id, begins_on)
		and (holds_today(from_role) or may_take_from_left(to_role, begins_on))
	);
-- Undone once, by who did it, until the day and in any case until the day after.
create policy hand_over_update on hand_over for update to leerkring_app
	using (undone_at is null and by = (select app_person()) and id = any ((select my_hand_overs())::uuid[]))
	with check (by = (select app_person()));
grant select, insert, update (undone_at) on hand_over to leerkring_app;

-- A line about a student is never read by another before the student can read it.
create policy hand_over_line_select on hand_over_line for select to leerkring_app
	using (
		placement_id = any ((select my_placements())::uuid[])
		and begins_on > (select app_today()) - interval '3 months'
		and (
			placement_id = any ((select my_placements_as('student'))::uuid[])
			or by = (select app_person())
			or (begins_on <= (select app_today()) and holds_today(to_role))
		)
	);
create policy hand_over_line_insert on hand_over_line for insert to leerkring_app
	with check (
		by = (select app_person())
		and exists (
			select from hand_over h
			where h.id = hand_over_id and h.undone_at is null and h.by = hand_over_line.by
				and holds_today(h.from_role)
		)
	);
grant select, insert on hand_over_line to leerkring_app;

create or replace function hand_over_parts() returns trigger
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		update placement_person pp set ended_on = n.begins_on from handed n
		where pp.placement_id = n.placement_id and pp.role_id = n.from_role and pp.part = n.part
			and pp.ended_on is null and n.undone_at is null;
		-- Whoever was there before, and stopped, begins again; whoever is there stays.
		insert into placement_person as pp (id, placement_id, role_id, part, begins_on)
		select n.id, n.placement_id, n.to_role, n.part, n.begins_on from handed n
		where n.undone_at is null
		on conflict (placement_id, role_id, part, subject) do update
			set id = excluded.id, begins_on = excluded.begins_on, ended_on = null
			where pp.ended_on <= excluded.begins_on;
		return null;
	end
	$$;
create or replace trigger hand_over_moves_parts after insert on hand_over
	referencing new table as handed for each statement execute function hand_over_parts();

create or replace function undo_hand_over_parts() returns trigger
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		-- Only what is taken back now: one of an earlier day may be touched for another reason.
		update placement_person pp set ended_on = null from undone n join before b on b.id = n.id
		where b.undone_at is null and n.undone_at is not null and pp.placement_id = n.placement_id and pp.role_id = n.from_role
			and pp.part = n.part and pp.ended_on = n.begins_on;
		update placement_person pp set ended_on = least(pp.begins_on, app_today())
		from undone n join before b on b.id = n.id
		where b.undone_at is null and n.undone_at is not null and pp.id = n.id;
		delete from hand_over_line l using undone n where n.undone_at is not null and l.hand_over_id = n.id;
		return null;
	end
	$$;
create or replace trigger hand_over_moves_parts_back after update on hand_over
	referencing old table as before new table as undone for each statement
	execute function undo_hand_over_parts();

-- What went along is erased by the daily terms: retention.sql.
drop function if exists erase_hand_over_lines();

-- The mail says how many, from when and by whom: no line goes with it.
create policy hand_over_mail on hand_over for select to leerkring_mail using (true);
grant select on hand_over to leerkring_mail;

revoke execute on function
	my_hand_over_parts(), may_take_over(uuid, uuid, uuid, date), may_take_from_left(uuid, date), my_hand_overs(),
	coming_hand_overs(), holds_today(uuid),
	hand_over_parts(), undo_hand_over_parts()
	from public;
grant execute on function
	my_hand_over_parts(), may_take_over(uuid, uuid, uuid, date), may_take_from_left(uuid, date), my_hand_overs(),
	coming_hand_overs(), holds_today(uuid)
	to leerkring_app;
