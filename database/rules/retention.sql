-- version: 4
-- tables:
-- Applies the terms of src/domain/erasure/retention.ts, once a day. The task `terms` has this one function.

-- Every row of placements that ended a term ago, and then who is nowhere any more. Answers how much it did.
create or replace function apply_terms(today date, months integer, days integer)
	returns table (placements integer, people integer)
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	declare
		before date := (today - make_interval(months => months))::date;
		over uuid[] := array(select id from placement where ended_on <= before order by ended_on limit 500);
		nowhere uuid[];
		one uuid;
	begin
		perform erase_placements(over, now(), today);
		delete from signal_line where placement_id = any (over);
		delete from signal_step where placement_id = any (over);
		delete from signal where placement_id = any (over);
		delete from goal where placement_id = any (over);
		delete from contact_correction where placement_id = any (over);
		delete from contact where placement_id = any (over);
		delete from rhythm_confirmation where placement_id = any (over);
		delete from rhythm where placement_id = any (over);
		delete from event where placement_id = any (over);
		delete from hand_over where placement_id = any (over);
		nowhere := array(
			select distinct p.student_id from placement p where p.id = any (over)
			union
			select r.person_id from placement_person pp join role r on r.id = pp.role_id
			where pp.placement_id = any (over)
			union
			select r.person_id from role r where r.ended_on <= before and (r.phone, r.reachable) <> ('', '')
		);
		delete from placement_person where placement_id = any (over);
		delete from placement_detail where placement_id = any (over);
		delete from placement where id = any (over);
		delete from look where day <= before;
		delete from hand_over_line where begins_on <= today - interval '3 months';
		delete from pass where made_at < before;
		delete from organisation_change where (at at time zone 'Europe/Amsterdam')::date <= before;
		update role set phone = '', reachable = '' where ended_on <= before;
		-- Who has neither a role that runs, or ended not long ago, nor a placement on which their name stands.
		nowhere := array(
			select x.id from unnest(nowhere) as x (id)
			where not exists (select from placement p where p.student_id = x.id)
				and not exists (
					select from role r
					where r.person_id = x.id and (
						r.ended_on is null or r.ended_on > before
						or exists (select from placement_person pp where pp.role_id = r.id)
					)
				)
		);
		foreach one in array nowhere loop
			update role set listed_as = '', brought_in_by = null where person_id = one;
			perform erase_name(one);
		end loop;
		delete from auth.session where "expiresAt" < today;
		delete from auth.sign_in_ask where asked_at < today - days;
		delete from auth.own_address_ask where asked_at < today - days;
		delete from auth.passkey_challenge where used_at < today - days;
		delete from auth.pass_try where tried_at < today - days;
		return query select cardinality(over), cardinality(nowhere);
	end
	$$;

revoke execute on function apply_terms(date, integer, integer) from public;
grant usage on schema public to leerkring_terms;
grant execute on function apply_terms(date, integer, integer) to leerkring_terms;
