-- version: 5
-- tables:
-- Everything that Leerkring holds of somebody, for that person alone and however long ago: the right of access
-- does not end with a placement (AVG, articles 15 and 20).

create or replace function name_of(whom uuid) returns text
	language sql stable security definer set search_path = pg_catalog, public
	as $$ select concat_ws(' ', first_name, nullif(infix, ''), nullif(last_name, '')) from person where id = whom $$;

-- One placement as its student reads it.
create or replace function copy_of_placement(p placement) returns json
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select json_build_object(
			'school', (select name from organisation where id = p.school_id),
			'company', (select name from organisation where id = p.company_id),
			'begins', p.begins_on, 'plannedEnd', p.planned_end_on, 'ended', p.ended_on,
			'facts', (select json_build_object('crebo', d.crebo, 'cohort', d.cohort, 'studentNumber', d.student_number,
				'agreementNumber', d.agreement_number, 'group', d.group_name, 'unit', d.unit, 'hours', d.hours_total,
				'site', s.name, 'listed', d.listed)
				from placement_detail d join site s on s.id = d.site_id where d.placement_id = p.id),
			'people', (select coalesce(json_agg(json_build_object('name', name_of(r.person_id), 'part', pp.part,
				'begins', pp.begins_on, 'ended', pp.ended_on) order by pp.begins_on, pp.id), '[]'::json)
				from placement_person pp join role r on r.id = pp.role_id where pp.placement_id = p.id),
			'goals', (select coalesce(json_agg(json_build_object('at', g.written_at, 'by', name_of(g.written_by),
				'text', g.text, 'erased', g.erased_at) order by g.written_at), '[]'::json)
				from goal g where g.placement_id = p.id),
			'questions', (select coalesce(json_agg(json_build_object('at', s.raised_at, 'by', name_of(s.raised_by),
				'asks', s.asks, 'topic', s.topic, 'about', s.topic_detail, 'asked', s.asked, 'wished', s.wished,
				'erased', s.erased_at,
				'steps', (select coalesce(json_agg(json_build_object('at', x.at, 'kind', x.kind, 'by', name_of(x.by),
					'choice', x.choice, 'text', x.text, 'erased', x.erased_at) order by x.number), '[]'::json)
					from signal_step x where x.signal_id = s.id),
				'line', (select l.text from signal_line l where l.signal_id = s.id)) order by s.raised_at), '[]'::json)
				from signal s where s.placement_id = p.id),
			'contacts', (select coalesce(json_agg(json_build_object('day', c.day, 'between', c.edge, 'kind', c.kind,
				'by', name_of(c.by)) order by c.day), '[]'::json) from contact c where c.placement_id = p.id),
			'practice', (select coalesce(json_agg(json_build_object('day', e.day, 'work', e.work_process,
				'help', e.help, 'by', name_of(e.by)) order by e.day), '[]'::json)
				from practice_entry e where e.placement_id = p.id),
			'schoolDays', (select coalesce(json_agg(json_build_object('at', d.at, 'weekday', d.weekday) order by d.at), '[]'::json)
				from school_day d where d.placement_id = p.id),
			'handOvers', (select coalesce(json_agg(json_build_object('at', h.at, 'part', h.part,
				-- Of who left an administrator did it: that school or company did is told, not who.
				'by', case when h.by = f.person_id then name_of(h.by) else '' end,
				'from', name_of(f.person_id), 'to', name_of(t.person_id), 'begins', h.begins_on, 'undone', h.undone_at,
				'runs', l.runs, 'waits', l.waits, 'know', l.know) order by h.at), '[]'::json)
				from hand_over h join role f on f.id = h.from_role join role t on t.id = h.to_role
				left join hand_over_line l on l.hand_over_id = h.id where h.placement_id = p.id),
			'looks', (select coalesce(json_agg(json_build_object('day', l.day, 'part', l.part,
				'organisation', o.name) order by l.day), '[]'::json)
				from look l join organisation o on o.id = l.organisation_id where l.placement_id = p.id),
			'happened', (select coalesce(json_agg(json_build_object('at', e.at, 'kind', e.kind) order by e.at), '[]'::json)
				from event e where e.placement_id = p.id and 'student' = any (e.audience))
		)
	$$;

