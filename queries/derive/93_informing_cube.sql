-- Persons to be told, counted: all by the day they entered, those of Art. 14 by source and last day; and by reach.
-- fingerprint: of everybody who is counted in a row; first_no: one of them. What has been told since is laid over it.
-- roles: import
-- writes
create or replace table informing_cube as
select
    'all' as counted,
    told.created_on,
    null::varchar as source,
    null::date as due_on,
    told.reach,
    told.opted_out,
    count(*) as persons,
    bit_xor(md5_number(person.main_id)) as fingerprint,
    min(told.person_no) as first_no
from informing_person as told
join person on person.person_no = told.person_no
group by told.created_on, told.reach, told.opted_out
union all
select
    'due',
    null,
    told.source,
    told.due_on,
    told.reach,
    told.opted_out,
    count(*),
    bit_xor(md5_number(person.main_id)),
    min(told.person_no)
from informing_person as told
join person on person.person_no = told.person_no
where told.due_on is not null
group by told.source, told.due_on, told.reach, told.opted_out
order by all
