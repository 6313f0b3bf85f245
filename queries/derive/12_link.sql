-- Links between records of one person that Salesforce itself states, both ways; rank orders the reasons.
-- An id that points at a record outside the export links nothing.
-- roles: import
-- writes
create or replace temporary table link as
with stated as (
    select record_no, converted_id as other_id, 1 as rank, 'converted_lead' as reason
    from record
    where converted_id is not null
    union all
    select record_no, master_id, 2, 'merged'
    from record
    where master_id is not null
    union all
    select record_no, individual_id, 3, 'individual'
    from record
    where individual_id is not null
),

found as (
    select stated.record_no, other.record_no as other_no, stated.rank, stated.reason
    from stated
    join record as other on other.record_id = stated.other_id
    where other.record_no <> stated.record_no
)

select record_no, other_no, rank, reason
from found
union all
select other_no, record_no, rank, reason
from found
