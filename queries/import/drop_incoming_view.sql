-- Takes the view of a file on its way into a table away.
-- roles: import
-- writes
drop view if exists incoming
