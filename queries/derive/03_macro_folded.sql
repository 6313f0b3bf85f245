-- A text as it is searched: plain, and without the marks on its letters.
-- roles: import
-- writes
create or replace temporary macro folded(written) as strip_accents(plain(written))
