-- Persons who declined, by channel and since when (known for consents only); one may stand under several.
-- roles: import
-- writes
create or replace table opt_out_cube as
with declined as (
    select
        relationship,
        source,
        unnest([
            {'channel': 'email', 'out': email_opt_out, 'since': null::date},
            {'channel': 'phone', 'out': phone_opt_out, 'since': null},
            {'channel': 'fax', 'out': fax_opt_out, 'since': null},
            {'channel': 'individual', 'out': individual_opt_out, 'since': null},
            {'channel': 'consent', 'out': consent_opt_out, 'since': consent_since}
        ], recursive := true)
    from person_status
    where opted_out
)

select
    channel,
    since,
    relationship,
    source,
    count(*) as persons
from declined
where out
group by all
order by channel, since, relationship, source
