-- version: 1
-- tables:
-- A second mailbox of one's own, next to the one that somebody else typed.

grant select, insert, update, delete on auth.own_address_ask to leerkring_app;

-- Called when who is signed in typed the code that was mailed to this address. Whoever proved it before keeps
-- it, and nothing happens. Else it is from now on a door of this person, like their other ones; who was known
-- under it without ever having proved it is one with them, as at signing in. False when it is another's.
create or replace function prove_own_address(
	whom uuid, wanted text, new_mailbox uuid, proven timestamptz
) returns boolean
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		perform pg_advisory_xact_lock(hashtextextended(lower(wanted), 0));
		if exists (
			select from mailbox_address a join mailbox m on m.id = a.mailbox_id
			where a.address = lower(wanted) and m.proven_at is not null
		) then
			return exists (
				select from mailbox_address a join mailbox m on m.id = a.mailbox_id
				where a.address = lower(wanted) and m.proven_at is not null and m.person_id = whom
			);
		end if;
		delete from mailbox m using mailbox_address a
		where a.mailbox_id = m.id and m.person_id = whom and a.address = lower(wanted);
		insert into mailbox (id, person_id, added_by, added_at, proven_at)
			values (new_mailbox, whom, whom, proven, proven);
		insert into mailbox_address (mailbox_id, address) values (new_mailbox, lower(wanted));
		return prove_address(wanted, proven) = whom;
	end
	$$;

-- Whether somebody proved this address already: only the mail that goes to it may tell.
create or replace function proven_at_all(wanted text) returns boolean
	language sql stable security definer set search_path = pg_catalog, public
	as $$
		select exists (
			select from mailbox_address a join mailbox m on m.id = a.mailbox_id
			where a.address = lower(wanted) and m.proven_at is not null
		)
	$$;

revoke execute on function prove_own_address(uuid, text, uuid, timestamptz), proven_at_all(text) from public;
grant execute on function prove_own_address(uuid, text, uuid, timestamptz), proven_at_all(text)
	to leerkring_door;
