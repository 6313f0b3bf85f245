-- Records of other objects that name a case's persons, with all that stands in them.
-- roles: officer, staff
-- param case_id: text
select distinct
    other_record.object,
    other_record.Id,
    other_record.IsDeleted,
    other_record.data::varchar as data,
    other_record.extra::varchar as extra
from person_other_record as part
join other_record on other_record.object = part.object and other_record.Id = part.record_id
where part.person_no in (select person_no from case_person where case_id = $case_id)
order by other_record.object, other_record.Id
