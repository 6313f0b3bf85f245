-- Records of other objects that name a case's persons, with all that stands in them.
-- roles: officer, staff
-- param case_id: text
select
    part.object,
    other_record.data::varchar as data,
    part.record_id
from person_other_record as part
join other_record on other_record.object = part.object and other_record.Id = part.record_id
where part.person_no in (select person_no from case_person where case_id = $case_id)
order by part.object, part.record_id
