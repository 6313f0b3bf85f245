-- The figures that the notice makes people ask for, corrected by what was decided since the import.
-- roles: officer, manager, system
-- counts: persons, expired, unknown_expiry, unknown_source, not_in_notice, opted_out, opt_out_conflicts
-- param today: date
with decided as (
    select
        count(*) filter (
            where status.expires_on < $today
            and (
                person_now.queued_action is not null
                or person_now.held
                or person_now.kept_until >= $today
                or person_now.has_open_request
            )
        ) as expired,
        count(*) filter (
            where status.expires_on is null
            and (
                person_now.queued_action is not null
                or person_now.held
                or person_now.kept_until >= $today
                or person_now.has_open_request
            )
        ) as unknown_expiry,
        count(*) filter (where status.source = 'unknown' and queued) as unknown_source,
        count(*) filter (where status.source = 'not_in_notice' and queued) as not_in_notice,
        count(*) filter (
            where person_now.email_opted_out and not coalesce(status.opted_out, false)
        ) as opted_out,
        count(*) filter (where person_now.conflict_settled and status.opt_out_conflict) as opt_out_conflicts
    from (
        select *, source_check_queued or queued_action is not null as queued
        from person_now
    ) as person_now
    join stand_now as status on status.person_no = person_now.person_no
),

counted as (
    select
        coalesce(sum(persons), 0)::bigint as persons,
        coalesce(sum(persons) filter (where expires_on < $today), 0)::bigint as expired,
        coalesce(sum(persons) filter (where expires_on is null), 0)::bigint as unknown_expiry
    from expiry_cube
),

came_from as (
    select
        coalesce(sum(persons) filter (where source = 'unknown'), 0)::bigint as unknown_source,
        coalesce(sum(persons) filter (where source = 'not_in_notice'), 0)::bigint as not_in_notice
    from source_value_cube
)

select
    counted.persons,
    counted.expired - decided.expired as expired,
    counted.unknown_expiry - decided.unknown_expiry as unknown_expiry,
    came_from.unknown_source - decided.unknown_source as unknown_source,
    came_from.not_in_notice - decided.not_in_notice as not_in_notice,
    declined.opted_out + decided.opted_out as opted_out,
    declined.opt_out_conflicts - decided.opt_out_conflicts as opt_out_conflicts
from counted
cross join came_from
cross join decided
cross join declined
