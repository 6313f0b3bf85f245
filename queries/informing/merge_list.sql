-- Persons of a round who wait to be informed, as a list for a mail merge or for letters.
-- roles: officer
-- param case_id: text
with waiting as (
    select unnest(from_json(delivery.salesforce_ids, '["varchar"]')) as record_id
    from deliveries_of($case_id) as delivery
    where delivery.state = 'queued'
),

wanted as (
    select distinct owner.person_no
    from waiting
    join record_owner as owner
        on owner.id_high = id_high(waiting.record_id) and owner.id_low = id_low(waiting.record_id)
    where owner.person_no not in (select person_no from leaving_person)
)

select
    person.name,
    person.first_name,
    person.last_name,
    person.company,
    person.email,
    person.phone,
    coalesce(contact.MailingStreet, contact.Street) as street,
    coalesce(contact.MailingPostalCode, contact.PostalCode) as postcode,
    coalesce(contact.MailingCity, contact.City) as city,
    coalesce(contact.MailingCountry, contact.Country) as country,
    status.source,
    person.main_id as salesforce_id
from wanted
join person on person.person_no = wanted.person_no
left join person_status as status on status.person_no = wanted.person_no
left join contact on contact.Id = person.main_id
where not person.deleted
order by person.name, person.person_no
