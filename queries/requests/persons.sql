-- Who each of some cases is about in the current snapshot.
-- Nobody where the records are gone, several names where they were split since.
-- roles: officer, staff
-- param case_ids: text[]
with own as materialized (
    select case_id, person_no
    from case_person
    where case_id in (select unnest($case_ids::varchar[]))
),

found as materialized (
    select person_no, card
    from person_card
    where rowid in (select person_no - 1 from own)
),

card as (
    select person_no, unpacked(card) as part
    from found
)

select
    own.case_id,
    string_agg(coalesce(part.name, part.email), ', ' order by own.person_no) as person,
    any_value(part.company) as company,
    count(*) as persons
from own
join card on card.person_no = own.person_no
group by own.case_id
