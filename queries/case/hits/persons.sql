-- The contacts, leads and privacy records of a case's persons: what each says, and what links it to the person.
-- roles: officer, staff
-- param case_id: text
with own as materialized (
    select person_no
    from case_person
    where case_id = $case_id
),

-- Only the records of those: a left join would otherwise first take in the whole table.
contact_of as (
    select *
    from contact
    where person_no in (from own)
),

individual_of as (
    select *
    from individual
    where person_no in (from own)
)

select
    record.object,
    record.record_id,
    concat_ws(
        ', ',
        coalesce(contact.Name, nullif(concat_ws(' ', contact.FirstName, contact.LastName), ''), individual.Name),
        contact.Company,
        contact.Email
    ) as says,
    coalesce(contact.CreatedDate, individual.CreatedDate) as dated_at,
    record.link_reason as why,
    record.linked_to
from person_record as record
left join contact_of as contact
    on contact.person_no = record.person_no
    and contact.object = record.object
    and contact.Id = record.record_id
left join individual_of as individual
    on individual.person_no = record.person_no
    and individual.Id = record.record_id
where record.person_no in (from own)
order by record.object, record.record_id
