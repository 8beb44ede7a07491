-- version: 5
-- tables:
-- How something is erased, once and again after a database was put back. Each of these may be repeated.

-- A question loses its words; one that waits is taken back, since nobody can answer it any more. A subject that was typed, and is nobody's subject here, is a text as well: it
-- goes from the audiences too, where it let nobody read.
create or replace function erase_questions(which uuid[], moment timestamptz, part text) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	declare typed record;
	begin
		update signal set asked = '', wished = '', erased_at = moment, erased_as = part
		where id = any (which) and erased_at is null;
		insert into signal_step (id, form_id, signal_id, placement_id, number, kind, by, as_part, at, audience)
		select gen_random_uuid(), gen_random_uuid(), s.id, s.placement_id, coalesce(last.number, 0) + 1, 'withdrawn',
			s.raised_by, s.raised_part, moment, s.audience
		from signal s
		left join lateral (
			select x.number, x.kind from signal_step x where x.signal_id = s.id order by x.number desc limit 1
		) last on true
		where s.id = any (which) and coalesce(last.kind, 'seen') in ('seen', 'reopened');
		for typed in
			select s.id, s.topic_detail, 'teacher:' || s.topic_detail as entry from signal s
			where s.id = any (which) and s.topic = 'subject' and s.topic_detail <> ''
				and not exists (
					select from placement_person pp
					where pp.placement_id = s.placement_id and pp.subject = s.topic_detail
				)
		loop
			update signal set topic_detail = '', audience = array_remove(audience, typed.entry) where id = typed.id;
			update signal_step set audience = array_remove(audience, typed.entry) where signal_id = typed.id;
			update signal_line set audience = array_remove(audience, typed.entry) where signal_id = typed.id;
			update event set audience = array_remove(audience, typed.entry) where subject_id = typed.id;
		end loop;
	end
	$$;

create or replace function erase_text(wanted_kind text, which uuid[], moment timestamptz, part text) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		case wanted_kind
			when 'goal' then
				update goal set text = '', erased_at = moment, erased_as = part
				where id = any (which) and erased_at is null;
			when 'question' then
				perform erase_questions(which, moment, part);
			when 'answer' then
				update signal_step set text = '', erased_at = moment, erased_as = part
				where id = any (which) and erased_at is null and text <> '';
			when 'line' then
				update signal_line set text = '', erased_at = moment, erased_as = part
				where id = any (which) and erased_at is null;
		end case;
	end
	$$;

-- Everything that a student's placements hold, but for the days of contact and what happened when: those stay
-- without a name. From that day on nobody has a part on them.
create or replace function erase_placements(which uuid[], moment timestamptz, day date) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		perform erase_text('goal', array(select id from goal where placement_id = any (which)), moment, 'administrator');
		perform erase_text('question', array(select id from signal where placement_id = any (which)), moment, 'administrator');
		perform erase_text('answer', array(select id from signal_step where placement_id = any (which)), moment, 'administrator');
		perform erase_text('line', array(select id from signal_line where placement_id = any (which)), moment, 'administrator');
		delete from practice_entry_correction where placement_id = any (which);
		delete from practice_entry where placement_id = any (which);
		delete from school_day where placement_id = any (which);
		delete from look where placement_id = any (which);
		delete from pass where placement_id = any (which);
		delete from hand_over_line where placement_id = any (which);
		update placement_detail set student_number = '', agreement_number = null, group_name = '', unit = '',
			cohort = '', hours_total = null, listed = '{}'
		where placement_id = any (which);
		update placement_person set ended_on = least(ended_on, day) where placement_id = any (which);
		update placement set ended_on = least(ended_on, day) where id = any (which);
		delete from jobs.job where data ->> 'signal' in (select id::text from signal where placement_id = any (which));
	end
	$$;

-- What somebody was in one organisation: the roles, with number and hours, and what they wrote for it.
create or replace function erase_roles(whom uuid, office uuid, held uuid[], moment timestamptz, day date) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	declare
		ours uuid[] := array(select id from placement where office in (school_id, company_id));
		corner text := (select kind from organisation where id = office);
	begin
		perform erase_text('goal', array(
			select id from goal where written_by = whom and written_at <= moment and placement_id = any (ours) and party_of(as_part) = corner
		), moment, 'administrator');
		perform erase_text('question', array(
			select id from signal where raised_by = whom and raised_at <= moment and placement_id = any (ours) and party_of(raised_part) = corner
		), moment, 'administrator');
		perform erase_text('answer', array(
			select id from signal_step where by = whom and at <= moment and placement_id = any (ours) and party_of(as_part) = corner
		), moment, 'administrator');
		-- What went along with a student is a text whole, so it leaves no row of its own.
		delete from hand_over_line l using hand_over h
		where h.id = l.hand_over_id and l.by = whom and h.at <= moment and l.placement_id = any (ours) and party_of(h.part) = corner;
		-- The list that named them is kept as it spoke; it names them no more.
		update placement_detail d set listed = d.listed - pp.part
		from placement_person pp, person p
		where pp.role_id = any (held) and pp.placement_id = d.placement_id and p.id = whom
			and position(p.last_name in coalesce((d.listed -> pp.part)::text, '')) > 0;
		update placement_person set ended_on = least(ended_on, day) where role_id = any (held);
		update role set phone = '', reachable = '', listed_as = '', brought_in_by = null,
			ended_on = greatest(begins_on, least(ended_on, day))
		where id = any (held);
		delete from deputy where role_id = any (held)
			or (person_id = whom and role_id in (select id from role where organisation_id = office));
		delete from look_reader where reader_id = whom and organisation_id = office;
		delete from pass where whom in (person_id, made_by) and placement_id = any (ours);
	end
	$$;

