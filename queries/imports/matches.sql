-- Which persons have any of some whole addresses or record ids, and whether they have objected to marketing.
-- roles: officer
-- param tokens: text[]
with hit as (
    select distinct
        token,
        person_no
    from search_token
    where token in (select unnest($tokens::varchar[]))
)

select
    hit.person_no,
    any_value(hit.token) as token,
    any_value(person.name) as name,
    bool_or(person.deleted) as deleted,
    bool_or(coalesce(status.opted_out, false) or coalesce(person_now.opted_out, false)) as opted_out
from hit
join person on person.person_no = hit.person_no
left join person_status as status on status.person_no = hit.person_no
left join person_now on person_now.person_no = hit.person_no
group by hit.person_no
order by hit.person_no
