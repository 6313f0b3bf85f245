-- In whose file each activity stands: of those with the strongest role, the one with the smallest number.
-- Role and person are packed into one number, which is far quicker to compare than a pair.
-- roles: import
-- writes
create or replace temporary table activity_home as
select
    row_id,
    (min(rank::bigint * 4294967296 + person_no) % 4294967296)::integer as home_no
from activity_person
group by row_id
