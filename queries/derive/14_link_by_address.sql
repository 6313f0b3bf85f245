-- Links between records with exactly the same address of one reader: each to the first record that has it.
-- roles: import
-- writes
insert into link
with same as (
    select record.record_no, address.record_no as other_no
    from address
    join record on record.email = address.email
    where address.records > 1 and not address.shared and record.record_no <> address.record_no
)

select record_no, other_no, 4, 'email'
from same
union all
select other_no, record_no, 4, 'email'
from same
