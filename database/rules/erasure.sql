-- version: 6
-- tables: erasure
-- Who may erase what. The row of an erasure is the erasing: the database does it in the same statement
-- (erase.sql), so that no text can be erased without saying so, and none be said erased that is not.

-- A text that still has words: of which placement, by whom in which part, and for whose keys; null for
-- everybody on the placement.
create or replace function text_of(wanted_kind text, wanted uuid)
	returns table (placement_id uuid, written_by uuid, as_part text, readers text[])
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select g.placement_id, g.written_by, g.as_part, null::text[] from goal g
		where wanted_kind = 'goal' and g.id = wanted and g.text <> ''
		union all
		select s.placement_id, s.raised_by, s.raised_part, s.readers from signal s
		where wanted_kind = 'question' and s.id = wanted and s.asked <> ''
		union all
		select x.placement_id, x.by, x.as_part, x.readers from signal_step x
		where wanted_kind = 'answer' and x.id = wanted and x.text <> ''
		union all
		select l.placement_id, l.by, 'student', l.readers from signal_line l
		where wanted_kind = 'line' and l.id = wanted and l.text <> ''
	$$;

-- Who wrote it; the student, whom everything on the placement is about; and for what their own corner wrote
-- the coach or the trainer themself, not who stands in for them. Of each only what they read.
create or replace function may_erase_text(wanted_kind text, wanted uuid, placement uuid, wanted_part text)
	returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select exists (
			select from text_of(wanted_kind, wanted) t
			join my_parts() m on m.placement_id = t.placement_id and m.part = wanted_part
			where t.placement_id = placement
				and (t.readers is null or t.readers && my_keys())
				and (
					t.written_by = app_person() or m.part = 'student'
					or (m.own and m.part in ('coach', 'trainer') and party_of(m.part) = party_of(t.as_part))
				)
		)
	$$;

-- Whether this office would be left without an administrator who can sign in and whose role has no end, as when
-- that role ended (src/domain/people/office.ts). Erasing can't be undone.
create or replace function last_administrator(whom uuid, office uuid) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select office = any (my_offices())
			and exists (
				select from role r
				where r.person_id = whom and r.organisation_id = office and r.kind = 'administrator'
			)
			and not exists (
				select from role r
				where r.organisation_id = office and r.kind = 'administrator' and r.person_id <> whom
					and r.begins_on <= app_today() and r.ended_on is null
					and exists (select from mailbox m where m.person_id = r.person_id and m.proven_at is not null)
			)
	$$;

-- A student of this school, or who has or had a role here; and never the last administrator.
create or replace function may_erase_person(whom uuid, office uuid) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select office = any (my_offices())
			and (
				exists (select from role r where r.person_id = whom and r.organisation_id = office)
				or exists (select from placement p where p.student_id = whom and p.school_id = office)
			)
			and not last_administrator(whom, office)
	$$;

-- How much there is of somebody in this organisation, by the kinds of src/domain/erasure/retention.ts, for its
-- administrator alone; in counts, because an administrator reads none of it.
drop function if exists erasure_plan(uuid, uuid);
create or replace function erasure_plan(whom uuid, office uuid)
	returns table (
		elsewhere boolean, listed boolean, name integer, texts bigint, practice bigint, looks bigint, role bigint,
		address bigint, contacts bigint, history bigint, changes bigint, lessons bigint, erasures bigint
	)
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		with mine as (select id from placement where student_id = whom and school_id = office),
			ours as (select id from placement where office in (school_id, company_id)),
			corner as (select kind from organisation where id = office)
		select known_beside(whom, covered(whom, office)),
			exists (select from placement_detail d where d.placement_id in (select id from mine) and d.listed <> '{}')
				or exists (select from role r where r.person_id = whom and r.organisation_id = office and r.listed_as <> ''),
			1,
			(select count(*) from goal g where g.text <> '' and (g.placement_id in (select id from mine)
				or (g.written_by = whom and g.placement_id in (select id from ours) and party_of(g.as_part) = (select kind from corner))))
			+ (select count(*) from signal s where s.asked <> '' and (s.placement_id in (select id from mine)
				or (s.raised_by = whom and s.placement_id in (select id from ours) and party_of(s.raised_part) = (select kind from corner))))
			+ (select count(*) from signal_step x where x.text <> '' and (x.placement_id in (select id from mine)
				or (x.by = whom and x.placement_id in (select id from ours) and party_of(x.as_part) = (select kind from corner))))
			+ (select count(*) from signal_line l where l.text <> '' and l.placement_id in (select id from mine))
			+ (select count(*) from hand_over_line l join hand_over h on h.id = l.hand_over_id
				where l.placement_id in (select id from mine)
					or (l.by = whom and l.placement_id in (select id from ours) and party_of(h.part) = (select kind from corner))),
			(select count(*) from practice_entry e where e.placement_id in (select id from mine)),
			(select count(*) from look l where l.placement_id in (select id from mine))
			+ (select count(*) from look_reader l where l.reader_id = whom and l.organisation_id = office),
			(select count(*) from role r where r.person_id = whom and r.organisation_id = office),
			(select count(*) from mailbox m where m.person_id = whom),
			(select count(*) from contact c where c.placement_id in (select id from mine)
				or (c.by = whom and c.placement_id in (select id from ours) and party_of(c.as_part) = (select kind from corner))),
			(select count(*) from event e where e.placement_id in (select id from mine)
				-- What somebody did for another organisation, or as a student, is no business of this one.
				or (e.actor_id = whom and e.organisation_id = office and e.placement_id in (select id from ours))),
			(select count(*) from organisation_change c where c.by = whom and c.organisation_id = office),
			(select count(*) from teaching t where t.by = whom and t.school_id = office),
			(select count(*) from erasure e where (whom = e.row_id and e.organisation_id = office) or e.placement_id in (select id from mine)
				or (e.by = whom and (e.organisation_id = office
					or (e.placement_id in (select id from ours) and party_of(e.as_part) = (select kind from corner)))))
		where office = any (my_offices()) and cardinality(covered(whom, office)) > 0
	$$;

create policy erasure_select on erasure for select to leerkring_app
	using (by = (select app_person()) or organisation_id = any ((select my_offices())::uuid[]));
create policy erasure_insert on erasure for insert to leerkring_app
	with check (
		by = (select app_person()) and covers is null
		and case when kind = 'person' then may_erase_person(row_id, organisation_id)
			else may_erase_text(kind, row_id, placement_id, as_part) end
	);
grant select, insert on erasure to leerkring_app;

revoke execute on function
	text_of(text, uuid), may_erase_text(text, uuid, uuid, text), last_administrator(uuid, uuid),
	may_erase_person(uuid, uuid), erasure_plan(uuid, uuid)
	from public;
grant execute on function
	may_erase_text(text, uuid, uuid, text), last_administrator(uuid, uuid), may_erase_person(uuid, uuid),
	erasure_plan(uuid, uuid)
	to leerkring_app;
