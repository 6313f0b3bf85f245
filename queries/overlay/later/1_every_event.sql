-- Every event of every case, once the overlay stands.
-- roles: system
-- writes
alter view touched_event rename to every_event
