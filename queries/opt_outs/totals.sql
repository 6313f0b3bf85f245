-- How many persons have objected to marketing by the register, how many by decisions since; contradictions left.
-- Unknown: persons of whom the export says nothing in any channel is not counted as consent.
-- roles: officer
with latest as (
    select
        figure,
        value
    from figure_history
    where snapshot_id = (select snapshot_id from snapshot) and dimension is null
),

decided as (
    select
        count(*) filter (where status.opted_out is not true) as queued,
        count(*) filter (where status.opt_out_conflict and person_now.conflict_settled) as settled
    from person_now
    join stand_now as status on status.person_no = person_now.person_no
    where person_now.email_opted_out
)

select
    coalesce((select value from latest where figure = 'opted_out'), 0)::bigint as opted_out,
    (select queued from decided) as queued,
    coalesce((select value from latest where figure = 'opt_out_conflict'), 0)::bigint
    - (select settled from decided) as conflicts
