-- Records of other objects again, each with the first person that it names and sorted by it.
-- roles: import
-- writes
create or replace table other_record as
select home.person_no, other_record.*
from other_record
left join (
    select object, record_id, min(person_no) as person_no
    from person_other_record
    group by object, record_id
) as home on home.object = other_record.object and home.record_id = other_record.Id
order by home.person_no nulls last, other_record.object, other_record.Id
