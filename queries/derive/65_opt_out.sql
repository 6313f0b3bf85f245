-- What each person has declined, the least permissive over all records; NULL where nothing is known.
-- conflict: one record of the person says out while another says in.
-- roles: import
-- writes
create or replace temporary table opt_out as
with covered as (
    select
        bool_and(known) filter (where fact = 'opt_out_individual') as individual_known,
        bool_and(known) filter (where fact = 'opt_out_consent') as consent_known
    from coverage
)

select
    person.person_no,
    coalesce(record_opt_out.email_opt_out, case when record_opt_out.person_no is null then false end)
        as email_opt_out,
    coalesce(record_opt_out.phone_opt_out, case when record_opt_out.person_no is null then false end)
        as phone_opt_out,
    coalesce(record_opt_out.fax_opt_out, case when record_opt_out.person_no is null then false end)
        as fax_opt_out,
    case
        when individual_opt_out.person_no is not null then individual_opt_out.individual_opt_out
        when covered.individual_known then false
    end as individual_opt_out,
    case
        when consent_opt_out.consent_opt_out then true
        when covered.consent_known then false
    end as consent_opt_out,
    consent_opt_out.consent_since,
    coalesce(record_opt_out.conflict, false)
    or coalesce(individual_opt_out.conflict, false)
    or coalesce(record_opt_out.email_in and individual_opt_out.individual_opt_out, false)
    or coalesce(record_opt_out.email_in and consent_opt_out.email_out, false) as conflict
from (select distinct person_no from member) as person
cross join covered
left join record_opt_out on record_opt_out.person_no = person.person_no
left join individual_opt_out on individual_opt_out.person_no = person.person_no
left join consent_opt_out on consent_opt_out.person_no = person.person_no
