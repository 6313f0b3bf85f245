-- Which person each record is of; persons are numbered from 1 by their smallest record id.
-- The main record is a living contact before a lead before an individual, then the one changed last.
-- roles: import
-- writes
create or replace temporary table member as
with rooted as (
    select record.*, record.record_no as root, true as main
    from record
    where record.record_no not in (select record_no from label)
    union all
    select
        record.*,
        label.root,
        row_number() over (
            partition by label.root
            order by
                record.deleted,
                record.master_id is not null,
                record.converted,
                case record.object when 'Contact' then 1 when 'Lead' then 2 else 3 end,
                record.modified_at desc nulls last,
                record.record_no
        ) = 1
    from label
    join record on record.record_no = label.record_no
)

select
    dense_rank() over (order by root)::integer as person_no,
    * exclude (root)
from rooted
order by person_no, main desc, record_no
