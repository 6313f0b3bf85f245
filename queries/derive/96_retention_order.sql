-- Where the retention list in its other orders is gathered: a page is a range of places, as in the list.
-- roles: import
-- writes
create or replace table retention_order as
select
    ''::varchar as sorting,
    0::integer as place,
    *
from retention_list
limit 0
