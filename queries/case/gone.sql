-- Ids of a case that the current snapshot does not have.
-- Those that it has are sought first: an anti join would otherwise take in the owner of every record.
-- roles: officer, staff
-- param case_id: text
with own as materialized (
    select record_id, id_high(record_id) as high, id_low(record_id) as low
    from case_record
    where case_id = $case_id
),

there as materialized (
    select own.record_id
    from own
    join record_owner as owner on owner.id_high = own.high and owner.id_low = own.low
)

select record_id
from own
where record_id not in (from there)
order by record_id
