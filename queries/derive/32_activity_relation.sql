-- Adds whom the relations of activities name: by record id, or by an address that one person reads.
-- roles: import
-- writes
insert into activity_person
select
    activity.rowid,
    coalesce(by_id.person_no, by_address.person_no) as person_no,
    case relation.RelationType
        when 'FromAddress' then 3 when 'ToAddress' then 4 when 'CcAddress' then 5 when 'BccAddress' then 6
        else 2
    end::tinyint as rank
from activity_relation as relation
join activity on activity.Id = relation.ActivityRecordId
left join person_of_id as by_id on by_id.record_id = relation.RelationId
left join person_of_address as by_address on by_address.email = plain(relation.RelationAddress)
where not coalesce(relation.IsDeleted, false) and coalesce(by_id.person_no, by_address.person_no) is not null
