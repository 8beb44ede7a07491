-- Who was erased is a mark and no words: each reader is told in their own language.
update person set first_name = '[erased]' where (first_name, infix, last_name) = ('Verwijderde persoon', '', '');
