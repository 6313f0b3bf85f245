-- The records that came more than once, with their place: 1 is the newest, which wins; the others lose.
-- Newest by SystemModstamp, else LastModifiedDate, else the later file, else the later row.
-- roles: import
-- writes
create or replace temp table repeated as
with several as (
    select
        record_object,
        Id
    from incoming
    group by record_object, Id
    having count(*) > 1
)

select
    record_object,
    Id,
    file_no,
    row_no,
    row_number() over (
        partition by record_object, Id
        order by
            coalesce(try_cast(SystemModstamp as timestamp), try_cast(LastModifiedDate as timestamp)) desc nulls last,
            file_no desc,
            row_no desc
    ) as place
from incoming
join several using (record_object, Id)
