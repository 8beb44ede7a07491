-- version: 9
-- tables:
-- What may happen before anybody is somebody: finding who an address belongs to, and proving it.
-- These functions are the whole of it; the door task can read and write nothing else.

-- The person who signs in with this address, or null. The proven one first, then the longest known.
create or replace function person_at(wanted text) returns table (person_id uuid, first_name text, language text)
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select p.id, p.first_name, p.language
		from mailbox_address a
		join mailbox m on m.id = a.mailbox_id
		join person p on p.id = m.person_id
		where a.address = lower(wanted)
		order by m.proven_at nulls last, m.added_at, m.id
		limit 1
	$$;

-- Two who turned out to be one person: the one that stays gets what the other had and did.
create or replace function join_person(kept uuid, other uuid, proven timestamptz) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		update role set person_id = kept where person_id = other;
		update deputy set person_id = kept where person_id = other;
		update placement set student_id = kept where student_id = other;
		update signal set
			asks_person = case when asks_person = other then kept else asks_person end,
			audience = array_replace(audience, 'person:' || other, 'person:' || kept)
		where ('person:' || other) = any (audience);
		update signal_step set audience = array_replace(audience, 'person:' || other, 'person:' || kept)
		where ('person:' || other) = any (audience);
		update signal_line set audience = array_replace(audience, 'person:' || other, 'person:' || kept)
		where ('person:' || other) = any (audience);
		update event set audience = array_replace(audience, 'person:' || other, 'person:' || kept)
		where ('person:' || other) = any (audience);
		-- What they did themselves, let in by a pass, and what a stand-in did in their name.
		update signal set raised_by = kept where raised_by = other;
		update signal_step set by = kept where by = other;
		update signal_line set by = kept where by = other;
		update goal set written_by = kept where written_by = other;
		update contact set by = kept where by = other;
		update contact_correction set by = kept where by = other;
		update rhythm set by = kept where by = other;
		update rhythm_confirmation set by = kept where by = other;
		update practice_entry set by = kept where by = other;
		update practice_entry_correction set by = kept where by = other;
		update hand_over set by = kept where by = other;
		update hand_over_line set by = kept where by = other;
		update school_day set by = kept where by = other;
		update teaching set by = kept where by = other;
		update teaching_removal set by = kept where by = other;
		update book_list set by = kept where by = other;
		update book set by = kept where by = other;
		update book_removal set by = kept where by = other;
		update import set by = kept where by = other;
		update claim set asked_by = kept where asked_by = other;
		update organisation_change set by = kept where by = other;
		update erasure set by = kept where by = other;
		update erasure set row_id = kept where row_id = other and kind = 'person';
		update mailbox set added_by = kept where added_by = other;
		-- Who looked under both names on one day looked once.
		delete from look_reader l using look_reader k
		where l.reader_id = other and k.reader_id = kept and k.placement_id = l.placement_id and k.day = l.day;
		update look_reader set reader_id = kept where reader_id = other;
		update event set actor_id = kept where actor_id = other;
		update signal set on_behalf_of = kept where on_behalf_of = other;
		update signal_step set on_behalf_of = kept where on_behalf_of = other;
		update contact set on_behalf_of = kept where on_behalf_of = other;
		update rhythm set on_behalf_of = kept where on_behalf_of = other;
		update rhythm_confirmation set on_behalf_of = kept where on_behalf_of = other;
		update event set on_behalf_of = kept where on_behalf_of = other;
		update event set subject_id = kept where subject_id = other;
		delete from pass where person_id in (kept, other) and made_by in (kept, other);
		update pass set ended_at = proven
			where person_id in (kept, other) and ended_at is null and used_at is null;
		update pass set person_id = kept where person_id = other;
		update pass set made_by = kept where made_by = other;
		delete from auth.own_code where person_id = other;
		delete from mailbox where person_id = other;
		-- Sign-ins and keys go with it; and no name stays behind, which nobody could erase.
		delete from auth."user" where id = other;
		delete from person where id = other;
	end
	$$;

-- Called when somebody typed the code that was sent to this address. Whoever was known under it by
-- several schools becomes one person, and only now gets what those schools gave them to see. Who was in
-- before that by a pass is signed out, and keys end: what the new address opens is for who typed its code.
-- An address of people with different names proves nobody here: shared.sql.
create or replace function prove_address(wanted text, proven timestamptz) returns uuid
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	declare
		kept uuid := (select person_id from person_at(wanted));
		other uuid;
		grows boolean := not exists (select from mailbox where person_id = kept and proven_at is not null);
	begin
		if is_shared(wanted) then return null; end if;
		for other in
			select distinct m.person_id from mailbox_address a join mailbox m on m.id = a.mailbox_id
			where a.address = lower(wanted) and m.person_id <> kept and m.proven_at is null
		loop
			perform join_person(kept, other, proven);
			grows := true;
		end loop;
		if grows then
			delete from auth.session where "userId" = kept;
			delete from auth.passkey where person_id = kept;
			update pass set ended_at = proven
				where person_id = kept and ended_at is null and used_at is null;
		end if;
		-- An address that lost the race to be proven first is not this person's.
		delete from mailbox m using mailbox_address a
		where a.mailbox_id = m.id and m.person_id = kept and m.proven_at is null and a.address <> lower(wanted);
		update mailbox m set proven_at = coalesce(m.proven_at, proven) from mailbox_address a
		where a.mailbox_id = m.id and m.person_id = kept and a.address = lower(wanted);
		return kept;
	end
	$$;

