-- How many data-subject requests are closed.
-- roles: officer, staff
select count(*) as requests
from case_now
where
    kind = 'right'
    and state in ('fulfilled', 'partially_fulfilled', 'rejected', 'withdrawn', 'duplicate')
