-- What tells whether a file may go straight into its table, in one row.
-- How many records and characters arrive, whether any of them has a local reference for an Id, and for each truth
-- column whether any cell says false: then an empty cell says nothing.
-- roles: import
with cell as (
    select
        length(concat(*columns(getvariable('reading').kept))) as characters,
        cleaned(columns(getvariable('casting').booleans), getvariable('casting').report),
        starts_with(trim(Id), '@') as is_local
    from given
)

select
    count(*) as records,
    coalesce(sum(characters), 0)::bigint as characters,
    coalesce(bool_or(is_local), false) as has_local,
    bool_or(as_boolean(columns(getvariable('casting').booleans), '') = 'false')
from cell
