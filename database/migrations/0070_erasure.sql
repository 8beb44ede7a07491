-- A text that is erased stays a row without words, with when and by which part; a person who is erased stays
-- an id. What was erased is kept as ids and kinds, so that it is erased again in a database put back.

-- Refers to nothing: the record outlives what it names, and is read into a database that is older than it.
create table erasure (
	id uuid primary key,
	form_id uuid not null,
	-- A text of a row, or everything of a person in one organisation.
	kind text not null check (kind in ('goal', 'question', 'answer', 'line', 'person')),
	row_id uuid not null,
	placement_id uuid,
	organisation_id uuid,
	by uuid not null,
	as_part text not null
		check (as_part in ('student', 'trainer', 'mentor', 'coach', 'teacher', 'administrator')),
	-- Never what the text was about: that it was of health would be of health again.
	reason text not null check (reason in ('private', 'mistake', 'asked')),
	at timestamptz not null,
	-- The roles and placements that an erased person had here: what came later is not erased with them.
	covers uuid[],
	unique (by, form_id),
	check ((kind = 'person') = (placement_id is null)),
	check ((kind = 'person') = (organisation_id is not null)),
	check ((kind = 'person') = (as_part = 'administrator'))
);
create unique index erasure_text on erasure (row_id) where kind <> 'person';
create index erasure_organisation on erasure (organisation_id);

alter table goal add column erased_at timestamptz, add column erased_as text;
alter table goal drop constraint goal_text_check;
alter table goal add check (
	case when erased_at is null then length(text) between 1 and 200 else text = '' end
);

alter table signal add column erased_at timestamptz, add column erased_as text;
alter table signal drop constraint signal_asked_check;
alter table signal add check (
	case when erased_at is null then length(asked) between 1 and 400 else asked = '' and wished = '' end
);

alter table signal_step add column erased_at timestamptz, add column erased_as text;
alter table signal_step add check (erased_at is null or text = '');

alter table signal_line add column erased_at timestamptz, add column erased_as text;
alter table signal_line drop constraint signal_line_text_check;
alter table signal_line add check (
	case when erased_at is null then length(text) between 1 and 200 else text = '' end
);

-- What it does stands with the rules (database/rules/erasure.sql).
create function carry_out_erasure() returns trigger
	language plpgsql as $$ begin return new; end $$;
create trigger erasure_is_carried_out after insert on erasure
	for each row execute function carry_out_erasure();
