-- version: 3
-- tables: signal, signal_step, signal_line

-- The widest audience that product.md gives a signal: one person where one was picked, else the corner
-- that is asked and, unless it is the student's own, the corner that asks.
create or replace function widest_audience(
	raised_by uuid, raised_part text, asks text, asks_person uuid, topic text, detail text
) returns text[]
	language sql immutable parallel safe
	return array['student']
		|| case when raised_part <> 'student' then array['person:' || raised_by::text] end
		|| case when asks_person is not null then array['person:' || asks_person::text] end
		|| case when asks_person is null and 'company' in (asks, party_of(raised_part)) then array['trainer'] end
		|| case when asks_person is null and 'school' in (asks, party_of(raised_part))
			then array['coach'] || case when topic = 'subject' then array['teacher:' || detail] end end;
revoke execute on function widest_audience(uuid, text, text, uuid, text, text) from public;
grant execute on function widest_audience(uuid, text, text, uuid, text, text) to leerkring_app;

-- Every key to a signal is of a placement of mine: that is said first, because it is found by an index and
-- compared a hundred times sooner than two lists of texts.
create policy signal_select on signal for select to leerkring_app
	using (placement_id = any ((select my_placements())::uuid[]) and readers && (select my_keys())::text[]);
create policy signal_insert on signal for insert to leerkring_app
	with check (
		raised_by = (select app_person())
		and placement_id = any (my_placements_as(raised_part)) and runs(placement_id)
		and party_of(raised_part) <> asks
		and stands_in(placement_id, raised_part, on_behalf_of)
		and audience <@ widest_audience(raised_by, raised_part, asks, asks_person, topic, topic_detail)
	);
grant select, insert on signal to leerkring_app;

create policy signal_step_select on signal_step for select to leerkring_app
	using (placement_id = any ((select my_placements())::uuid[]) and readers && (select my_keys())::text[]);
-- Who is asked sees and answers; who asked closes, opens again and takes back.
create policy signal_step_insert on signal_step for insert to leerkring_app
	with check (
		by = (select app_person())
		and placement_id = any (my_placements_as(as_part)) and runs(placement_id)
		and stands_in(placement_id, as_part, on_behalf_of)
		and exists (
			select from signal s
			where s.id = signal_id and s.placement_id = signal_step.placement_id
				and s.audience = signal_step.audience
				and case
					when kind in ('seen', 'answered')
						then s.asks = party_of(as_part) and coalesce(s.asks_person, by) = by
					when kind = 'withdrawn' then s.raised_by = by
					else party_of(s.raised_part) = party_of(as_part)
						and (s.asks_person is null or s.raised_by = by)
				end
		)
	);
grant select, insert on signal_step to leerkring_app;

create policy signal_line_select on signal_line for select to leerkring_app
	using (placement_id = any ((select my_placements())::uuid[]) and readers && (select my_keys())::text[]);
create policy signal_line_insert on signal_line for insert to leerkring_app
	with check (
		by = (select app_person())
		and placement_id = any (my_placements_as('student')) and runs(placement_id)
		and exists (
			select from signal s
			where s.id = signal_id and s.placement_id = signal_line.placement_id
				and s.audience = signal_line.audience and s.raised_by <> by
		)
	);
grant select, insert on signal_line to leerkring_app;

create policy signal_mail on signal for select to leerkring_mail using (true);
create policy signal_step_mail on signal_step for select to leerkring_mail using (true);
grant select (id, placement_id, school_id, company_id, raised_part, raised_by, asks, asks_person, audience) on signal to leerkring_mail;
grant select (id, signal_id, number, kind) on signal_step to leerkring_mail;
