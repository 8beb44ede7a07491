-- Who shares a mailbox with others says with a code of their own who they are. Beside row-level security, as all
-- of sign-in.

create table auth.own_code (
	person_id uuid primary key references person on delete cascade,
	mark text not null,
	set_at timestamptz not null,
	-- Wrong tries since the last right one, and those of one hour.
	wrong integer not null default 0,
	wrong_lately integer not null default 0,
	wrong_from timestamptz not null
);

-- That the mailbox was proven, and that somebody then said who they are, are two steps of one request.
alter table auth.sign_in_ask add column entered_at timestamptz;
