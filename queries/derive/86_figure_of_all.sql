-- Adds the figures that count all persons only.
-- roles: import
-- param snapshot_id: text
-- param today: date
-- writes
insert into figure_history
select $snapshot_id, $today, figure, null, value
from (
    unpivot (
        select
            count(*) filter (where source = 'unknown') as unknown_source,
            count(*) filter (where source = 'not_in_notice') as not_in_notice,
            count(*) filter (where opted_out) as opted_out,
            count(*) filter (where opt_out_conflict) as opt_out_conflict,
            count(*) filter (where bounced) as bounced
        from person_status
    ) on columns(*) into name figure value value
)
