-- How often somebody mailed others in the last hour is counted from what they did.

create index event_actor on event (actor_id, at);
