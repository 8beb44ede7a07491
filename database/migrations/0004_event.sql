-- What happened, without a word of text; and who looked.

create table event (
	id uuid primary key,
	-- Readers follow transactions, not ids: commit order is not id order.
	transaction xid8 not null default pg_current_xact_id(),
	at timestamptz not null,
	kind text not null,
	actor_id uuid,
	on_behalf_of uuid,
	organisation_id uuid references organisation,
	placement_id uuid references placement,
	subject_id uuid not null,
	audience text[] not null,
	readers text[] not null generated always as (reader_keys(placement_id, audience)) stored
);
create index event_placement on event (placement_id, at);
create index event_transaction on event (transaction, id);
create index event_readers on event using gin (readers);
create index event_organisation on event (organisation_id);

-- What the student sees of a look is the part, the organisation and the day; the name stands apart.
create table look (
	id uuid primary key,
	placement_id uuid not null references placement,
	organisation_id uuid not null references organisation,
	part text not null,
	day date not null
);
create index look_placement on look (placement_id, day);
create index look_organisation on look (organisation_id);

create table look_reader (
	look_id uuid primary key references look on delete cascade,
	placement_id uuid not null references placement,
	organisation_id uuid not null references organisation,
	reader_id uuid not null references person,
	day date not null,
	unique (reader_id, placement_id, day)
);
create index look_reader_organisation on look_reader (organisation_id);
