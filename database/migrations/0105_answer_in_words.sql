-- An answer may be only what somebody wrote. An erased one keeps its choice without its words.
alter table signal_step drop constraint signal_step_choice_check;
alter table signal_step add constraint signal_step_choice_check check (choice in ('plan', 'cannot', 'call', 'words'));
