-- Where each position of the retention list stands in the other orders, with what the list is narrowed by.
-- status: what the position was at the import (expired, due_soon, later, unknown); it moves with the days.
-- roles: import
-- param today: date
-- param due_soon_days: integer
-- writes
create or replace table retention_place as
with place as (
    pivot (select list_position, sorting, place from retention_order)
    on sorting in ('name', 'company', 'last_contact_on')
    using min(place)
    group by list_position
)

select
    list.list_position,
    list.relationship,
    list.rule,
    list.source,
    case
        when list.expires_on is null then 'unknown'
        when list.expires_on < $today then 'expired'
        when list.expires_on <= $today + $due_soon_days then 'due_soon'
        else 'later'
    end as status,
    place.name as name_place,
    place.company as company_place,
    place.last_contact_on as last_contact_on_place
from retention_list as list
join place on place.list_position = list.list_position
order by list.list_position
