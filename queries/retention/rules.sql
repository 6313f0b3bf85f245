-- The retention rules for persons as they were at the import, in the order in which they were tried.
-- roles: officer, manager
select
    rule,
    relationship,
    condition,
    counted_from,
    months,
    days,
    at_end,
    ground,
    article
from retention_rule
where applies_to = 'person'
order by list_position
