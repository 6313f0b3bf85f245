-- Passes smaller labels on to neighbours, and to where those point; repeated until no row changes.
-- roles: import
-- writes
update label
set root = better.root
from (
    select reached.record_no, min(further.root) as root
    from (
        select link.record_no, min(near.root) as root
        from link
        join label as near on near.record_no = link.other_no
        group by link.record_no
    ) as reached
    join label as further on further.record_no = reached.root
    group by reached.record_no
) as better
where better.record_no = label.record_no and better.root < label.root
