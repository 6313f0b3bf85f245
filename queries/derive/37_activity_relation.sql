-- Relations of activities again, each with its person and sorted by it.
-- roles: import
-- writes
create or replace table activity_relation as
select coalesce(by_id.person_no, by_address.person_no) as person_no, relation.*
from activity_relation as relation
left join person_of_id as by_id on by_id.record_id = relation.RelationId
left join person_of_address as by_address on by_address.email = plain(relation.RelationAddress)
order by 1 nulls last, relation.Id
