-- The figures that the notice makes people ask for, corrected by what was decided since the import.
-- roles: officer, manager
-- counts: persons, expired, unknown_source, not_in_notice, opted_out, opt_out_conflicts
-- param today: date
with decided as (
    select
        status.expires_on,
        status.source,
        status.opted_out as opted_out_in_register,
        status.opt_out_conflict,
        person_now.opted_out,
        person_now.source_check_queued or person_now.queued_action is not null as checked,
        person_now.queued_action is not null
            or person_now.held
            or coalesce(person_now.kept_until >= $today, false)
            or person_now.has_open_request as settled
    from person_now
    join person_status as status on status.person_no = person_now.person_no
)

select
    (select coalesce(sum(persons), 0) from retention_cube)::bigint as persons,
    (select coalesce(sum(persons), 0) from retention_cube where expires_on < $today)::bigint
        - (select count(*) from decided where settled and expires_on < $today) as expired,
    (select coalesce(sum(persons), 0) from source_cube where source = 'unknown')::bigint
        - (select count(*) from decided where checked and source = 'unknown') as unknown_source,
    (select coalesce(sum(persons), 0) from source_cube where source = 'not_in_notice')::bigint
        - (select count(*) from decided where checked and source = 'not_in_notice') as not_in_notice,
    (select count(*) from person_status where opted_out)
        + (select count(*) from decided where opted_out and not coalesce(opted_out_in_register, false))
        as opted_out,
    (select count(*) from person_status where opt_out_conflict)
        - (select count(*) from decided where opted_out and opt_out_conflict) as opt_out_conflicts
