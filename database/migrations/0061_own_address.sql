-- Somebody who is signed in proves that a second mailbox is theirs. Apart from asking to sign in: a code of the
-- one never works as a code of the other.

create table auth.own_address_ask (
	id uuid primary key,
	person_id uuid not null references person on delete cascade,
	address text not null check (address = lower(address) and length(address) between 3 and 254),
	asked_at timestamptz not null,
	expires_at timestamptz not null,
	tries integer not null default 0,
	used_at timestamptz
);
create index own_address_ask_person on auth.own_address_ask (person_id, asked_at);
create index own_address_ask_address on auth.own_address_ask (address, asked_at);
