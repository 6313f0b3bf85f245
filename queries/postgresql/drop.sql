-- Give up the queue's schema with all that is in it: another one takes its place.
-- roles: system
-- writes
drop schema queue cascade
