-- A name belongs to the look that it is kept for: on the same placement, of the same organisation and day.

alter table look add unique (id, placement_id, organisation_id, day);
alter table look_reader drop constraint look_reader_look_id_fkey;
alter table look_reader add foreign key (look_id, placement_id, organisation_id, day)
	references look (id, placement_id, organisation_id, day) on delete cascade;
