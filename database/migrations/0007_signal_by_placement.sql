-- Who may read a signal is looked up by its placement; an index of all keys only slowed its writing.

drop index signal_readers;
drop index signal_step_readers;
drop index signal_line_readers;
