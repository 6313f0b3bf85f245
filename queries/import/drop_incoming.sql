-- Takes the records of the files of a table away, after they have been filled in: they need much room.
-- roles: import
-- writes
drop table if exists incoming