-- What the page behind a mailed link may say to somebody we do not know: where something waits, or waited.
drop function if exists waiting_at(uuid, uuid);
create or replace function waiting_at(wanted_signal uuid, wanted_mailbox uuid)
	returns table (organisation text, address text, person_id uuid, waits boolean)
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select o.name, a.address, m.person_id, coalesce((
			select x.kind not in ('answered', 'resolved', 'withdrawn') from signal_step x
			where x.signal_id = s.id order by x.number desc limit 1
		), true)
		from signal s
		join organisation o on o.id = case s.asks when 'company' then s.company_id else s.school_id end
		join mailbox m on m.id = wanted_mailbox
		join mailbox_address a on a.mailbox_id = m.id
		where s.id = wanted_signal
	$$;

create or replace function has_administrator() returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$ select exists (select from role where kind = 'administrator' and ended_on is null) $$;

-- The first administrator of an organisation, with an address that the operator vouches for. Null for an
-- address that is somebody's already: typing it proves nothing, and whoever holds the code would be let in as
-- that person.
create or replace function add_administrator(
	new_person uuid, new_role uuid, new_mailbox uuid, office uuid,
	given text, between_names text, family text, wanted text, today date, proven timestamptz
) returns uuid
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		if exists (select from mailbox_address where address = lower(wanted)) then
			return null;
		end if;
		insert into person (id, first_name, infix, last_name) values (new_person, given, between_names, family);
		insert into mailbox (id, person_id, added_by, added_at, proven_at)
			values (new_mailbox, new_person, new_person, proven, proven);
		insert into mailbox_address (mailbox_id, address) values (new_mailbox, lower(wanted));
		insert into role (id, person_id, organisation_id, kind, begins_on)
			values (new_role, new_person, office, 'administrator', today);
		return new_person;
	end
	$$;

-- Uses up the code from the terminal that makes the first administrator. It has 50 bits and a day, so that
-- guessing leads nowhere, and nobody can spend it for somebody else.
create or replace function use_first_code(wanted text, since timestamptz, used timestamptz) returns boolean
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		update auth.first_code set used_at = used
		where code_hash = wanted and used_at is null and made_at > since;
		return found;
	end
	$$;

-- Uses up a pass, once, for the browser that comes first. What would have kept it from being made since
-- then keeps it from being used. Answers whom it lets in and who stood beside them, or nothing.
drop function if exists use_pass(text, timestamptz, date, uuid);
create or replace function use_pass(wanted text, used timestamptz, today date, new_event uuid)
	returns table (person_id uuid, as_part text)
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	#variable_conflict use_column
	declare taken pass;
	begin
		update pass p set used_at = used
		where p.id = (select c.pass_id from auth.pass_code c where c.mark = wanted)
			and p.used_at is null and p.ended_at is null and p.expires_at > used
			and not exists (
				select from role r where r.person_id = p.person_id and r.kind not in ('trainer', 'mentor')
					and (r.ended_on is null or r.ended_on > today)
			)
			and not exists (select from placement x where x.id = p.placement_id and x.ended_on <= today)
		returning p.* into taken;
		if taken.id is null then return; end if;
		insert into event (id, at, kind, actor_id, placement_id, subject_id, audience)
			values (new_event, used, 'pass.used', taken.person_id, taken.placement_id, taken.id,
				array['person:' || taken.person_id, 'person:' || taken.made_by]);
		perform pg_notify('event', new_event::text);
		return query select taken.person_id, taken.as_part;
	end
	$$;

-- A school by its BRIN, made when the operator gives it a name; and whether somebody is its administrator.
drop function if exists school_by_brin(text);
create or replace function school_by_brin(wanted text) returns table (id uuid, name text, administered boolean)
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select o.id, o.name, exists (
			select from role r where r.organisation_id = o.id and r.kind = 'administrator' and r.ended_on is null
		) from organisation o where o.brin = wanted
	$$;

create or replace function add_organisation(new_id uuid, new_kind text, new_name text, new_brin text) returns void
	language sql security definer set search_path = pg_catalog, public
	as $$ insert into organisation (id, kind, name, brin) values (new_id, new_kind, new_name, new_brin) $$;

revoke execute on function
	join_person(uuid, uuid, timestamptz), person_at(text), prove_address(text, timestamptz), waiting_at(uuid, uuid), has_administrator(),
	use_first_code(text, timestamptz, timestamptz), use_pass(text, timestamptz, date, uuid),
	add_administrator(uuid, uuid, uuid, uuid, text, text, text, text, date, timestamptz),
	school_by_brin(text), add_organisation(uuid, text, text, text)
	from public;
grant execute on function
	person_at(text), prove_address(text, timestamptz), waiting_at(uuid, uuid), has_administrator(),
	use_first_code(text, timestamptz, timestamptz), use_pass(text, timestamptz, date, uuid),
	add_administrator(uuid, uuid, uuid, uuid, text, text, text, text, date, timestamptz),
	school_by_brin(text), add_organisation(uuid, text, text, text)
	to leerkring_door;

grant usage on schema auth to leerkring_app;
grant select, insert, update, delete on all tables in schema auth to leerkring_app;
