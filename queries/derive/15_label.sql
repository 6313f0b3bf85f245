-- The smallest record that each linked record is known to belong with, to begin with: its smallest neighbour.
-- roles: import
-- writes
create or replace temporary table label as
select
    record_no,
    least(record_no, min(other_no)) as root
from link
group by record_no
