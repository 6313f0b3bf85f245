-- Numbers of changes: every row tells its last one, so that a server asks for what is newer than what it has.
-- Writers stand in a row (an advisory lock), so numbers are committed in their order.
-- roles: system
-- writes
create sequence if not exists queue.change_no
