-- version: 3
-- Who is asking, on which day, and what is kept of the answers (reader.sql).

-- Says, for this transaction alone, who is asking and what day it is. Its caller is the one scope
-- function of the program; a role of a task is stepped into apart from this. `placement` narrows what
-- follows to one placement: for the pages of one, which then cost the same however many their reader has.
drop function if exists enter_scope(text, text, text);
create or replace function enter_scope(person text, school text, today text, placement text default '') returns void
	language sql volatile security definer set search_path = pg_catalog
	as $$
		select set_config('app.person', person, true), set_config('app.school', school, true),
			set_config('app.today', today, true), set_config('app.placement', placement, true)
	$$;

create or replace function app_person() returns uuid
	language sql stable parallel safe
	return nullif(current_setting('app.person', true), '')::uuid;

create or replace function app_school() returns uuid
	language sql stable parallel safe
	return nullif(current_setting('app.school', true), '')::uuid;

create or replace function app_today() returns date
	language sql stable parallel safe
	return nullif(current_setting('app.today', true), '')::date;

-- The one placement to which this transaction is narrowed, or null.
create or replace function app_placement() returns uuid
	language sql stable parallel safe
	return nullif(current_setting('app.placement', true), '')::uuid;

-- Under whose name and on which day an answer is kept.
create or replace function kept_mark() returns text
	language sql stable parallel safe
	return concat_ws(' ', current_setting('app.person', true), current_setting('app.today', true),
		current_setting('app.placement', true), '');

-- What a transaction that cannot write has worked out before, for this person and this day: its answer
-- cannot change any more, and a page asks for some of them thirty times. Null when there is none.
create or replace function kept(question text) returns text
	language sql stable parallel safe
	return case when starts_with(current_setting('app.kept_' || question, true), kept_mark())
		then substr(current_setting('app.kept_' || question, true), length(kept_mark()) + 1) end;

create or replace function keep(question text, answer text) returns text
	language sql volatile
	return case when current_setting('transaction_read_only') = 'on'
		then set_config('app.kept_' || question, kept_mark() || answer, true) end;

revoke execute on all functions in schema public from public;
grant execute on function enter_scope(text, text, text, text), app_person(), app_school(), app_today() to leerkring_app;
grant execute on function app_school(), app_today() to leerkring_import;
grant execute on function app_today() to leerkring_mail;
grant usage on schema public, reference to leerkring_app, leerkring_import, leerkring_mail, leerkring_door;
grant select on all tables in schema reference to leerkring_app, leerkring_import, leerkring_mail;
