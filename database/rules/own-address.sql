-- version: 3
-- tables:
-- A second mailbox of one's own, next to the one that somebody else typed.

grant select, insert, update, delete on auth.own_address_ask to leerkring_app;

-- True for an address that somebody proved already, and for one that is shared with anybody of another name: who
-- reads that could become any of them (shared.sql), so it is nobody's own. Only the mail that goes to it may tell.
-- What a stranger says of it keeps nobody from their own address.
drop function if exists proven_at_all(text);
create or replace function is_no_own_address(wanted text, whom uuid) returns boolean
	language plpgsql stable security definer set search_path = pg_catalog, public
	as $$
	begin
		return exists (
			select from mailbox_address a join mailbox m on m.id = a.mailbox_id
			join person other on other.id = m.person_id join person me on me.id = whom
			where a.address = lower(wanted)
				and (m.proven_at is not null or share_mailbox(me, other, wanted) or shares(other.id, wanted))
		);
	end
	$$;

-- Called when who is signed in typed the code that was mailed to this address. Whoever proved it before keeps
-- it, and nothing happens. Else it is from now on a door of this person, like their other ones; who was known
-- under it by the same name, without ever having proved it, is one with them, as at signing in. False when it
-- is another's or shared: then nothing changes.
create or replace function prove_own_address(
	whom uuid, wanted text, new_mailbox uuid, proven timestamptz
) returns boolean
	language plpgsql security definer set search_path = pg_catalog, public
	as $$
	begin
		perform pg_advisory_xact_lock(hashtextextended(lower(wanted), 0));
		if is_no_own_address(wanted, whom) then
			return not shares(whom, wanted) and exists (
				select from mailbox_address a join mailbox m on m.id = a.mailbox_id
				where a.address = lower(wanted) and m.proven_at is not null and m.person_id = whom
			);
		end if;
		delete from mailbox m using mailbox_address a
		where a.mailbox_id = m.id and m.person_id = whom and a.address = lower(wanted);
		insert into mailbox (id, person_id, added_by, added_at, proven_at)
			values (new_mailbox, whom, whom, proven, proven);
		insert into mailbox_address (mailbox_id, address) values (new_mailbox, lower(wanted));
		return enter_shared(wanted, whom, proven, proven::date) or prove_address(wanted, proven) = whom;
	end
	$$;

revoke execute on function prove_own_address(uuid, text, uuid, timestamptz), is_no_own_address(text, uuid) from public;
grant execute on function prove_own_address(uuid, text, uuid, timestamptz), is_no_own_address(text, uuid)
	to leerkring_door;
