-- What a school teaches now in a programme, and from which books: a programme is a school and a crebo.

create function programme_of(school uuid, crebo text) returns text
	language sql immutable parallel safe
	return school::text || ':' || crebo;

-- Lines that came in together have one form; the newest form that covers a day says what is taught then.
create table teaching (
	id uuid primary key,
	form_id uuid not null,
	number integer not null check (number between 1 and 40),
	school_id uuid not null references organisation,
	crebo text not null check (crebo ~ '^[0-9]{5}$'),
	programme text not null generated always as (programme_of(school_id, crebo)) stored,
	period text not null default '' check (length(period) <= 40),
	text text not null check (length(text) between 1 and 200),
	begins_on date not null,
	ends_on date check (ends_on >= begins_on),
	by uuid not null references person,
	at timestamptz not null,
	unique (by, form_id, number)
);
create index teaching_programme on teaching (programme, at desc);
create index teaching_by on teaching (by);

-- The newest list of a programme counts; a book that is added by hand joins it.
create table book_list (
	id uuid primary key,
	form_id uuid not null,
	school_id uuid not null references organisation,
	crebo text not null check (crebo ~ '^[0-9]{5}$'),
	programme text not null generated always as (programme_of(school_id, crebo)) stored,
	by uuid not null references person,
	at timestamptz not null,
	unique (by, form_id, crebo),
	unique (id, programme)
);
create index book_list_programme on book_list (programme, at desc);

create table book (
	id uuid primary key,
	form_id uuid not null,
	number integer not null check (number between 1 and 2000),
	list_id uuid not null,
	programme text not null,
	isbn text not null default '' check (length(isbn) <= 20),
	title text not null check (length(title) between 1 and 200),
	publisher text not null default '' check (length(publisher) <= 120),
	subject text not null default '' check (length(subject) <= 120),
	first_period integer check (first_period between 1 and 24),
	last_period integer check (last_period between first_period and 24),
	level integer check (level between 1 and 4),
	required boolean not null default false,
	by uuid not null references person,
	at timestamptz not null,
	unique (by, form_id, number),
	unique (id, programme),
	foreign key (list_id, programme) references book_list (id, programme)
);
create index book_list_of on book (list_id);
create index book_programme on book (programme);

create table book_removal (
	book_id uuid primary key,
	programme text not null,
	by uuid not null references person,
	at timestamptz not null,
	foreign key (book_id, programme) references book (id, programme)
);
create index book_removal_programme on book_removal (programme);
