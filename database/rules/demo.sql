-- version: 1
-- tables:
-- What the demo's cast needs and no page can do yet. Outside a demo each of these refuses.

create or replace function demo_only() returns void
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		if not exists (select from meta.fact where name = 'mode' and value = 'demo') then
			raise exception 'this is no demo';
		end if;
	end
	$$;

-- A role for somebody who is known under this address, or else is made with it, proven.
create or replace function demo_role(
	new_role uuid, new_person uuid, new_mailbox uuid, given text, family text, wanted text,
	office uuid, new_kind text, begins date, proven timestamptz
) returns uuid
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	declare known uuid := (select person_id from person_at(wanted));
	begin
		perform demo_only();
		if known is null then
			insert into person (id, first_name, last_name) values (new_person, given, family);
			insert into mailbox (id, person_id, added_by, added_at, proven_at)
				values (new_mailbox, new_person, new_person, proven, proven);
			insert into mailbox_address (mailbox_id, address) values (new_mailbox, lower(wanted));
			known := new_person;
		end if;
		insert into role (id, person_id, organisation_id, kind, begins_on)
			values (new_role, known, office, new_kind, begins);
		return known;
	end
	$$;

create or replace function demo_deputy(new_id uuid, whose uuid, stand_in uuid, begins date, ends date) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		perform demo_only();
		insert into deputy (id, role_id, person_id, begins_on, ends_on)
			values (new_id, whose, stand_in, begins, ends);
	end
	$$;

create or replace function demo_part(
	new_id uuid, on_placement uuid, whose uuid, new_part text, new_subject text, begins date
) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		perform demo_only();
		insert into placement_person (id, placement_id, role_id, part, subject, begins_on)
			values (new_id, on_placement, whose, new_part, new_subject, begins);
	end
	$$;

revoke execute on function
	demo_only(), demo_role(uuid, uuid, uuid, text, text, text, uuid, text, date, timestamptz),
	demo_deputy(uuid, uuid, uuid, date, date), demo_part(uuid, uuid, uuid, text, text, date)
	from public;
grant execute on function
	demo_role(uuid, uuid, uuid, text, text, text, uuid, text, date, timestamptz),
	demo_deputy(uuid, uuid, uuid, date, date), demo_part(uuid, uuid, uuid, text, text, date)
	to leerkring_door;
