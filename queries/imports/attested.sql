-- What the office has attested about the time before this dashboard, the newest first. Never proved, always shown.
-- roles: officer
select
    name,
    version,
    value,
    changed_at,
    changed_by
from queue.setting
where starts_with(name, 'baseline.')
order by changed_at desc, name
