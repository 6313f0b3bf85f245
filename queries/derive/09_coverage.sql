-- Which facts this export can tell, and what is missing where it cannot: missing is unknown, not empty.
-- An object that the policy attests as not used is not missed.
-- roles: import
-- writes
create or replace table coverage as
with checked as (
    select
        wanted.fact,
        case
            when given.object is null then wanted.object
            else wanted.object || '.' || wanted.column_name
        end as missing,
        coalesce(
            attested.word is not null
            or (given.object is null and wanted.optional)
            or given.columns_unknown
            or list_contains(given.columns, wanted.column_name),
            false
        ) as known
    from wanted
    left join (
        select
            object,
            list(column_name) as columns,
            bool_or(column_name is null) as columns_unknown
        from given_column
        group by object
    ) as given on given.object = wanted.object
    left join policy_word as attested on attested.kind = 'attested' and attested.word = lower(wanted.object)
)

select
    fact,
    bool_and(known) as known,
    'Missing from the export: '
    || string_agg(distinct missing, ', ' order by missing) filter (where not known) || '.' as reason,
    string_agg(distinct missing, ', ' order by missing) filter (where not known) as missing
from checked
group by fact
order by fact
