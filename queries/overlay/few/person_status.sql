-- What the copy says of persons, but for all who are not in the registered frame `few`: this cursor's queries find them first.
-- Only the columns that controls read: the rows lie scattered, and each column costs as much as a row.
-- roles: officer, system
-- writes
create temp table person_status as
select
    person_no,
    relationship,
    source,
    source_value,
    rule,
    expires_on,
    opted_out,
    opt_out_conflict,
    consent_opt_out,
    consent_since,
    bounced,
    bounced_on,
    left_company,
    left_on
from person_status
where person_no in (select person_no from few)
