-- Takes the records that came more than once out of the incoming ones.
-- roles: import
-- writes
delete from incoming
where (record_object, Id) in (select record_object, Id from repeated)
