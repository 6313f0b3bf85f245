-- Takes the stage away.
-- roles: import
-- writes
drop table if exists stage
