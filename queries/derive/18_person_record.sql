-- The records of each person, the main one first, each with what links it to another of them.
-- roles: import
-- writes
create or replace table person_record as
with nearest as (
    select
        link.record_no,
        arg_min(link.reason, (link.rank, not other.main, link.other_no)) as reason,
        arg_min(other.record_id, (link.rank, not other.main, link.other_no)) as linked_to
    from link
    join member as other on other.record_no = link.other_no
    group by link.record_no
)

select
    member.person_no,
    member.object,
    member.record_id,
    case when member.main then 'itself' else nearest.reason end as link_reason,
    case when not member.main then nearest.linked_to end as linked_to
from member
left join nearest on nearest.record_no = member.record_no
order by member.person_no, member.main desc, member.record_no
