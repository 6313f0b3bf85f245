-- What an officer has accepted of the rows of a control until a day that has not passed; rows NULL: all of them.
-- roles: officer, system
-- param control: text
-- param today: date
with newest as (
    select arg_max(value, version) as value
    from queue.setting
    where name = 'accepted.' || $control
),

acceptance as (
    select unnest(from_json(value::json, '[{"rows": ["varchar"], "until": "date"}]')) as entry
    from newest
)

select
    entry.rows,
    entry.until
from acceptance
where entry.until >= $today
