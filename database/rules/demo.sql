-- version: 2
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

-- A company with more than one site, before a list names them.
create or replace function demo_company(new_id uuid, called text, sites json) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		perform demo_only();
		insert into organisation (id, kind, name) values (new_id, 'company', called);
		insert into site (id, organisation_id, name, work_placement_company_id)
			select x.id, new_id, x.name, x.number from json_to_recordset(sites) as x (id uuid, name text, number text);
	end
	$$;

-- A firm that employs the students of these placements, who work elsewhere.
create or replace function demo_employer(new_id uuid, called text, placements uuid[]) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		perform demo_only();
		insert into organisation (id, kind, name) values (new_id, 'company', called);
		update placement set employer_id = new_id where id = any (placements);
	end
	$$;

create or replace function demo_leave(whose uuid, ended date) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		perform demo_only();
		update role set ended_on = ended where id = whose;
	end
	$$;

-- Addresses that count as proven, for people whom nobody has to invite any more.
create or replace function demo_mailboxes(boxes json, proven timestamptz) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		perform demo_only();
		insert into mailbox (id, person_id, added_by, added_at, proven_at)
			select x.id, x.person, x.person, proven, proven
			from json_to_recordset(boxes) as x (id uuid, person uuid, address text);
		insert into mailbox_address (mailbox_id, address)
			select x.id, lower(x.address) from json_to_recordset(boxes) as x (id uuid, person uuid, address text);
	end
	$$;

-- Months of contacts, rhythms and goals at once, with what the history tells of them.
create or replace function demo_past(contacts json, rhythms json, goals json, events json) returns void
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		perform demo_only();
		insert into contact (id, form_id, placement_id, edge, kind, day, by, as_part, at)
			select x.id, x.id, x.placement, x.edge, x.kind, x.day, x.by, x.part, x.at
			from json_to_recordset(contacts)
				as x (id uuid, placement uuid, edge text, kind text, day date, by uuid, part text, at timestamptz);
		insert into rhythm (id, form_id, placement_id, edge, weeks, by, as_part, at)
			select x.id, x.id, x.placement, x.edge, x.weeks, x.by, x.part, x.at
			from json_to_recordset(rhythms)
				as x (id uuid, placement uuid, edge text, weeks integer, by uuid, part text, at timestamptz);
		insert into rhythm_confirmation (rhythm_id, form_id, placement_id, by, as_part, at)
			select x.id, x.id, x.placement, x.other, x.other_part, x.agreed
			from json_to_recordset(rhythms)
				as x (id uuid, placement uuid, other uuid, other_part text, agreed timestamptz)
			where x.agreed is not null;
		insert into goal (id, form_id, placement_id, written_by, as_part, written_at, text)
			select x.id, x.id, x.placement, x.by, x.part, x.at, x.text
			from json_to_recordset(goals)
				as x (id uuid, placement uuid, by uuid, part text, at timestamptz, text text);
		insert into event (id, at, kind, actor_id, organisation_id, placement_id, subject_id, audience)
			select x.id, x.at, x.kind, x.actor, x.organisation, x.placement, x.subject, x.audience
			from json_to_recordset(events)
				as x (id uuid, at timestamptz, kind text, actor uuid, organisation uuid, placement uuid, subject uuid,
					audience text[]);
	end
	$$;

revoke execute on function
	demo_only(), demo_role(uuid, uuid, uuid, text, text, text, uuid, text, date, timestamptz),
	demo_deputy(uuid, uuid, uuid, date, date), demo_part(uuid, uuid, uuid, text, text, date),
	demo_company(uuid, text, json), demo_employer(uuid, text, uuid[]), demo_leave(uuid, date),
	demo_mailboxes(json, timestamptz), demo_past(json, json, json, json)
	from public;
grant execute on function
	demo_role(uuid, uuid, uuid, text, text, text, uuid, text, date, timestamptz),
	demo_deputy(uuid, uuid, uuid, date, date), demo_part(uuid, uuid, uuid, text, text, date),
	demo_company(uuid, text, json), demo_employer(uuid, text, uuid[]), demo_leave(uuid, date),
	demo_mailboxes(json, timestamptz), demo_past(json, json, json, json)
	to leerkring_door;
