-- The rows of the stage that are refused, in order.
-- roles: import
select row_no
from refused
order by row_no