create or replace function my_copy() returns json
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select json_build_object(
			'name', name_of(x.id), 'language', x.language,
			'addresses', (select coalesce(json_agg(json_build_object('address', a.address, 'added', m.added_at,
				'proven', m.proven_at) order by m.added_at), '[]'::json)
				from mailbox m join mailbox_address a on a.mailbox_id = m.id where m.person_id = x.id),
			'roles', (select coalesce(json_agg(json_build_object('kind', r.kind, 'organisation', o.name,
				'begins', r.begins_on, 'ended', r.ended_on, 'phone', r.phone, 'reachable', r.reachable,
				'listedAs', r.listed_as) order by r.begins_on, r.id), '[]'::json)
				from role r join organisation o on o.id = r.organisation_id where r.person_id = x.id),
			'standsIn', (select coalesce(json_agg(json_build_object('begins', d.begins_on, 'ends', d.ends_on,
				'ended', d.ended_on) order by d.begins_on), '[]'::json) from deputy d where d.person_id = x.id),
			'placements', (select coalesce(json_agg(copy_of_placement(p) order by p.begins_on), '[]'::json)
				from placement p where p.student_id = x.id),
			'wrote', (select coalesce(json_agg(json_build_object('at', w.at, 'kind', w.kind, 'choice', w.choice, 'text', w.text) order by w.at), '[]'::json)
				from (
					select g.written_at as at, 'goal' as kind, null as choice, g.text from goal g where g.written_by = x.id
					union all
					select s.raised_at, 'question', null, concat_ws(' / ', s.asked, nullif(s.wished, '')) from signal s
					where s.raised_by = x.id
					union all
					select y.at, y.kind, y.choice, y.text from signal_step y where y.by = x.id
					union all
					select l.at, 'line', null, l.text from signal_line l where l.by = x.id
					union all
					select h.at, 'handover', null, concat_ws(' / ', nullif(l.runs, ''), nullif(l.waits, ''), nullif(l.know, ''))
					from hand_over_line l join hand_over h on h.id = l.hand_over_id where l.by = x.id
					union all
					select t.at, 'lesson', null, t.text from teaching t where t.by = x.id
				) as w),
			'contacts', (select coalesce(json_agg(json_build_object('day', c.day, 'between', c.edge) order by c.day), '[]'::json)
				from contact c where c.by = x.id),
			'practice', (select coalesce(json_agg(json_build_object('day', e.day, 'help', e.help) order by e.day), '[]'::json)
				from practice_entry e where e.by = x.id),
			'looked', (select coalesce(json_agg(json_build_object('day', l.day, 'organisation', o.name) order by l.day), '[]'::json)
				from look_reader l join organisation o on o.id = l.organisation_id where l.reader_id = x.id),
			'passes', (select coalesce(json_agg(json_build_object('made', s.made_at, 'by', name_of(s.made_by),
				'used', s.used_at) order by s.made_at), '[]'::json) from pass s where s.person_id = x.id),
			'keys', (select coalesce(json_agg(json_build_object('device', k.device, 'added', k.added_at,
				'used', k.used_at) order by k.added_at), '[]'::json) from auth.passkey k where k.person_id = x.id),
			'ownCode', (select c.set_at from auth.own_code c where c.person_id = x.id),
			'claims', (select coalesce(json_agg(json_build_object('at', c.asked_at, 'number', c.number,
				'decision', c.decision) order by c.asked_at), '[]'::json) from claim c where c.asked_by = x.id),
			'changes', (select coalesce(json_agg(json_build_object('at', c.at, 'of', coalesce(s.name, o.name),
				'ofSite', s.id is not null, 'field', c.field, 'was', c.was, 'becomes', c.becomes) order by c.at, c.id), '[]'::json)
				from organisation_change c join organisation o on o.id = c.organisation_id left join site s on s.id = c.site_id
				where c.by = x.id),
			'signIns', (select coalesce(json_agg(json_build_object('since', s."createdAt", 'until', s."expiresAt",
				'device', s."userAgent", 'from', s."ipAddress") order by s."createdAt"), '[]'::json)
				from auth.session s where s."userId" = x.id),
			'did', (select coalesce(json_agg(json_build_object('at', e.at, 'kind', e.kind) order by e.at), '[]'::json)
				from event e where e.actor_id = x.id),
			'erased', (select coalesce(json_agg(json_build_object('at', e.at, 'kind', e.kind, 'reason', e.reason) order by e.at), '[]'::json)
				from erasure e where e.by = x.id)
		)
		from person x where x.id = app_person()
	$$;

revoke execute on function copy_of_placement(placement), name_of(uuid), my_copy() from public;
grant execute on function my_copy() to leerkring_app;
