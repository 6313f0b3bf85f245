-- Whom records of other objects name: in any column, by a record id or by an address that one person reads.
-- The key of the last join is a case: a condition on one side only would make DuckDB compare all with all.
-- roles: import
-- writes
create or replace table person_other_record as
with value as (
    select
        object,
        Id,
        unnest(json_extract_string(data, '$.*')) as written
    from other_record
    where data is not null
),

keyed as (
    select
        *,
        case when contains(written, '@') then plain(written) end as email
    from value
)

select distinct
    coalesce(by_id.person_no, by_address.person_no) as person_no,
    keyed.object,
    keyed.Id as record_id
from keyed
left join person_of_id as by_id on by_id.record_id = keyed.written
left join person_of_address as by_address on by_address.email = keyed.email
where by_id.person_no is not null or by_address.person_no is not null
order by 1, 2, 3
