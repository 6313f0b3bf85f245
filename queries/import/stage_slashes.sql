-- Rewrites dates with slashes, in columns where day and month are known apart, with the year first.
-- roles: import
-- param slashed: text[]
-- param month_first: boolean
-- writes
create or replace temp table stage as
select
    columns(lambda name: not list_contains($slashed, name)),
    from_slashes(columns($slashed), $month_first)
from stage
