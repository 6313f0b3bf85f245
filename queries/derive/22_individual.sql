-- Individuals again, each with its person and sorted by it; those of the staff only have none.
-- roles: import
-- writes
create or replace table individual as
select member.person_no, individual.*
from individual
left join member on member.row_id = individual.rowid and member.object = 'Individual'
order by member.person_no nulls last, individual.Id
