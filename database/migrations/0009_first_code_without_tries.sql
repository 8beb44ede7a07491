-- A code of 50 bits needs no count of tries; the count let anybody spend it for who holds it.

alter table auth.first_code drop column tries;
