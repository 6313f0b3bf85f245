-- Whose the record ids of deliveries are: those of told_record, and any that came since it was last worked out.
-- roles: system
-- writes
create view notice_owner as
with late as materialized (
    select record_id
    from notice_now
    where record_id not in (select record_id from told_record)
)

select distinct record_id, person_no
from told_record
union all
select distinct late.record_id, owner.person_no
from late
join record_owner as owner
    on owner.id_high = id_high(late.record_id) and owner.id_low = id_low(late.record_id)
