-- The org's own text columns that are filled for some contacts and leads: what anonymising empties besides.
-- Ticks and numbers stay: Salesforce refuses an empty tick, and a number tells nobody.
-- A name is given as a JSON pointer: `$` would begin a path.
-- roles: officer, staff
-- param record_ids: text[]
with cell as (
    select
        contact.object,
        unnest(json_keys(contact.extra)) as column_name,
        contact.extra ->> ('/' || replace(replace(column_name, '~', '~0'), '/', '~1')) as cell
    from contact
    where contact.Id in (select unnest($record_ids::varchar[]))
        and contact.extra is not null
)

select distinct
    object,
    column_name
from cell
where column_name like '%#_#_c' escape '#'
    and lower(cell) not in ('true', 'false')
    and try_cast(cell as double) is null
order by object, column_name
