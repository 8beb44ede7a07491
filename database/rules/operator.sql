-- version: 1
-- tables:
-- What who runs this instance decides at the terminal: who has a BRIN or leerbedrijf-ID that two ask for.

-- What waits, with who asks and who has the number now; of no other table a word.
create or replace function waiting_claims() returns table (
		id uuid, number text, organisation text, site text, asked_by text, asked_at timestamptz,
		holder text, holder_placements bigint
	)
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select c.id, c.number, o.name, s.name, concat_ws(' ', p.first_name, nullif(p.infix, ''), p.last_name),
			c.asked_at, h.name,
			(select count(*) from placement x where h.id in (x.school_id, x.company_id))
		from claim c
		join organisation o on o.id = c.organisation_id
		join person p on p.id = c.asked_by
		left join site s on s.id = c.site_id
		left join organisation h on h.id = coalesce(
			(select b.id from organisation b where b.brin = c.number),
			(select w.organisation_id from site w where w.work_placement_company_id = c.number)
		)
		where c.decision is null
		order by c.asked_at, c.id
	$$;

-- Moves the number to who asked for it, or does not, and tells both. Placements stay with their company and
-- school: only the number moves. Answers what it became, or null for what does not wait.
create or replace function decide_claim(
	wanted uuid, approved boolean, decided timestamptz, new_event uuid, other_event uuid
) returns text
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	declare
		asked claim;
		holder uuid;
		outcome text := case when approved then 'approved' else 'refused' end;
	begin
		select * into asked from claim where id = wanted and decision is null for update;
		if asked.id is null then return null; end if;
		if approved and asked.site_id is null then
			update organisation set brin = null
			where brin = asked.number and id <> asked.organisation_id returning id into holder;
			update organisation set brin = asked.number where id = asked.organisation_id;
		elsif approved then
			update site set work_placement_company_id = null
			where work_placement_company_id = asked.number and id <> asked.site_id
			returning organisation_id into holder;
			update site set work_placement_company_id = asked.number where id = asked.site_id;
		end if;
		update claim set decided_at = decided, decision = outcome where id = asked.id;
		insert into event (id, at, kind, organisation_id, subject_id, audience)
			values (new_event, decided, 'claim.' || outcome, asked.organisation_id, asked.id,
				array['administrator:' || asked.organisation_id]);
		if holder <> asked.organisation_id then
			insert into event (id, at, kind, organisation_id, subject_id, audience)
				values (other_event, decided, 'number.lost', holder, holder, array['administrator:' || holder]);
		end if;
		perform pg_notify('event', new_event::text);
		return outcome;
	end
	$$;

revoke execute on function
	waiting_claims(), decide_claim(uuid, boolean, timestamptz, uuid, uuid)
	from public;
grant execute on function
	waiting_claims(), decide_claim(uuid, boolean, timestamptz, uuid, uuid)
	to leerkring_door;
