-- Whom records of other objects name: in any column, by a record id or by an address that one person reads.
-- The key of the last join is a case: a condition on one side only would make DuckDB compare all with all.
-- roles: import
-- writes
create or replace table person_other_record as
with cell as (
    select
        object,
        Id,
        unnest(json_extract_string(data, '$.*')) as written
    from other_record
    where data is not null
),

value as (
    select
        object,
        Id,
        written,
        case when contains(written, '@') then plain(written) end as email
    from cell
)

select distinct
    coalesce(by_id.person_no, by_address.person_no) as person_no,
    value.object,
    value.Id as record_id
from value
left join person_of_id as by_id on by_id.record_id = value.written
left join person_of_address as by_address on by_address.email = value.email
where by_id.person_no is not null or by_address.person_no is not null
order by 1, 2, 3