-- True for who is known elsewhere: on another school's placement, in a role that is not this organisation's,
-- or here again since.
create or replace function known_beside(whom uuid, covers uuid[]) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select exists (select from placement p where p.student_id = whom and p.id <> all (covers))
			or exists (select from role r where r.person_id = whom and r.id <> all (covers))
	$$;

-- What a person has in one organisation: their roles there, and for a school their placements as its student.
create or replace function covered(whom uuid, office uuid) returns uuid[]
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select array(
			select id from role where person_id = whom and organisation_id = office
			union all
			select id from placement where student_id = whom and school_id = office
		)
	$$;

-- The person: the name, every way in, and what waits to be sent. The id stays, for what happened.
create or replace function erase_name(whom uuid) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	declare
		boxes uuid[] := array(select id from mailbox where person_id = whom);
		addresses text[] := array(select address from mailbox_address where mailbox_id = any (boxes));
	begin
		delete from jobs.job where data ->> 'mailbox' = any (boxes::text[]) or data ->> 'ask' in (
			select id::text from auth.sign_in_ask where address = any (addresses)
			union all
			select id::text from auth.own_address_ask where person_id = whom or address = any (addresses)
		);
		delete from auth.sign_in_ask where address = any (addresses);
		delete from auth.own_address_ask where person_id = whom or address = any (addresses);
		delete from auth.own_code where person_id = whom;
		-- Sign-ins and keys go with it.
		delete from auth."user" where id = whom;
		delete from deputy where person_id = whom;
		delete from pass where whom in (person_id, made_by);
		delete from look_reader where reader_id = whom;
		delete from mailbox where person_id = whom;
		update person set first_name = '[erased]', infix = '', last_name = '', language = 'nl'
		where id = whom;
	end
	$$;

create or replace function erase_person(whom uuid, office uuid, moment timestamptz, covers uuid[]) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	declare
		day date := (moment at time zone 'Europe/Amsterdam')::date;
		stays boolean := known_beside(whom, covers);
		nobody uuid := gen_random_uuid();
	begin
		perform erase_placements(
			array(select id from placement where student_id = whom and school_id = office and id = any (covers)),
			moment, day
		);
		perform erase_roles(
			whom, office,
			array(select id from role where person_id = whom and organisation_id = office and id = any (covers)),
			moment, day
		);
		if not stays then
			perform erase_name(whom);
		elsif exists (select from role where person_id = whom and id = any (covers))
			or exists (select from placement where student_id = whom and id = any (covers))
		then
			-- Who goes on elsewhere keeps the name there; here somebody without a name takes their place.
			insert into person (id, first_name, last_name) values (nobody, '[erased]', '');
			update role set person_id = nobody where person_id = whom and id = any (covers);
			update placement set student_id = nobody where student_id = whom and id = any (covers);
		end if;
	end
	$$;

create or replace function carry_out(one erasure) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	declare whom uuid;
	begin
		if one.kind = 'person' then
			-- In an older database who is one person now may be two still.
			for whom in
				select one.row_id
				union select person_id from role where id = any (one.covers)
				union select student_id from placement where id = any (one.covers)
			loop
				perform erase_person(whom, one.organisation_id, one.at, one.covers);
			end loop;
		else
			perform erase_text(one.kind, array[one.row_id], one.at, one.as_part);
		end if;
	end
	$$;

create or replace function carry_out_erasure() returns trigger
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		if new.kind = 'person' and new.covers is null then
			new.covers := covered(new.row_id, new.organisation_id);
			update erasure set covers = new.covers where id = new.id;
		end if;
		perform carry_out(new);
		return new;
	end
	$$;

-- After a backup was put back: takes in what was erased since it was made, as `erasures_kept` gave it, and
-- erases everything once more. Answers how many records there are.
create or replace function erase_again(records json) returns integer
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	declare one erasure;
	begin
		insert into erasure select * from json_populate_recordset(null::erasure, records) on conflict do nothing;
		for one in select * from erasure order by at, id loop
			perform carry_out(one);
		end loop;
		return (select count(*) from erasure);
	end
	$$;

create or replace function erasures_kept() returns json
	language sql stable security definer set search_path = pg_catalog, public
	as $$ select coalesce(json_agg(e order by e.at, e.id), '[]'::json) from erasure e $$;

revoke execute on function
	erase_questions(uuid[], timestamptz, text), erase_text(text, uuid[], timestamptz, text),
	erase_placements(uuid[], timestamptz, date), erase_roles(uuid, uuid, uuid[], timestamptz, date),
	known_beside(uuid, uuid[]), covered(uuid, uuid), erase_name(uuid),
	erase_person(uuid, uuid, timestamptz, uuid[]), carry_out(erasure), carry_out_erasure(),
	erase_again(json), erasures_kept()
	from public;
grant execute on function erase_again(json), erasures_kept() to leerkring_terms;
