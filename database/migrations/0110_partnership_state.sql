-- How the contact between one school and one company does, for who leads either. It is worked out once a month, so
-- that two looks on two days can't be laid beside each other, and of fewer than five students nothing is kept.

create table partnership_state (
	id uuid primary key,
	school_id uuid not null references organisation,
	company_id uuid not null references organisation,
	judged_on date not null,
	-- Rounded down to fives, so that one student who comes or goes does not show; null below five.
	students integer check (students >= 5 and students % 5 = 0),
	state text check (state in ('runs', 'wavers', 'silent', 'unknown')),
	check ((students is null) = (state is null)),
	unique (school_id, company_id)
);
create index partnership_state_company on partnership_state (company_id);
