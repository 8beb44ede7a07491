-- Who stands in can stop before the last day, by either of the two.

alter table deputy add column ended_on date;
