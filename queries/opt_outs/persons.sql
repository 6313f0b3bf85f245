-- Persons who have objected to marketing, by the copy or by a decision since, by person number: a page of them.
-- recorded_since: by a decision alone, which the copy does not show yet; with $since only those.
-- roles: officer
-- param after: integer
-- param rows: integer
-- param since: boolean
with listed as materialized (
    select person_no, recorded_since
    from (
        (
            select person_no, false as recorded_since
            from person_status
            where opted_out and person_no > $after and not $since
            order by person_no
            limit $rows
        )
        union all
        select person_now.person_no, true
        from person_now
        join stand_now as status on status.person_no = person_now.person_no
        where person_now.email_opted_out and status.opted_out is not true and person_now.person_no > $after
    )
    order by person_no
    limit $rows
)

select
    listed.person_no,
    listed.recorded_since,
    person.name,
    person.company,
    status.email_opt_out,
    status.phone_opt_out,
    status.fax_opt_out,
    status.individual_opt_out,
    status.consent_opt_out
from listed
join person on person.person_no = listed.person_no
join person_status as status on status.person_no = listed.person_no
order by listed.person_no
