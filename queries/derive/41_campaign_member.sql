-- Campaign memberships again, each with its person (by id, else by an address of one reader), sorted by it.
-- The key of the last join is a case: a condition on one side only would make DuckDB compare all with all.
-- roles: import
-- writes
create or replace table campaign_member as
with keyed as (
    select
        rowid as row_id,
        coalesce(ContactId, LeadId, LeadOrContactId) as record_id,
        case when coalesce(ContactId, LeadId, LeadOrContactId) is null then plain(Email) end as email
    from campaign_member
)

select coalesce(by_id.person_no, by_address.person_no) as person_no, campaign_member.*
from campaign_member
join keyed on keyed.row_id = campaign_member.rowid
left join person_of_id as by_id on by_id.record_id = keyed.record_id
left join person_of_address as by_address on by_address.email = keyed.email
order by 1 nulls last, campaign_member.Id
