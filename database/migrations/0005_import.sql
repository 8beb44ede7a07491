-- Every list that was brought in: what it was, when, and what it changed. Never the file itself.

create table import (
	id uuid primary key,
	school_id uuid not null references organisation,
	at timestamptz not null,
	by uuid references person,
	file_hash text not null,
	added integer not null,
	changed integer not null,
	ended integer not null,
	unchanged integer not null,
	problems integer not null
);
create index import_school on import (school_id, at desc);

create schema reference;

create table reference.qualification (
	crebo text primary key,
	title text not null,
	level integer not null check (level between 1 and 4),
	dossier_code text not null,
	dossier_title text not null,
	source text not null,
	version text not null,
	-- False: its core tasks were not verified, which is not the same as having none.
	verified boolean not null
);

create table reference.work_process (
	crebo text not null references reference.qualification on delete cascade,
	code text not null,
	title text not null,
	core_task_code text not null,
	core_task_title text not null,
	primary key (crebo, code)
);
