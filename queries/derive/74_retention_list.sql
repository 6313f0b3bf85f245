-- Persons in the order in which their time is up, each with its position: pages read a range of positions.
-- roles: import
-- writes
create or replace table retention_list as
select
    row_number() over (
        order by retention.expires_on nulls last, person.name nulls last, person.person_no
    )::integer as list_position,
    person.person_no,
    person.name,
    person.company,
    person.email,
    retention.relationship,
    coalesce(person_source.source, 'unknown') as source,
    retention.rule,
    retention.at_end,
    retention.last_contact_on,
    retention.expires_on
from retention
join person on person.person_no = retention.person_no
left join person_source on person_source.person_no = retention.person_no
order by list_position
